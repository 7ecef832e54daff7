"""A doubtful text of an upload is mended in its row; all follows as after any edit."""

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction

from briefings.answering import ASKED_FOR, TITLE, row_meant, settle_answered
from briefings.editing import settle
from briefings.models import Article, Issue, Remark
from briefings.uploads import SortedUpload
from briefings.versions import begin_edit
from metrics.filing import file_edit

from .forms.repair import RepairForm, form_for


def repair_forms(
    request, found: SortedUpload, refused: RepairForm | None
) -> list[tuple]:
    """Each doubtful issue with its form: as it is, or as it was refused."""
    rows = []
    for each in found.doubtful:
        may = request.user.has_perm("briefings.change_issue", each.issue)
        is_refused = refused and refused.instance == each.issue
        form = refused if is_refused else _form(request.user, each.issue)
        rows.append((*each, form if may else None))
    return rows


def repair(request, found: SortedUpload) -> RepairForm | None:
    """Save one row of those that are doubtful; answers its form where that will not do."""
    drafts = [each.issue for each in found.doubtful]
    wanted = request.POST["repair"]
    issue = next((each for each in drafts if str(each.pk) == wanted), None)
    if issue is None or not request.user.has_perm("briefings.change_issue", issue):
        messages.error(request, "这一期别人刚处理过，请看它现在的情况。")
        return None
    form = _save(request, issue)
    if form.errors:
        return form
    messages.success(request, f"“{issue}”已保存。")
    return None


@transaction.atomic
def _save(request, issue: Issue) -> RepairForm:
    """Nobody else changes it meanwhile; looked at as it is by then."""
    begin_edit(issue.pk)
    now = Issue.objects.select_related("agency").get(pk=issue.pk)
    form = _form(request.user, now, request.POST)
    if not form.is_valid():
        return form
    if form.mended:
        _follow(form, request.user)
    if form.cleaned_data["looked"]:
        settle(now.remarks.all(), request.user)
    return form


def _follow(form: RepairForm, by) -> None:
    issue, article, changed = form.save(), form.article, form.mended
    if article and "title" in changed:
        article.title = form.cleaned_data["title"]
        article.title_is_provisional = False
        article.save()
    told = [{"changed": {"fields": [str(form.fields[name].label) for name in changed]}}]
    LogEntry.objects.log_actions(by.pk, [issue], CHANGE, told, single_object=True)
    file_edit(issue, by)
    settle_answered(
        issue, [(issue, changed), *([(article, changed)] if article else [])], by
    )


def _form(by, issue: Issue, data=None) -> RepairForm:
    remarks = list(Remark.objects.about(issue).open())
    make = form_for(issue, {each.code for each in remarks})
    article = _article_doubted(issue, remarks)
    return make(by, article, data, instance=issue, prefix=f"issue-{issue.pk}")


def _article_doubted(issue: Issue, remarks: list[Remark]) -> Article | None:
    """The one whose title is asked for, else the first."""
    articles = list(issue.articles.all())
    for remark in remarks:
        if ASKED_FOR.get(remark.code) == TITLE:
            row = row_meant(remark, TITLE, issue, articles)
            return row if isinstance(row, Article) else None
    return articles[0] if articles else None
