"""Keys and pairs that follow their texts: when these come in, and when they are edited."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import transaction

from briefings.content_version import hold_content_version, raise_content_version
from briefings.filing import Receipt, TaggedIssue
from briefings.models import Article, Issue
from reading.reuse import (
    Earlier,
    Likeness,
    ToldText,
    compare,
    earlier_of,
    is_worth_comparing,
    keys_asked,
    keys_of,
)

from .candidates import (
    MOST_ASKED,
    MOST_COMPARED,
    MOST_IN_VAIN,
    SHIFT,
    Candidate,
    as_filed,
    file_keys,
    most_alike,
    sharing,
)
from .events import renew_events
from .models import FiledKey, TextPair
from .telling import HeldText, heads_of, texts_of, with_words

State = TextPair.State


class DirectedLikeness(NamedTuple):
    """What two texts are to each other, the earlier of them first."""

    earlier: int
    later: int
    is_directed: bool
    likeness: Likeness

    def write_into(self, pair: TextPair) -> TextPair:
        pair.earlier_id, pair.later_id = self.earlier, self.later
        pair.is_directed = self.is_directed
        pair.relation = str(self.likeness.relation)
        pair.score = round(self.likeness.score, 4)
        pair.passages = [[each.first, each.second] for each in self.likeness.passages]
        return pair


class Decision(NamedTuple):
    """What a person has said of a text and another."""

    title: str
    other: int
    pair: TextPair


@dataclass(slots=True)
class PairDecisions:
    """What persons have said of the texts of issues that are being replaced.

    By the first line of the issue that takes the old one's place.
    """

    said: dict[int | None, list[Decision]] = field(default_factory=dict)

    def remember(self, held: Issue, replaced_by: TaggedIssue) -> None:
        """To be called before the old issue is deleted with all that is its own."""
        own = dict(held.articles.order_by().values_list("pk", "title"))
        pairs = TextPair.objects.of_article(*own).exclude(state=State.FOUND)
        self.said[replaced_by.parsed.first_line] = [
            Decision(own[pk], pair.other_of(pk), pair)
            for pair in pairs
            for pk in own
            if pk in (pair.earlier_id, pair.later_id)
        ]


def file_pairs(receipt: Receipt, decisions: PairDecisions) -> None:
    """File keys and pairs of the issues that the receipt says were filed."""
    for filed in receipt.rows:
        _follow([each.pk for each in filed.articles], are_new=True)
        for said in decisions.said.get(filed.issue.first_line, ()):
            _say_again(said, filed.articles)


@transaction.atomic
def follow_issue(issue: Issue, articles: Collection[int] | None = None) -> None:
    """Find the pairs of all its articles again, or of these, after whatever was edited."""
    chosen = issue.articles.order_by()
    if articles is not None:
        chosen = chosen.filter(pk__in=articles)
    _follow(list(chosen.values_list("pk", flat=True)))


@transaction.atomic
def follow_articles(articles: Collection[int]) -> int:
    """The same for articles of whatever issues; answers how many pairs they make."""
    # As an edit locks them: what it makes of a text is read when it has ended.
    Issue.objects.filter(articles__in=articles).lock()
    before = _told_of(articles)
    _follow(articles)
    if _told_of(articles) != before:
        raise_content_version()
    return TextPair.objects.of_article(*articles).count()


def _told_of(articles: Collection[int]) -> set[tuple]:
    """What readers are told of these: pages that are kept say so or do not."""
    pairs = TextPair.objects.of_article(*articles).standing().public()
    said = pairs.order_by().values_list("earlier", "later", "relation", "is_directed")
    return set(said)


def _follow(articles: Collection[int], *, are_new: bool = False) -> None:
    if not are_new:
        # Of two texts of one pair each finds the other: one after the other.
        hold_content_version()
        FiledKey.objects.filter(article__in=articles).delete()
    texts = texts_of(articles)
    touched: set[int] = set()
    for pk in sorted(texts):
        touched |= _follow_text(pk, texts[pk], are_new=are_new)
    if touched:
        hold_content_version()
        renew_events(touched)


def _follow_text(pk: int, held: HeldText, *, are_new: bool) -> set[int]:
    """Its keys and pairs; answers which articles have now other pairs than before."""
    asked = keys_asked(held.text)
    holders = sharing(as_filed(asked, MOST_ASKED))
    of_passages = {key >> SHIFT for key in asked.passages}
    found = _pairs_of(pk, held, most_alike(holders, of_passages, {pk}))
    file_keys(pk, as_filed(keys_of(held.text)), holders.common)
    if are_new and not found:
        return set()
    if are_new:
        TextPair.objects.bulk_create(told.write_into(TextPair()) for told in found)
        return {pk, *_others(found)}
    return _write_over(pk, found)


def _pairs_of(
    pk: int, held: HeldText, candidates: Sequence[Candidate]
) -> list[DirectedLikeness]:
    """Of the texts of other issues, the likest first, those that have to do with it."""
    found, in_vain = [], 0
    for other, text in _others_worth_comparing(held, candidates):
        told = _told(pk, held.text, other, text)
        found += [told] if told else []
        in_vain = 0 if told else in_vain + 1
        if in_vain == MOST_IN_VAIN:
            break
    return found


def _others_worth_comparing(
    held: HeldText, candidates: Sequence[Candidate]
) -> Iterator[tuple[int, ToldText]]:
    """Their words are read when somebody comes to them: few at first, then all."""
    heads = heads_of([each.article for each in candidates])
    worth = {
        each.article: head
        for each in candidates
        if (head := heads.get(each.article))
        and head.issue != held.issue
        and is_worth_comparing(held.text, head.text, each.passages)
    }
    chosen = list(worth)[:MOST_COMPARED]
    for some in (chosen[:MOST_IN_VAIN], chosen[MOST_IN_VAIN:]):
        texts = with_words({pk: worth[pk] for pk in some})
        yield from ((pk, texts[pk].text) for pk in some if pk in texts)


def _told(
    one: int, text: ToldText, other: int, others: ToldText
) -> DirectedLikeness | None:
    match earlier_of(text, others):
        case Earlier.FIRST:
            is_first, is_directed = True, True
        case Earlier.SECOND:
            is_first, is_directed = False, True
        case _:
            # In any order, as long as it is always the same.
            is_first, is_directed = one < other, False
    likeness = compare(text, others) if is_first else compare(others, text)
    earlier, later = (one, other) if is_first else (other, one)
    return DirectedLikeness(earlier, later, is_directed, likeness) if likeness else None


def _others(found: Iterable[DirectedLikeness]) -> set[int]:
    return {pk for each in found for pk in (each.earlier, each.later)}


def _write_over(pk: int, found: Collection[DirectedLikeness]) -> set[int]:
    """What a person has said stays; what nobody has looked at is as it is found now."""
    held = TextPair.objects.of_article(pk).select_for_update()
    by_other = {pair.other_of(pk): pair for pair in held.order_by("pk")}
    touched = _others(found) | ({pk, *by_other} if by_other else set())
    for told in found:
        other = told.later if told.earlier == pk else told.earlier
        pair = by_other.pop(other) if other in by_other else TextPair()
        if pair.pk is None or pair.state == State.FOUND:
            told.write_into(pair).save()
    lost = [each.pk for each in by_other.values() if each.state == State.FOUND]
    TextPair.objects.filter(pk__in=lost).delete()
    return touched


def _say_again(said: Decision, articles: Collection[Article]) -> None:
    """Of the article with the same title, else of the only one."""
    named = [each for each in articles if each.title == said.title] or list(articles)
    if len(named) != 1 or not Article.objects.filter(pk=said.other).exists():
        return
    pk = named[0].pk
    pair = TextPair.objects.of_article(pk).of_article(said.other).first()
    pair = pair or TextPair(score=said.pair.score)
    is_first = said.pair.earlier_id == said.other
    pair.earlier_id, pair.later_id = (said.other, pk) if is_first else (pk, said.other)
    for name in ("is_directed", "relation", "state", "decided_by_id", "decided_at"):
        setattr(pair, name, getattr(said.pair, name))
    pair.save()
    renew_events({pk, said.other})
