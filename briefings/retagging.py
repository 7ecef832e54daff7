"""A topic whose words were changed: which articles gain or lose it, and giving it to them.

What a person has chosen or taken off stays. All is done in short stretches of articles,
so that a page can stop when its time is over and go on with the next click.
"""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from reading.tags import TopicWords
from reading.tags.vocabulary import topics_of

from .content_version import raise_content_version
from .editing import parsed_article, words_of
from .models import Article, ArticleTopic, Issue, Topic, TopicTakenOff
from .rights import require_every_right
from .versions import keep_versions, once_begun

# Articles that are looked at between two glances at the clock.
STRETCH = 200
# Where a word may stand for an article to be of the topic.
PLACES = ("title", "section", "subtitle", "text")


class TopicChange(NamedTuple):
    """Articles that gain a topic and that lose it, in the order of their keys."""

    gained: list[int]
    lost: list[int]
    # As far as it was looked; None once there is nothing left to look at.
    up_to: int | None


def foresee(topic: Topic, seconds: float) -> TopicChange:
    """What the topic's words, saved or not, would change; as much as time allows."""
    words = _words_with(topic)
    gained, lost, up_to = [], [], None
    for first, last in _until(seconds, _stretches(0)):
        change = _change_in(topic, words, first, last)
        gained += change.gained
        lost += change.lost
        up_to = last
    return TopicChange(gained, lost, _or_none_if_done(up_to))


def retag(topic: Topic, by=None, seconds: float = float("inf")) -> TopicChange:
    """Give the topic to the articles that still wait, or take it off them."""
    require_every_right(by)
    gained, lost = [], []
    start = topic.tagged_up_to
    for first, last in _until(seconds, [] if start is None else _stretches(start)):
        change = _tag(topic, first, last, by)
        gained += change.gained
        lost += change.lost
    topic.refresh_from_db(fields=["tagged_up_to"])
    return TopicChange(gained, lost, topic.tagged_up_to)


def left_to_tag(topic: Topic) -> int:
    """How many articles wait to be tagged by its present words."""
    if topic.tagged_up_to is None:
        return 0
    return Article.objects.filter(pk__gt=topic.tagged_up_to).count()


@transaction.atomic
def _tag(topic: Topic, first: int, last: int, by) -> TopicChange:
    """One stretch; under the locks it is looked at again what each article says."""
    words = _words_with(topic)
    foreseen = _change_in(topic, words, first, last)
    issues = _issues_with([*foreseen.gained, *foreseen.lost])
    issues.lock()
    change = _change_in(topic, words, first, last)
    own = ArticleTopic.objects.filter(topic=topic, by_hand=False)
    own.filter(article__in=change.lost).delete()
    ArticleTopic.objects.bulk_create(
        (
            ArticleTopic(article_id=pk, topic=topic, by_hand=False)
            for pk in change.gained
        ),
        ignore_conflicts=True,
    )
    Topic.objects.filter(pk=topic.pk).update(tagged_up_to=_or_none_if_done(last))
    _announce(issues, by)
    return change


def _announce(issues, by) -> None:
    """To readers; and what a person has edited is kept as it is now, in her stead."""
    rows = list(issues.order_by("pk"))
    edited = once_begun(rows)
    for issue in rows:
        if issue.pk in edited:
            keep_versions(issue, by)
    public = issues.published()
    if years := public.years():
        keys = public.order_by().values_list("pk", flat=True)
        raise_content_version(years, issues=list(keys))


def _issues_with(articles: Iterable[int]):
    named = Article.objects.filter(pk__in=list(articles)).values("issue")
    return Issue.objects.filter(pk__in=named.order_by())


def _change_in(
    topic: Topic, words: tuple[TopicWords, ...], first: int, last: int
) -> TopicChange:
    tagged = ArticleTopic.objects.filter(topic=topic, article=OuterRef("pk"))
    taken_off = TopicTakenOff.objects.filter(topic=topic, article=OuterRef("pk"))
    articles = (
        Article.objects.filter(pk__gt=first, pk__lte=last)
        .annotate(has_it=Exists(tagged), by_hand=Exists(tagged.filter(by_hand=True)))
        .filter(Q(has_it=True) | _may_be_of(topic), by_hand=False)
        .filter(~Exists(taken_off))
        .order_by("pk")
    )
    bear_it = set(articles.filter(has_it=True).values_list("pk", flat=True))
    are_of_it = {
        article.pk
        for article in articles
        if topic.pk in topics_of(parsed_article(article), words)
    }
    gained, lost = are_of_it - bear_it, bear_it - are_of_it
    return TopicChange(sorted(gained), sorted(lost), last)


def _may_be_of(topic: Topic) -> Q:
    """That any of its words stands anywhere in the article."""
    return Q(
        *((f"{place}__contains", word) for place in PLACES for word in topic.keywords),
        _connector=Q.OR,
    )


def _words_with(topic: Topic) -> tuple[TopicWords, ...]:
    """The words of all topics as they are, but for those of this one as it is to be."""
    others = Topic.objects.exclude(pk=topic.pk)
    return (*map(words_of, others), words_of(topic))


def _stretches(start: int) -> Iterator[tuple[int, int]]:
    """From key to key, each with so many articles in between."""
    rest = Article.objects.order_by("pk").values_list("pk", flat=True)
    while keys := list(rest.filter(pk__gt=start)[:STRETCH]):
        yield start, keys[-1]
        start = keys[-1]


def _until(seconds: float, stretches: Iterable) -> Iterator:
    """One at least, and no other once the time is over."""
    deadline = monotonic() + seconds
    for each in stretches:
        yield each
        if monotonic() > deadline:
            return


def _or_none_if_done(up_to: int | None) -> int | None:
    if up_to is None or not Article.objects.filter(pk__gt=up_to).exists():
        return None
    return up_to
