"""The public index in memory: python -m benchmarks.public_index --articles 1000000.

What it takes of a worker's memory, and how long it takes to be made, to answer a list
with three filters and all its counts, and to follow one issue that has changed. No
database: the marks are drawn as those of the corpus are.
"""

import argparse
import os
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from time import process_time

import django

from .corpus import DAYS, FIRST_DAY, KINDS, topic_weights
from .offices import offices

TIMES = 50


def rows(articles: int) -> tuple[list[tuple], list[tuple], list[tuple]]:
    """Of issues, of articles and of their topics, as the database would give them."""
    rng, issues, of_articles = Random(1), [], []
    while len(of_articles) < articles:
        kind = rng.choices(list(KINDS), [often for _, often in KINDS.values()])[0]
        office, pk = rng.choice(offices()), len(issues) + 1
        day = FIRST_DAY + timedelta(rng.randrange(DAYS))
        issues.append(_issue(pk, day, kind, office))
        for _ in range(min(rng.randint(*KINDS[kind][0]), articles - len(of_articles))):
            of_articles.append((len(of_articles) + 1, pk))
    return issues, of_articles, list(_topics(rng, articles))


def _issue(pk: int, day: date, kind: str, office) -> tuple:
    of_field = {
        "city": (office.code,),
        "agency": (office.slug,),
        "kind": (kind,),
        "year": (day.year,),
        "month": (day.year, day),
    }
    columns = [value for values in of_field.values() for value in values]
    return (pk, day, day, "published", *columns)


def _topics(rng: Random, articles: int) -> Iterator[tuple[int, str]]:
    codes, weights = topic_weights()
    for pk in range(1, articles + 1):
        for code in set(rng.choices(codes, cum_weights=weights, k=rng.randint(1, 3))):
            yield pk, code


def milliseconds(work: Callable[[], object], times: int = TIMES) -> float:
    started = process_time()
    for _ in range(times):
        work()
    return (process_time() - started) * 1000 / times


def measure(articles: int) -> Iterator[str]:
    from briefings.lists.fields import valued
    from briefings.lists.reading import RowsRead, index_of
    from briefings.lists.renewing import renewed
    from briefings.lists.selection import Choice, Selection

    issues, of_articles, topics = rows(articles)
    read = RowsRead(issues, of_articles, {"topic": topics})
    tracemalloc.start()
    index = index_of(read)
    yield f"memory            {tracemalloc.get_traced_memory()[0] / 1e6:8.1f} MB"
    tracemalloc.stop()
    yield f"made in           {milliseconds(lambda: index_of(read), 1):8.0f} ms"

    def counted(chosen: dict[str, list[str]]) -> None:
        selection = Selection(index, Choice(chosen))
        for field in valued():
            selection.counts(field.name)

    three = {"topic": ["elderly"], "kind": ["bulletin"], "city": ["440000"]}
    yield f"three filters     {milliseconds(lambda: counted(three)):8.2f} ms"
    yield f"no filter         {milliseconds(lambda: counted({})):8.2f} ms"
    year = FIRST_DAY.year + 6
    issue = next(row for row in issues if row[1].year == year)
    one = index_of(RowsRead([issue], [a for a in of_articles if a[1] == issue[0]], {}))
    none = index_of(RowsRead([], [], {}))
    without = renewed(index, year, none, [issue[0]])
    yield f"one issue comes   {milliseconds(lambda: renewed(without, year, one, [issue[0]]), 10):8.2f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "of no site")
    django.setup()
    for line in measure(parser.parse_args().articles):
        print(line)


if __name__ == "__main__":
    main()
