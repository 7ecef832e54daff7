"""A bureau met in an import is confirmed on a page of its own, or merged into another."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from agencies.models import Agency
from briefings.bureaus import ConfirmationRefused, confirm, waiting_for
from briefings.merging import MergeRefused, clashes, standing_in_the_way
from briefings.models import Article, Binned, Issue
from metrics.filing import merge_bureaus
from metrics.models import Figure

from .behaviour import link_to
from .forms.bureaus import ConfirmForm, LastWord, OtherBureau

# So many of the texts that named it are shown; the rest stand in the list.
NAMED = 10


def confirm_page(model_admin, request, pk):
    """Who named it, what waits for it, and what has to be said of it."""
    agency = _bureau(model_admin, request, pk)
    if agency.is_confirmed:
        messages.info(request, f"“{agency}”已经确认。")
        return redirect("admin:agencies_agency_change", agency.pk)
    form = ConfirmForm(request.POST or None, instance=agency)
    if form.is_valid() and _confirm(request, form):
        return redirect("admin:index")
    issues = Issue.objects.of_agency(agency).newest_first().with_contents()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"确认单位：{agency}",
        "opts": model_admin.opts,
        "agency": agency,
        "form": form,
        "waiting": waiting_for(agency),
        "merging": reverse("admin:agencies_agency_merge", args=[agency.pk]),
        "issues": _with_files(issues)[:NAMED],
    }
    return TemplateResponse(request, "admin/agencies/agency/confirm.html", context)


def _confirm(request, form: ConfirmForm) -> bool:
    agency = form.instance
    try:
        confirm(agency, request.user)
    except ConfirmationRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    count = Issue.objects.of_agency(agency).count()
    messages.success(request, f"已确认“{agency}”，它的 {count} 期可以提交和发布了。")
    return True


def _with_files(issues):
    files = issues.select_related("agency", "source_file")
    return files.defer("source_file__text", "source_file__content")


def _bureau(model_admin, request, pk) -> Agency:
    """The bureau, for whoever may say where it stands."""
    agency = model_admin.get_object(request, str(pk))
    if agency is None:
        raise Http404
    if not model_admin.has_confirm_permission(request):
        raise PermissionDenied
    return agency


class BureauLine(NamedTuple):
    """A line of two bureaus side by side."""

    label: str
    former: object
    into: object


def merge_page(model_admin, request, pk):
    """Two bureaus side by side, what stands in the way of one, and the last word."""
    former = _bureau(model_admin, request, pk)
    choice = OtherBureau(former, request.GET or None)
    into = choice.cleaned_data["into"] if choice.is_valid() else None
    last_word = LastWord(former, request.POST or None)
    if into and last_word.is_valid() and _merge(request, former, into, last_word):
        return redirect("admin:agencies_agency_change", into.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"合并单位：{former}",
        "opts": model_admin.opts,
        "former": former,
        "choice": choice,
        "into": into,
        "last_word": last_word,
        **(_compared(former, into) if into else {}),
    }
    return TemplateResponse(request, "admin/agencies/agency/merge.html", context)


def _merge(request, former: Agency, into: Agency, last_word: LastWord) -> bool:
    name = former.name
    try:
        moved = merge_bureaus(former, into, request.user)
    except MergeRefused as refusal:
        last_word.add_error(None, str(refusal))
        return False
    told = f"已把“{name}”并入“{into}”，{moved} 期随之改属；旧网址转到新的。"
    messages.success(request, told)
    return True


def _compared(former: Agency, into: Agency) -> dict[str, object]:
    pairs = zip(_told_of(former), _told_of(into), strict=True)
    found = list(clashes(former, into))
    return {
        "lines": [BureauLine(label, a, b) for (label, a), (_, b) in pairs],
        "others": list(standing_in_the_way(former, into)),
        "clashes": [(each.what, _linked(each.row)) for each in found[:NAMED]],
        "more": max(0, len(found) - NAMED),
    }


def _linked(row) -> object:
    """A link where the desk has a page for it."""
    return link_to(row) if isinstance(row, Issue) else row


def _told_of(agency: Agency) -> list[tuple[str, object]]:
    """What a bureau is, and how much there is of it."""
    issues = waiting_for(agency)
    return [
        ("简称", agency.short_name),
        ("网址名", agency.slug),
        ("行政区划", agency.region),
        ("上级单位", agency.parent),
        ("机关代字", agency.document_prefix),
        ("曾用名", "、".join(agency.former_names)),
        ("期", "、".join(f"{status} {count}" for status, count in issues) or 0),
        ("文章", Article.objects.of_agency(agency).count()),
        ("数据", Figure.objects.of_agency(agency).count()),
        ("人员", "、".join(map(_role, agency.memberships.select_related("user")))),
        ("不规范表述", agency.forbidden_wordings.count()),
        ("下级单位", agency.children.count()),
        ("回收站", Binned.objects.filter(agency=agency).count()),
    ]


def _role(membership) -> str:
    return f"{membership.user}（{membership.get_role_display()}）"
