"""Figures kept in step with a text that was edited, and with what persons decided."""

from collections.abc import Collection

from django.db import transaction

from agencies.models import Agency
from briefings.content_version import raise_content_version
from briefings.corrections import Telling
from briefings.editing import blocks_of, record_edit
from briefings.gate import ChangeRefused, Key, blocks_before
from briefings.merging import merge
from briefings.models import Article, Binned, Issue
from briefings.restoring import restore
from briefings.reverting import RevertRefused, revert
from briefings.versions import Version
from reading.figures import Setting
from reading.tags import FigureWords, region_named
from reading.whole import figures_in
from reuse.filing import follow_issue

from ..models import Figure
from ..series.holding import hold_back, pairs_of
from .following import WRITTEN, Changes, changes_for
from .rows import figure_words

# SQLite takes a thousand values in one statement; each field of an update needs two.
BATCH = 15


# What the figures of all its articles are read by.
OF_SETTING = {"kind", "agency", "year", "issued_on"}


@transaction.atomic
def file_edit(
    issue: Issue,
    by=None,
    stood: Collection[Key] = (),
    told: Telling | None = None,
    articles: Collection[int] | None = None,
) -> None:
    """All that follows when a person has changed an issue, whatever page she did it on.

    No later import overwrites it, search finds its new words, and the figures and pairs of
    these articles, or of all, are read anew.
    Raises ChangeRefused if the gate lets it not pass, `stood` were its blocks before; or
    if the public reads something else and the person has not `told` what that means.
    """
    record_edit(issue, by, stood, told)
    refile_issue(issue, articles=articles)
    follow_issue(issue, articles)


@transaction.atomic
def bring_back(binned: Binned, by) -> Issue | None:
    """Restore it from the bin; its figures follow what its issue has meanwhile become."""
    issue = restore(binned, by)
    if issue:
        refile_issue(issue)
        follow_issue(issue)
    return issue


@transaction.atomic
def bring_back_version(version: Version, by, told: Telling | None = None) -> None:
    """Let an issue or article say what it said; all follows as after any edit."""
    stood = blocks_before(_issue_of(version))
    try:
        file_edit(revert(version, by), by, stood, told)
    except ChangeRefused as refusal:
        raise RevertRefused(f"公众看得到，不能恢复那个版本：{refusal}") from refusal


def _issue_of(version: Version) -> Issue | None:
    row = version.instance_type.objects.filter(pk=version.id).first()
    return row.issue if isinstance(row, Article) else row


@transaction.atomic
def merge_bureaus(former: Agency, into: Agency, by=None) -> int:
    """Let two bureaus be one; answers how many issues are the other's now.

    Where they were of two places, the figures that moved are read anew: a figure that
    says nothing of its place is of its bureau's.
    """
    moved = merge(former, into, by)
    if former.region_id != into.region_id:
        words = figure_words()
        for issue in Issue.objects.filter(pk__in=moved):
            refile_issue(issue, words)
            follow_issue(issue)
    return len(moved)


@transaction.atomic
def refile_issue(
    issue: Issue,
    words: FigureWords | None = None,
    articles: Collection[int] | None = None,
) -> int:
    """Read the figures of all its articles again, or of these; answers how many rows changed.

    Whatever is edited: a text, the issue's dates or its bureau.
    """
    # In this order, as publishing and reviewing lock them.
    list(Issue.objects.filter(pk=issue.pk).select_for_update().values_list("pk"))
    chosen = issue.articles.all()
    if articles is not None:
        chosen = chosen.filter(pk__in=articles)
    words = words or figure_words()
    setting = _setting_of(issue)
    own = Figure.objects.filter(article__in=chosen.order_by())
    before = pairs_of(own)
    changed = sum(_follow_text(each, setting, words) for each in chosen)
    if changed:
        hold_back(before | pairs_of(own))
    if changed and issue.is_public:
        raise_content_version([issue.year_in_lists], issues=())
    return changed


def _setting_of(issue: Issue) -> Setting:
    agency = issue.agency
    region_code = agency.region_id if agency else region_named(issue.source)
    return Setting(
        issued_on=issue.issued_on,
        year=issue.year,
        region_code=region_code or "",
        kind=issue.kind,
    )


def _follow_text(article: Article, setting: Setting, words: FigureWords) -> int:
    # Nobody decides on a figure while it is being moved.
    held = list(Figure.objects.of_article(article).select_for_update())
    setting = setting.of_article(
        article.title, article.subtitle, is_provisional=article.title_is_provisional
    )
    found = words.tag(figures_in(blocks_of(article), setting))
    changes = changes_for(article, held, found)
    _write(changes)
    return len(changes)


def _write(changes: Changes) -> None:
    """All in such an order that no two figures ever stand at one place."""
    figures = Figure.objects
    figures.filter(pk__in=[each.pk for each in changes.deleted]).delete()
    figures.filter(pk__in=[each.pk for each in changes.changed]).update(start=None)
    figures.bulk_update(changes.changed, WRITTEN, batch_size=BATCH)
    figures.bulk_create(changes.new)
