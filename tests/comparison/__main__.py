"""Says in what another checkout differs from this one: python -m tests.comparison OTHER.

Takes the same texts in on both sides, walks through both sites, and compares what they
say byte for byte. Each side runs its own code in its own virtual environment.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .checkouts import Checkout
from .differences import Tally, rules
from .filing import ROOT, Texts, compare_filing, texts_at_hand, write_texts
from .sites import compare_sites

DEMO, LARGER, DESK = "demo", "larger-site", "desk"
# The desk's pages are looked at together with the public ones of either site.
PARTS = ("static", "texts", DEMO, LARGER, DESK)
# How many of the generated texts the larger of the two sites holds.
ON_A_SITE = 300


def main() -> int:
    options = _options()
    with TemporaryDirectory(prefix="comparison-") as folder:
        work = Path(folder)
        found = [_told(tally) for tally in _compare(options, work)]
    return int(any(tally.differing for tally in found))


def _told(tally: Tally) -> Tally:
    print("\n".join(tally.report()), flush=True)
    return tally


def _compare(options: argparse.Namespace, work: Path) -> Iterator[Tally]:
    server = os.environ.get("DATABASE_URL", "")
    databases = server if server.startswith("postgresql") else work
    checkouts = [
        Checkout("before", options.other.absolute(), databases),
        Checkout("after", ROOT, databases),
    ]
    allowed = rules()
    if "static" in options.only:
        yield _static_files(checkouts, Tally("static files", allowed))
    if "texts" in options.only:
        receipts, filed = Tally("receipts", allowed), Tally("rows", allowed)
        further = [Texts(folder.name, folder) for folder in options.texts]
        for texts in [*texts_at_hand(work, options.generated), *further]:
            _say(f"texts: {texts.name}")
            compare_filing(checkouts, texts, receipts, filed)
        yield from (receipts, filed)
    yield from _pages(options, checkouts, work)


def _pages(
    options: argparse.Namespace, checkouts: list[Checkout], work: Path
) -> Iterator[Tally]:
    """Of the demo; and of a site with so much on it that lists have many pages."""
    samples, cases, *_ = texts_at_hand(work, 0)
    for name in options.only:
        if name not in (DEMO, LARGER):
            continue
        _say(f"pages: {name}")
        texts = [samples]
        if name == LARGER:
            texts += [cases, write_texts(work / "on-a-site", ON_A_SITE)]
        public = Tally(f"pages, {name}", rules())
        desk = Tally(f"desk, {name}", rules()) if DESK in options.only else None
        compare_sites(checkouts, texts, options.most, public, desk)
        yield from filter(None, (public, desk))


def _static_files(checkouts: list[Checkout], tally: Tally) -> Tally:
    """Style sheets, scripts, pictures, as they lie in the two folders."""
    roots = [checkout.root / "static" for checkout in checkouts]
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    names = {
        next(path.relative_to(root) for root in roots if path.is_relative_to(root))
        for path in files
    }
    for name in sorted(names):
        paths = (root / name for root in roots)
        texts = (path.read_text("utf-8") if path.exists() else "" for path in paths)
        tally.compare(f"static/{name}", *texts)
    return tally


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.comparison", description=__doc__)
    parser.add_argument("other", type=Path, help="a checkout with its own .venv")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--generated", type=int, default=2000, metavar="N")
    parser.add_argument(
        "--texts", nargs="+", type=Path, default=(), metavar="DIR", help="further ones"
    )
    parser.add_argument(
        "--most", type=int, default=300, metavar="N", help="queries of one list"
    )
    return parser.parse_args()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
