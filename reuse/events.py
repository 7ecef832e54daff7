"""Texts that tell of one event bear one number, by which lists fold them."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q

from briefings.content_version import hold_content_version, raise_content_version
from briefings.models import Article, Issue

from .models import TextPair

# What hangs together by more texts than these is no one event.
MOST_OF_ONE_EVENT = 200


def renew_events(articles: Collection[int], *, waits: bool = False) -> None:
    """Number anew what hangs together with these articles, or did so until now.

    Under the content version, for which whoever edits one of the others may be waiting:
    such a text is left alone, and has its number as soon as this transaction has ended.
    """
    events = Article.objects.filter(pk__in=articles, event__isnull=False)
    held = dict(
        Article.objects.filter(
            Q(pk__in=articles) | Q(event__in=events.order_by().values("event"))
        )
        .order_by()
        .values_list("pk", "event")
    )
    links = _links_around({*held, *articles})
    numbers = _numbers_of({*held, *links}, links)
    for pk, event in _held_of(numbers.keys() - held.keys()):
        held[pk] = event
    changed = {pk: n for pk, n in numbers.items() if pk in held and held[pk] != n}
    free = changed if waits else _free_of(changed)
    if left := changed.keys() - free.keys():

        def renew_left() -> None:
            _renew_in_turn(left)

        # What was filed is filed: were this to fail, it is logged, and nobody is told
        # that his text was not stored.
        transaction.on_commit(renew_left, robust=True)
    _write(free)


def _free_of(changed: dict[int, int | None]) -> dict[int, int | None]:
    """Those that nobody else is changing, locked."""
    rows = Article.objects.filter(pk__in=changed).order_by("pk").values_list("pk")
    free = rows.select_for_update(skip_locked=True, no_key=True)
    return {pk: changed[pk] for (pk,) in free} if changed else {}


@transaction.atomic
def _renew_in_turn(articles: Collection[int]) -> None:
    """The same in the order in which an edit locks: issues, content version, texts."""
    Issue.objects.filter(articles__in=articles).lock()
    hold_content_version()
    renew_events(articles, waits=True)


def _links_around(articles: set[int]) -> dict[int, set[int]]:
    """Who is tied to whom, from these articles on as far as ties reach."""
    links: dict[int, set[int]] = {}
    front = set(articles)
    while front and len(links) <= MOST_OF_ONE_EVENT:
        pairs = TextPair.objects.of_article(*front).standing().of_one_event()
        links |= {pk: links.get(pk, set()) for pk in front}
        reached = set()
        for one, other in pairs.order_by().values_list("earlier", "later"):
            links.setdefault(one, set()).add(other)
            links.setdefault(other, set()).add(one)
            reached |= {one, other}
        front = {pk for pk in reached if pk not in articles}
        articles = articles | front
    return links


def _numbers_of(
    articles: Iterable[int], links: dict[int, set[int]]
) -> dict[int, int | None]:
    """The lowest key of those that hang together; none for one alone, or for too many."""
    numbers: dict[int, int | None] = {}
    for start in sorted(articles):
        if start in numbers:
            continue
        together, front = {start}, [start]
        while front:
            for other in links.get(front.pop(), set()) - together:
                together.add(other)
                front.append(other)
        is_event = 1 < len(together) <= MOST_OF_ONE_EVENT
        numbers |= dict.fromkeys(together, start if is_event else None)
    return numbers


def _held_of(articles: Collection[int]) -> Iterable[tuple[int, int | None]]:
    if not articles:
        return ()
    rows = Article.objects.filter(pk__in=articles).order_by()
    return rows.values_list("pk", "event")


def _write(changed: dict[int, int | None]) -> None:
    if not changed:
        return
    for number in set(changed.values()):
        those = [pk for pk, new in changed.items() if new == number]
        Article.objects.filter(pk__in=those).update(event=number)
    public = Article.objects.published().filter(pk__in=changed).select_related("issue")
    issues = {each.issue for each in public.without_bodies()}
    if issues:
        years = {each.year_in_lists for each in issues}
        raise_content_version(years, issues=[each.pk for each in issues])
