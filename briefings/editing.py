"""What staff write by hand: texts, topics, bureaus, and the doubts they settle."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from agencies.addresses import lead_on
from agencies.models import Agency, Region, Role
from agencies.naming import refuse_taken_names
from reading.documents import citations_in
from reading.documents.manuscript import NO_LINE, revise, write_manuscript
from reading.parsed import Block, BlockKind, ParsedArticle
from reading.tags import TopicWords
from reading.tags.vocabulary import reasons_for_topics

from .approval import let_go_if_changed
from .content_version import raise_content_version
from .corrections import Telling, tell
from .filing import Directory
from .gate import Key, blocks_before, refuse_new_blocks
from .models import (
    Article,
    ArticleTopic,
    Citation,
    CommonName,
    Issue,
    Remark,
    Topic,
    TopicTakenOff,
)
from .querysets import IssueQuerySet
from .rights import EDITORS, require_every_right, require_role, require_role_at
from .search import reindex
from .versions import begin_edit, keep_versions


class OrderChanged(Exception):
    """The articles stand otherwise than they were shown: nothing was moved."""


def manuscript_of(article: Article) -> str:
    """The article's text as a clerk reads and edits it."""
    return write_manuscript(blocks_of(article))


def rewrite(article: Article, manuscript: str) -> None:
    """Set the blocks to what the manuscript says; the caller saves."""
    article.blocks = [asdict(block) for block in revise(blocks_of(article), manuscript)]


def choose_topics(article: Article, topics: Iterable[Topic]) -> None:
    """Give the article just these topics; the newly chosen are marked by hand.

    So are those that are taken off: no word gives the article one of them again.
    """
    chosen = set(topics)
    tags = ArticleTopic.objects.filter(article=article)
    dropped = tags.exclude(topic__in=chosen)
    TopicTakenOff.objects.bulk_create(
        (TopicTakenOff(article=article, topic_id=tag.topic_id) for tag in dropped),
        ignore_conflicts=True,
    )
    dropped.delete()
    TopicTakenOff.objects.filter(article=article, topic__in=chosen).delete()
    held = set(tags.values_list("topic_id", flat=True))
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic=topic, by_hand=True)
        for topic in chosen
        if topic.pk not in held
    )


def tag_by_words(article: Article) -> None:
    """Give a new article the topics and regions its words tell, where none is chosen."""
    vocabulary, parsed = Directory.from_database().vocabulary, parsed_article(article)
    if not article.topics.exists():
        ArticleTopic.objects.bulk_create(
            ArticleTopic(article=article, topic_id=code, by_hand=False)
            for code in vocabulary.topics_of(parsed)
        )
    if not article.regions.exists():
        agency = article.issue.agency
        near = agency.region_id if agency else None
        codes = vocabulary.regions_in(parsed, near)
        article.regions.set(Region.objects.filter(code__in=codes))


def why_topics(article: Article) -> list[tuple[str, str]]:
    """The topics that its words tell, by name, and the words with where they stand."""
    topics = {topic.code: topic for topic in Topic.objects.all()}
    words = list(map(words_of, topics.values()))
    reasons = reasons_for_topics(parsed_article(article), words)
    return [
        (topics[code].name, "、".join(map(str, found)))
        for code, found in reasons.items()
    ]


def words_of(topic: Topic) -> TopicWords:
    return TopicWords(topic.code, tuple(topic.keywords), topic.only_if_leading)


def cite_again(article: Article) -> None:
    """Note the documents that the article's text now names."""
    article.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(
            article=article,
            document_number=each.document_number,
            raw=each.raw,
            line=each.line or None,
        )
        for each in citations_in(blocks_of(article))
    )


def last_position(rows) -> int:
    """Where the last of an issue's articles or recipients' lines stands."""
    return rows.aggregate(last=Max("position"))["last"] or 0


def order_of(issue: Issue) -> list[int]:
    """Its articles by their keys, as readers see them one after the other."""
    return list(issue.articles.order_by("position", "pk").values_list("pk", flat=True))


@transaction.atomic
def move_articles(
    issue: Issue, places: Mapping[int, int], by=None, seen: Sequence[int] = ()
) -> int:
    """Put these articles at these places, counted from 1; answers how many then moved.

    Raises OrderChanged where they stand no more in the order that was seen, if any was.
    """
    its = Issue.objects.filter(pk=issue.pk)
    require_role(by, its, *EDITORS)
    begin_edit(issue.pk)
    if seen and list(seen) != order_of(issue):
        raise OrderChanged
    issue.refresh_from_db()
    stood = blocks_before(issue)
    if moved := put_in_places(issue, places):
        record_edit(issue, by, stood)
    return moved


def put_in_places(issue: Issue, places: Mapping[int, int]) -> int:
    """The same within an edit that somebody has begun, and who records it.

    The others stay in their order around them; then all are counted through from 1.
    """
    articles = list(issue.articles.only("position", "issue").order_by("position", "pk"))
    stay = [each for each in articles if each.pk not in places]
    chosen = [each for each in articles if each.pk in places]
    for each in sorted(chosen, key=lambda one: places[one.pk]):
        stay.insert(max(0, places[each.pk] - 1), each)
    moved = [each for at, each in enumerate(stay, start=1) if each.position != at]
    for at, each in enumerate(stay, start=1):
        each.position = at
    Article.objects.bulk_update(moved, ["position"], batch_size=200)
    return len(moved)


@transaction.atomic
def record_edit(
    issue: Issue,
    by=None,
    stood: Collection[Key] = (),
    told: Telling | None = None,
) -> None:
    """Say that a person has changed the issue: no later import overwrites it.

    Raises ChangeRefused where the public would read what it may not, and did not before:
    `stood` are the blocks of the issue as it was; and where what it reads has changed and
    the person has not `told` how much that means.
    """
    require_role(by, Issue.objects.filter(pk=issue.pk), *EDITORS)
    issue.edited_at = timezone.now()
    issue.save(update_fields=["edited_at"])
    # Who has just published it has looked at the words as they were.
    issue.refresh_from_db(fields=["status"])
    if issue.is_named_in_public:
        refuse_new_blocks(issue, stood)
    tell(issue, by, told, stood)
    keep_versions(issue, by)
    let_go_if_changed(issue, by)
    reindex(issue.articles.all())
    if issue.is_public:
        # Even if the index had never heard of it.
        raise_content_version([issue.year_in_lists], issues=[issue.pk])


@transaction.atomic
def save_agency(agency: Agency, by=None) -> None:
    """A bureau is found by its names: under new ones its articles are indexed anew.

    Raises NamesTaken where another bears one of them.
    """
    if agency.pk:
        require_role_at(by, agency, Role.MANAGE)
    else:
        require_every_right(by)
    refuse_taken_names(agency)
    held = Agency.objects.filter(pk=agency.pk).first()
    names = (held.name, held.short_name) if held else None
    agency.save()
    if held and held.slug != agency.slug:
        lead_on(held.slug, agency)
    if names != (agency.name, agency.short_name):
        reindex(Article.objects.of_agency(agency))
    names_changed(Issue.objects.of_agency(agency))


@transaction.atomic
def confirm_agencies(agencies: QuerySet[Agency], by=None) -> int:
    """Say that these bureaus are what they are called; answers how many were not yet."""
    require_every_right(by)
    confirmed = agencies.filter(is_confirmed=False).update(is_confirmed=True)
    raise_content_version()
    return confirmed


@transaction.atomic
def save_topic(topic: Topic, by=None) -> None:
    """Where its words are others than before, articles wait to be tagged by them."""
    require_every_right(by)
    held = Topic.objects.select_for_update().filter(pk=topic.pk).first()
    if held is None or words_of(held) != words_of(topic):
        topic.tagged_up_to = 0 if Article.objects.exists() else None
    topic.save()
    names_changed(Issue.objects.about(topic))


@transaction.atomic
def save_common_name(row: CommonName, by=None) -> None:
    """What people call a thing: searches offer the official name from now on."""
    require_every_right(by)
    row.save()
    raise_content_version()


@transaction.atomic
def delete_named(rows: QuerySet, issues: IssueQuerySet, by=None) -> None:
    """Delete bureaus, topics or indicators, under which these issues are listed."""
    require_every_right(by)
    years = issues.published().years()
    rows.delete()
    raise_content_version(years)


def names_changed(issues: IssueQuerySet) -> None:
    """Say that public pages call something else by another name, if these are public.

    Called last: whoever publishes has locked issues before the content version, too.
    """
    raise_content_version(issues.published().years())


def settle(remarks, by) -> int:
    """Mark the open ones as settled by this person; answers how many there were.

    Those that block are not settled but lifted, one by one.
    """
    theirs = remarks.open().within_reach_of(by, *EDITORS)
    doubts = theirs.exclude(severity=Remark.Severity.BLOCKING)
    return doubts.update(settled_at=timezone.now(), settled_by=by)


def parsed_article(article: Article) -> ParsedArticle:
    return ParsedArticle(
        title=article.title,
        subtitle=article.subtitle,
        section=article.section,
        blocks=blocks_of(article),
        first_line=NO_LINE,
        last_line=NO_LINE,
    )


def blocks_of(article: Article) -> tuple[Block, ...]:
    return tuple(
        Block(
            kind=BlockKind(block["kind"]),
            text=block["text"],
            first_line=block["first_line"],
            last_line=block["last_line"],
            starts=tuple((offset, line) for offset, line in block.get("starts", ())),
        )
        for block in article.blocks
    )
