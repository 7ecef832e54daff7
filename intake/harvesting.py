"""Another site's public texts taken over: what is new or changed there, and what is gone."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from briefings.editing import blocks_of
from briefings.models import Article, HarvestedIssue, HarvestedSite, Issue
from briefings.publishing import (
    PUBLISH,
    last_judged,
    publish_harvested,
    withdraw_harvested,
)
from briefings.search import unindex
from briefings.versions import begin_edit, keep_versions
from metrics.exports.package import FORMAT
from metrics.models import Figure
from reuse.filing import follow_issue

from .fetching import FetchRefused, OtherSite
from .harvested import TakenIssue, TakenTexts
from .matching import BadReference, Matched, file_reference
from .packaged import (
    MAKES_NO_SENSE,
    TOLD_ELSEWHERE,
    Row,
    citations_of,
    corrections_of,
    distribution_of,
    of_article,
    of_figure,
    of_issue,
    regions_of,
    save_all,
    topics_of,
)

TABLES = (
    "regions",
    "agencies",
    "topics",
    "indicators",
    "issues",
    "articles",
    "figures",
)
GONE = "来源网站不再公开"


class HarvestRefused(Exception):
    """Nothing was taken; why, in Chinese."""


class Harvest(NamedTuple):
    """How many issues became what, and what is to be said of single ones."""

    counts: Counter
    remarks: list[str]


class _Kept(Exception):
    """An issue that is not taken over; why, in Chinese."""


def harvest(url: str) -> Harvest:
    """Take over what changed there since the last time; one transaction an issue.

    All of it is fetched first: of half an answer nobody could tell what is gone.
    """
    try:
        there = OtherSite(url)
        contents = _contents_of(there)
        site, _ = HarvestedSite.objects.get_or_create(address=there.address)
        version = contents["content_version"]
        if version == site.version:
            return Harvest(Counter(), ["对方没有变化。"])
        with TemporaryDirectory() as folder:
            for name in TABLES:
                there.save(name, Path(folder) / f"{name}.jsonl")
            if _contents_of(there)["content_version"] != version:
                raise HarvestRefused("取的时候对方又有变化，请再运行一次。")
            found = _take_over(site, Path(folder))
    except FetchRefused as problem:
        raise HarvestRefused(str(problem)) from problem
    except BadReference as problem:
        raise HarvestRefused(
            f"{url} 给出的 {problem}，什么也没有收。请告诉那个网站，改好以后再采集。"
        ) from problem
    except MAKES_NO_SENSE as problem:
        raise HarvestRefused(f"{url} 给出的内容看不懂：{problem!r}") from problem
    # What made no sense is tried again the next time; what is kept back, once that site
    # says something new.
    site.version = "" if found.counts["没有收"] else version
    site.harvested_at = timezone.now()
    site.save()
    return found


def _contents_of(there: OtherSite) -> Row:
    contents = there.contents()
    if {name: contents.get(name) for name in FORMAT} != FORMAT:
        raise HarvestRefused(f"{there.address} 的开放数据包不是这个版本的。")
    # What it calls itself, its texts are linked back to.
    if contents["homepage"] != there.address:
        raise HarvestRefused(
            f"{there.address} 自称 {contents['homepage']}，请用后面这个网址采集。"
        )
    if not isinstance(contents["content_version"], str):
        raise TypeError(contents["content_version"])
    return contents


def _take_over(site: HarvestedSite, folder: Path) -> Harvest:
    with transaction.atomic():
        ours = file_reference(folder)
    texts = TakenTexts(folder, site.address)
    digests = texts.digests()
    held = {each.key: each for each in site.issues.select_related("issue")}
    found = Harvest(Counter(), [])
    for each in held.values():
        if each.key not in digests and each.digest:
            found.counts["撤下"] += _let_go(each)
    changed = [key for key in digests if _differs(held.get(key), digests[key])]
    found.counts["没有变"] = len(digests) - len(changed)
    for taken in texts.read(sorted(changed)):
        key = taken.issue["id"]
        known = held.get(key) or HarvestedIssue(site=site, key=key)
        _one(known, taken, ours, digests[key], found)
    return found


def _differs(held: HarvestedIssue | None, digest: str) -> bool:
    return held is None or held.digest != digest


@transaction.atomic
def _let_go(held: HarvestedIssue) -> bool:
    """Withdraw it, if it is public here; what is not is as a person or the gate left it."""
    Issue.objects.filter(pk=held.issue.pk).lock()
    held.issue.refresh_from_db()
    if not held.issue.is_public:
        return False
    held.digest = ""
    held.save()
    withdraw_harvested(held.issue, GONE)
    return True


def _one(
    known: HarvestedIssue,
    taken: TakenIssue,
    ours: Matched,
    digest: str,
    found: Harvest,
) -> None:
    """An issue, whole or not at all; what keeps it back is told, and others go on."""
    is_new = known.pk is None
    heading = f"{taken.issue.get('origin')}"
    try:
        with transaction.atomic():
            _require_ours_to_change(known)
            reasons = _file(known, ours.in_our_words(taken), ours, digest)
    except _Kept as why:
        found.counts["没有动"] += 1
        found.remarks.append(f"{heading} 没有动：{why}。")
    except MAKES_NO_SENSE as problem:
        found.counts["没有收"] += 1
        found.remarks.append(f"{heading} 没有收：内容看不懂（{problem!r}）。")
    else:
        found.counts["没有公开" if reasons else "新收" if is_new else "更新"] += 1
        if reasons:
            found.remarks.append(f"{heading} 收下了，没有公开：{'；'.join(reasons)}。")


def _require_ours_to_change(known: HarvestedIssue) -> None:
    """What a person has changed or withdrawn here stays as that person left it."""
    if known.pk is None:
        return
    begin_edit(known.issue.pk)
    known.issue.refresh_from_db()
    if known.issue.edited_at:
        raise _Kept("本站工作人员改过")
    if known.issue.status == Issue.Status.IN_REVIEW:
        raise _Kept("本站正在审核")
    # What the machine has withdrawn, it has left without a digest.
    if known.digest and known.issue.status == Issue.Status.WITHDRAWN:
        raise _Kept("本站已经撤下")
    last = last_judged(known.issue)
    if last and not last.change_message.startswith(PUBLISH):
        raise _Kept("本站审核人员退回或撤下的")
    if _is_worked_on(known.issue):
        raise _Kept("本站工作人员核对过其中的数据或更正")


def _is_worked_on(issue: Issue) -> bool:
    """Whether people here have decided on figures, or told or taken back corrections."""
    figures = Figure.objects.filter(article__issue=issue, reviewed_at__isnull=False)
    told = {"made_by__username": TOLD_ELSEWHERE, "ended_at": None}
    return figures.exists() or issue.corrections.exclude(**told).exists()


def _file(
    known: HarvestedIssue, taken: TakenIssue, ours: Matched, digest: str
) -> list[str]:
    issue = _issue_of(known, taken.issue, ours)
    known.issue, known.digest = issue, digest
    articles = _file_articles(known, taken)
    known.save()
    issue.distribution.all().delete()
    save_all(distribution_of(taken.issue, issue.pk))
    issue.corrections.all().delete()
    keys = {int(key): pk for key, (pk, _) in known.articles.items()}
    save_all(corrections_of(taken.issue, issue.pk, keys))
    of_figures = [(keys[row["article_id"]], of_figure(row)) for row in taken.figures]
    Figure.objects.filter(article__in=articles).delete()
    figures = [Figure(article_id=pk, **own) for pk, own in of_figures]
    for figure in figures:
        figure.clean_fields(exclude=["article", "indicator", "region", "reviewed_by"])
    save_all(figures)
    keep_versions(issue)
    follow_issue(issue)
    reasons = publish_harvested(issue)
    if issue.status == Issue.Status.WITHDRAWN:
        # By the gate: it comes back once that site has put it right.
        known.digest = ""
        known.save()
    return reasons


def _issue_of(known: HarvestedIssue, row: Row, ours: Matched) -> Issue:
    issue = known.issue if known.pk else Issue()
    for name, value in of_issue(row).items():
        setattr(issue, name, value)
    if row["agency"] in ours.namesakes:
        raise _Kept("本站有同名的另一个单位")
    issue.agency = ours.bureaus[row["agency"]]
    # Hosts of an office may bear names without a dot; whose it is has been looked at.
    issue.clean_fields(exclude=["agency", "source_file", "origin"])
    try:
        issue.validate_constraints()
    except ValidationError:
        raise _Kept("本站已经有这一期") from None
    issue.save()
    return issue


def _file_articles(known: HarvestedIssue, taken: TakenIssue) -> list[Article]:
    """Those that were here stay under their keys; of what was public here none is deleted."""
    stood = {int(key): pk for key, (pk, _) in known.articles.items()}
    there = {row["id"] for row in taken.articles}
    if gone := [pk for key, pk in stood.items() if key not in there]:
        if known.issue.first_public_at:
            raise _Kept("来源网站没有了其中曾经公开的文章，要撤下的请人工撤下整期")
        unindex(Article.objects.filter(pk__in=gone))
        Article.objects.filter(pk__in=gone).delete()
    held = Article.objects.in_bulk(list(stood.values()))
    is_alone = len(taken.articles) == 1 and known.issue.kind != Issue.Kind.BULLETIN
    known.articles, found = {}, []
    for row in taken.articles:
        article = held.get(stood.get(row["id"], 0)) or Article(issue=known.issue)
        _file_article(article, row)
        path = taken.issue["path"] if is_alone else row["path"]
        known.articles[row["id"]] = [article.pk, path]
        found.append(article)
    return found


def _file_article(article: Article, row: Row) -> None:
    for name, value in of_article(row).items():
        setattr(article, name, value)
    # Asks of each block that it is one.
    blocks_of(article)
    article.clean_fields(exclude=["issue"])
    article.save()
    article.articletopic_set.all().delete()
    article.regions.clear()
    article.citations.all().delete()
    for hanging in (topics_of, regions_of, citations_of):
        save_all(hanging(row, article.pk))
