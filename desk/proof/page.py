"""The page of a proof: an issue is read as the public will read it, and judged there."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import admin
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from briefings.gate import blocks_to_come
from briefings.models import Issue
from briefings.proofs import last_read_at, take_as_read
from briefings.publishing import last_judged, objections, why_not_public
from briefings.versions import as_of, digest_of
from intake.office import has_office
from reading.privacy import mask
from reuse.elsewhere import ToldElsewhere, published_already

from ..behaviour import link
from ..settling import open_remarks
from ..steps import TakesSteps, asked_step, take_step
from ..work import next_to_review
from .changes import changes_since
from .drawing import draw_proof

# How what has changed is shown: in the text, by itself, or not at all.
IN_TEXT, ALONE, NOT_AT_ALL = "marked", "only", "none"
WAYS = {IN_TEXT: "标出改动", ALONE: "只看改动", NOT_AT_ALL: "不标改动"}


class ReadAsProof(TakesSteps, admin.ModelAdmin):
    """Issues are read in full before a step, on a page of their own."""

    def get_urls(self):
        page = self.admin_site.admin_view(partial(proof_page, self))
        own = path("<int:pk>/proof/", page, name="briefings_issue_proof")
        return [own, *super().get_urls()]

    @admin.display(description="预览")
    def proof_link(self, issue):
        name = "审阅" if issue.status == Issue.Status.IN_REVIEW else "预览"
        return link(proof_of(issue), name)


def proof_of(issue: Issue | int) -> str:
    key = issue if isinstance(issue, int) else issue.pk
    return reverse("admin:briefings_issue_proof", args=[key])


def proof_page(model_admin, request, pk):
    """For whoever may see the issue at the desk; of another bureau there is none."""
    rows = model_admin.get_queryset(request).filter(pk=pk).in_full()
    issue = rows.prefetch_related("articles__topics").first()
    if not (issue and model_admin.has_view_permission(request, issue)):
        raise Http404
    if request.method == "POST":
        return _step(request, issue)
    return TemplateResponse(
        request,
        "admin/briefings/proof/page.html",
        {
            **model_admin.admin_site.each_context(request),
            **model_admin.steps_of(request, issue),
            **_read(issue, request.GET),
            "title": issue.heading,
            "issue": issue,
            "may_change": model_admin.has_change_permission(request, issue),
            "missing": [*objections(issue), *blocks_to_come(issue)],
            "why_not_public": why_not_public(issue),
            "has_office": has_office(),
            "waiting": next_to_review(request.user, issue),
            "elsewhere": _published_elsewhere(issue),
        },
    )


def _published_elsewhere(issue: Issue) -> list[tuple[str, ToldElsewhere]]:
    """What of it others have published already, each with the title it has here."""
    titles = {each.pk: mask(each.title) for each in issue.articles.all()}
    return [(titles[each.of], each) for each in published_already(titles)]


def _read(issue: Issue, asked) -> dict[str, object]:
    """What stands on the page, as it was asked for."""
    since = last_read_at(issue)
    stood = as_of(issue, since) if since else None
    changes = list(changes_since(issue, stood)) if stood else []
    way = asked.get("changes") if asked.get("changes") in WAYS else IN_TEXT
    article = next(
        (a for a in issue.articles.all() if str(a.pk) == asked.get("article")), None
    )
    remarks = open_remarks(issue)
    drawn = draw_proof(
        issue,
        article,
        remarks,
        stood if way == IN_TEXT else None,
        urlencode({"changes": way}),
    )
    return {
        "seen": digest_of(issue),
        "article": article,
        "drawn": drawn,
        "remarks": remarks,
        "changes": changes,
        "since": since,
        "last_step": last_judged(issue),
        "way": way,
        "ways": WAYS.items(),
        "is_alone": way == ALONE and bool(changes),
    }


def _step(request, issue: Issue):
    """Take the step that a button asks for; who has judged goes on to what waits next."""
    asked = asked_step(request.POST)
    if asked is None:
        return redirect(request.get_full_path())
    step, name = asked
    was, waiting = issue.status, next_to_review(request.user, issue)
    as_read = partial(
        take_as_read, step=step, name=name, digest=request.POST.get("seen", "")
    )
    if not take_step(request, [issue], as_read, name):
        return redirect(request.get_full_path())
    if was != Issue.Status.IN_REVIEW:
        return redirect(proof_of(issue))
    return redirect(proof_of(waiting.pk) if waiting else "admin:index")
