"""What it costs to find the pairs of a text, as the archive grows.

python -m benchmarks.pairs --articles 50000 100000 200000

Fills an empty database, that of DATABASE_URL or one in a folder of its own, with texts of
the corpus and their keys, and at each size adds some that nobody has told before, and
some that were taken over from a text that is there.
"""

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from io import StringIO
from itertools import islice
from statistics import median
from typing import NamedTuple

from .calibration import SteadyCost, beside, steady
from .corpus import Corpus, PlannedIssue

# So many texts of either sort are added at each size, and keys of so many filed at once.
ADDED, BATCH = 200, 1000


HEAD = """\
| articles | keys | bytes | bytes a text | new text, ms alone: middle | dearest \
| as measured | taken text, ms alone: middle | dearest | as measured | pairs found |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


class AddingCost(NamedTuple):
    """Milliseconds of the processor for a text, and how many pairs all made.

    Alone is by the calibration: of half of a batch less, of the middle batch and of the
    dearest. Of all of them, half took less as measured.
    """

    alone: SteadyCost
    measured: float
    pairs: int

    def __str__(self) -> str:
        return f"{self.alone} | {self.measured:.1f}"


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/site.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("DEBUG", "1")
        import django

        django.setup()
        _measure(sorted(options.articles), options.seed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[5000, 10000, 20000])
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _measure(sizes: Sequence[int], seed: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from .loading import settle

    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    # Or every query would be noted down.
    settings.DEBUG = False
    texts = _texts(sizes[-1] + len(sizes) * ADDED, seed)
    print(HEAD)
    held, counts = 0, Counter[int]()
    for size in sizes:
        _file_keys(texts[held:size], counts)
        settle()
        held = size + ADDED
        new, taken = _add(texts[size:held]), _add(_taken(texts[:size]))
        keys, used = _keys(), _bytes()
        print(
            f"| {size:,} | {keys:,} | {used:,} | {used / size:.0f} "
            f"| {new} | {taken} | {taken.pairs} of {ADDED} |",
            flush=True,
        )


def _texts(wanted: int, seed: int) -> list[int]:
    """So many articles of the corpus, and those that the database has already."""
    from briefings.models import Article

    held = Article.objects.order_by("pk").values_list("pk", flat=True)
    if not held.exists():
        planned = Corpus(2 * wanted, seed).issues()
        filled = 0
        while filled < wanted:
            issues = list(islice(planned, BATCH // 4))
            _load(issues)
            filled += sum(len(issue.articles) for issue in issues)
    return list(held)


def _load(issues: list[PlannedIssue]) -> None:
    from django.db import transaction

    from . import loading
    from .offices import offices

    agencies = {office: loading._agency(office) for office in offices()}
    with transaction.atomic():
        loading._file(issues, agencies)


def _file_keys(articles: list[int], holders: Counter[int]) -> None:
    """As they are filed one after the other; their pairs are not looked for."""
    from django.db import transaction

    from briefings.filing.inserting import insert_values
    from reading.reuse import keys_of
    from reuse.candidates import MOST_HOLDERS, as_filed
    from reuse.models import FiledKey
    from reuse.telling import texts_of

    for at in range(0, len(articles), BATCH):
        rows = []
        for pk, held in texts_of(articles[at : at + BATCH]).items():
            for key in as_filed(keys_of(held.text)):
                holders[key] += 1
                if holders[key] <= MOST_HOLDERS + 1:
                    rows.append((key, pk))
        with transaction.atomic():
            insert_values(FiledKey, ("key", "article_id"), rows)


def _taken(among: list[int]) -> list[int]:
    """Texts that leave out the last paragraph of one that is there, some days later."""
    from briefings.models import Article, Issue

    sources = among[:: max(1, len(among) // (2 * ADDED))]
    chosen = Article.objects.filter(pk__in=sources).exclude(issue__issued_on=None)
    found = []
    for at, source in enumerate(chosen.select_related("issue").order_by("pk")[:ADDED]):
        day = source.issue.issued_on + timedelta(days=9)
        issue = Issue.objects.create(
            agency=source.issue.agency,
            kind="web",
            year=day.year,
            issued_on=day,
            status="published",
        )
        blocks = source.blocks[:-1] or source.blocks
        article = Article.objects.create(
            issue=issue, title=f"转载{at}：{source.title}", blocks=blocks
        )
        article.regions.set(source.regions.all())
        found.append(article.pk)
    return found


def _add(articles: list[int]) -> AddingCost:
    """As an import does: keys and pairs of a text in its transaction."""
    from django.db import transaction

    from reuse import filing
    from reuse.models import TextPair

    before = TextPair.objects.count()
    costs = [
        beside(transaction.atomic(partial(filing._follow, [pk], are_new=True)))
        for pk in articles
    ]
    return AddingCost(
        alone=steady(each.alone for each in costs),
        measured=median(each.measured for each in costs),
        pairs=TextPair.objects.count() - before,
    )


def _keys() -> int:
    from reuse.models import FiledKey

    return FiledKey.objects.count()


def _bytes() -> int:
    """Of the table of keys with its indexes."""
    from django.db import connection

    statements = {
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%reuse_filedkey%'",
        "postgresql": "SELECT pg_total_relation_size('reuse_filedkey')",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])
        return cursor.fetchone()[0]


if __name__ == "__main__":
    main()
