"""The history of an issue or article: its versions, what differs between two, the way back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse

from agencies.models import Region
from briefings.editing import manuscript_of
from briefings.models import Article, Issue, Topic
from briefings.reverting import RevertRefused
from briefings.versions import Version
from metrics.filing import bring_back_version
from reading.differences import compared

from .collisions import Met
from .telling import asked_of, told_in

# The columns that no clerk reads as they are.
UNSAID = {"id", "issue", "blocks"}


class Deed(NamedTuple):
    """A line of the history: a version that was kept, or what somebody did."""

    at: datetime
    by: Any
    words: str
    version: Version | None = None


def history_page(model_admin, request, object_id):
    """Versions and deeds, newest first; two versions side by side; one brought back."""
    row = model_admin.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    if request.method == "POST" and _bring_back(model_admin, request, row):
        return HttpResponseRedirect(request.get_full_path())
    versions = list(row.history.select_related("history_user"))
    older, newer = _chosen(request.GET, versions)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"历史：{row}",
        "opts": model_admin.opts,
        "object": row,
        "module_name": str(model_admin.opts.verbose_name_plural),
        "may_bring_back": model_admin.has_change_permission(request, row),
        "entries": sorted(_entries(row, versions), key=lambda e: e.at, reverse=True),
        "articles": row.articles.all() if isinstance(row, Issue) else [],
        "older": older,
        "newer": newer,
        "is_newest": bool(versions) and newer == versions[0],
        "fields": list(differences(older, newer)) if older and newer else [],
        **asked_of(request, row.issue if isinstance(row, Article) else row),
    }
    return TemplateResponse(request, "admin/briefings/history.html", context)


def _bring_back(model_admin, request, row) -> bool:
    """Whether it was: if not, the page is shown again, with what was said of the change."""
    if not model_admin.has_change_permission(request, row):
        raise PermissionDenied
    key = request.POST.get("version", "")
    version = row.history.filter(pk=key if key.isdecimal() else None).first()
    if version is None:
        raise Http404
    try:
        bring_back_version(version, request.user, told_in(request.POST, row))
    except RevertRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "已恢复那个版本；原来的也还在历史里。")
        return True
    return False


def _chosen(asked, versions: list[Version]) -> tuple[Version | None, Version | None]:
    """The two that were asked for, else the last two, the older first."""
    by_key = {str(each.pk): each for each in versions}
    two = [by_key.get(asked.get(name, "")) for name in ("older", "newer")]
    found = [each for each in two if each]
    if len(found) != len(two):
        found = versions[1::-1]
    if len(found) < len(two):
        return None, None
    older, newer = sorted(found, key=lambda each: (each.history_date, each.pk))
    return older, newer


def _entries(row: Issue | Article, versions: list[Version]) -> Iterator[Deed]:
    for each in versions:
        words = "第一个版本" if each.history_type == "+" else "保存的版本"
        yield Deed(each.history_date, each.history_user, words, each)
    of_row = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(type(row)), object_id=row.pk
    )
    for each in of_row.select_related("user"):
        words = each.get_change_message() or str(each.get_action_flag_display())
        yield Deed(each.action_time, each.user, words)


def differences(older: Version, newer: Version) -> Iterator[Met]:
    """The fields in which they differ, each in words."""
    before, after = _in_words(older), _in_words(newer)
    for label, text in after.items():
        if before.get(label) != text:
            yield Met(label, compared(before.get(label, ""), text))


def _in_words(version: Version) -> dict[str, str]:
    """What a version says, by the labels of its fields."""
    said = {
        str(field.verbose_name): _plain(version, field)
        for field in version.tracked_fields
        if field.name not in UNSAID
    }
    beside = version.beside
    if version.instance_type is Article:
        said["正文"] = manuscript_of(Article(blocks=version.blocks))
        said["主题"] = _named(Topic.objects.filter(pk__in=beside["topics"]))
        said["涉及地区"] = _named(Region.objects.filter(pk__in=beside["regions"]))
    else:
        lines = beside["distribution"]
        said["报送范围"] = "\n".join(
            f"{role}：{'、'.join(to)}" for _, role, to in lines
        )
    return said


def _plain(version: Version, field) -> str:
    if field.is_relation:
        key = getattr(version, field.attname)
        return _named(field.related_model.objects.filter(pk=key))
    value = getattr(version, field.attname)
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return "" if value is None else str(value)


def _named(rows) -> str:
    return "、".join(map(str, rows))
