"""What becomes of texts: every receipt of import_briefings, and every row it files."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import generate
from benchmarks.texts.bureaus import bureaus

from .checkouts import Checkout, Printed, both, manage_both, rows
from .differences import Tally

ROOT = Path(__file__).parents[2]
# Each way begins with an empty database and takes the same folder in again and again:
# tried, as drafts that are published later, for people to read; then at once, by two.
WAYS = {
    "drafts first": (
        ("--json", "--dry-run"),
        ("--json",),
        ("--json", "--publish"),
        ("--replace",),
    ),
    "published": (("--json", "--publish", "--jobs=2"), ("--json", "--publish")),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """A folder of texts that both sides take in."""

    name: str
    folder: Path
    # Rows of bureaus that are known beforehand: of others nothing is published.
    bureaus: Path | None = None

    def load_bureaus(self, checkout: Checkout, url: str) -> None:
        if self.bureaus:
            printed = checkout.manage(url, "loaddata", self.bureaus)
            assert printed.code == 0, printed


def texts_at_hand(work: Path, generated: int) -> Iterator[Texts]:
    """Those of this checkout, those beside it if it has any, and new ones."""
    yield Texts("samples", ROOT / "fixtures" / "texts")
    yield Texts("cases", ROOT / "tests" / "cases")
    shared = ROOT.parent / "shared"
    for name, folder in (("seeds", shared / "seeds"), ("real", shared / "real")):
        if folder.is_dir():
            yield Texts(name, folder)
    if generated:
        yield write_texts(work, generated)


def write_texts(work: Path, count: int) -> Texts:
    """Generated texts, written once for both sides, and the bureaus they are of."""
    folder = work / "generated"
    folder.mkdir(parents=True)
    for seed in range(1, count + 1):
        text = generate(seed)
        (folder / text.name).write_bytes(text.content)
    reference = json.loads((ROOT / "fixtures" / "agencies.json").read_bytes())
    loaded_already = {agency["name"] for agency in reference}
    known = [
        {
            "model": "agencies.agency",
            "fields": {"name": each.name, "slug": each.code, "region": each.code},
        }
        for each in bureaus()
        if each.name not in loaded_already
    ]
    path = work / "bureaus.json"
    path.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return Texts("generated", folder, path)


def compare_filing(
    checkouts: Sequence[Checkout], texts: Texts, receipts: Tally, filed: Tally
) -> None:
    """Take a folder in in every way, and compare what is said and what is filed."""
    for way, runs in WAYS.items():
        urls = both(checkouts, lambda each: _new_database(each, texts))
        for n, options in enumerate(runs, 1):
            command = ("import_briefings", texts.folder, *options)
            said = manage_both(checkouts, urls, command)
            address = f"receipts/{texts.name}/{way}/{n} {' '.join(options)}"
            _compare_printed(receipts, address, *said)
        _compare_rows(filed, f"rows/{texts.name}/{way}", *map(rows, urls))


def _new_database(checkout: Checkout, texts: Texts) -> str:
    url = checkout.database("filing")
    texts.load_bureaus(checkout, url)
    return url


def _compare_printed(
    tally: Tally, address: str, before: Printed, after: Printed
) -> None:
    """A receipt a line; whatever else is said, and the exit code, as one more."""
    lines = before.out.splitlines(), after.out.splitlines()
    if len(lines[0]) != len(lines[1]):
        tally.compare(address, str(before), str(after))
        return
    for n, (former, present) in enumerate(zip(*lines, strict=True), 1):
        tally.compare(f"{address}#{n}", former, present)
    ends = (f"exit {each.code}\n{each.err}" for each in (before, after))
    tally.compare(f"{address}#end", *ends)


def _compare_rows(
    tally: Tally, address: str, before: dict[str, str], after: dict[str, str]
) -> None:
    for table in sorted(before.keys() | after.keys()):
        both_sides = (each.get(table, "no such table") for each in (before, after))
        tally.compare(f"{address}/{table}", *both_sides)
