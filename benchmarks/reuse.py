"""What it costs to hold texts against each other, beside what reading them costs.

python -m benchmarks.reuse
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from reading import read
from reading.reuse import ToldText, compare, keys_asked, keys_of
from reading.reuse.agreement import told_by
from reading.reuse.aligning import grams_of
from reading.reuse.bare import bare_paragraphs, folded_paragraph
from reading.reuse.digests import sections_of
from reading.reuse.facts import all_facts, facts_in, facts_of
from reading.reuse.keys import rows_of, shingles_kept, sizes_of
from reading.reuse.rarity import rare_pairs, telling_pairs
from reading.reuse.rounded import numbers_in
from reading.reuse.weighing import tells_own_rule

from .calibration import beside, steady
from .corpus import Corpus

ARTICLES = 200
HEAD = "民政简报\n第5期\n韶关市民政局　2024年3月5日\n"
PLACES = ("440200", "440281")
REMEMBERING = (
    *(bare_paragraphs, facts_in, facts_of, all_facts, rare_pairs, telling_pairs),
    *(grams_of, rows_of, folded_paragraph, tells_own_rule),
    *(sections_of, told_by, numbers_in, sizes_of, shingles_kept),
)

Pair = tuple[ToldText, ToldText]


def main() -> None:
    texts = list(_texts())
    neighbours = list(pairwise(texts))
    revisions = [(text, _revised(text)) for text in texts]
    reading = _milliseconds(_read, texts)
    print(f"reading a text of {_size(texts)} signs: {reading:.2f} ms")
    for name, work, each in (
        ("its keys to keep", keys_of, texts),
        ("its keys to keep and to ask", _keys, texts),
        ("held against another text", _compare, neighbours),
        ("held against what it became", _compare, revisions),
    ):
        _tell(name, _milliseconds(work, each), reading)
        # A text that is added was asked for its keys, and is held against several.
        _tell(f"{name}, read already", _milliseconds(work, each, anew=False), reading)
    kept = [keys_of(text) for text in texts]
    count = sum(len(each.passages) + len(each.event) for each in kept)
    print(f"keys kept of a text: {count / len(texts):.1f}")


def _tell(name: str, took: float, reading: float) -> None:
    print(f"{name}: {took:.2f} ms, {took / reading:.1%} of reading")


def _texts() -> Iterator[ToldText]:
    for issue in Corpus(ARTICLES).issues():
        for article in issue.articles:
            yield ToldText(
                title=article.title,
                paragraphs=tuple(article.paragraphs),
                day=date(2024, 3, 5),
                level=1,
                places=PLACES,
            )


def _size(texts: list[ToldText]) -> int:
    return sum(len(each) for text in texts for each in text.paragraphs) // len(texts)


def _revised(text: ToldText) -> ToldText:
    """Every fifth sentence left out, some words put otherwise."""
    sentences = "\n".join(text.paragraphs).replace("的", "之").split("。")
    kept = "。".join(each for at, each in enumerate(sentences) if at % 5)
    return ToldText(
        title=text.title,
        paragraphs=tuple(kept.split("\n")),
        day=date(2024, 3, 12),
        level=2,
        places=PLACES,
    )


def _read(text: ToldText) -> object:
    return read("\n".join((HEAD + text.title, *text.paragraphs)).encode(), "文.txt")


def _keys(text: ToldText) -> object:
    return keys_of(text), keys_asked(text)


def _compare(pair: Pair) -> object:
    return compare(*pair)


def _milliseconds(work: Callable, each: list, *, anew: bool = True) -> float:
    """For one alone, in the middle batch; anew, nothing of a text is remembered."""
    took = []
    for one in each:
        if anew:
            for remembered in REMEMBERING:
                remembered.cache_clear()
        else:
            work(one)
        took.append(beside(partial(work, one)).alone)
    return steady(took).middle


if __name__ == "__main__":
    main()
