"""Text cut into dictionary words, where characters alone say too little.

The index knows no words. What a dictionary is good for: taking a long query apart,
and seeing what an article is about.
"""

import re
import warnings
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

from reading.language.gazetteer import places
from reading.language.marks import HAN

from ..models import ContentVersion, Topic

# 第5期, 2022年, 309.5万元, 89.77%; then letters; then Han characters. Marks are no words.
RUN = re.compile(
    r"第?[0-9]+(?:[.,:/-][0-9]+)*%?(?:亿[0-9]+万|[万亿])?"
    r"(?:年|月|日|时|号|期|届|次|季度|元|人|户|名|个|岁|项|件|所|家|张|床)?"
    rf"|[a-z][a-z0-9.-]*|[{HAN}]+"
)
HAN_RUN = re.compile(f"[{HAN}]+")


def words_of(text: str) -> list[str]:
    """The words of a folded text in order, numbers with what they count.

    >>> words_of("发放低保金309.5万元")
    ['发放', '低保金', '309.5万元']
    """
    found: list[str] = []
    dictionary = _dictionary()
    for run in RUN.findall(text):
        found += dictionary.cut(run) if HAN_RUN.fullmatch(run) else [run]
    return found


def parts_of(word: str) -> list[str]:
    """The next smaller words that a word is made of, itself if there are none."""
    dictionary = _dictionary()
    ways = dictionary.get_DAG(word)
    ways[0] = [end for end in ways[0] if end < len(word) - 1] or [0]
    best: dict[int, tuple[float, int]] = {}
    dictionary.calc(word, ways, best)
    parts, start = [], 0
    while start < len(word):
        end = best[start][1] + 1
        parts.append(word[start:end])
        start = end
    return parts if all(len(part) > 1 for part in parts) else [word]


def _dictionary():
    """With the words of the topics as they are now."""
    held = _held()
    held.ask_topics()
    return held.words


@dataclass
class KnownToSearch:
    """A dictionary, and which of its words are there for the topics' sake."""

    words: Any
    # Of the content when the topics were last asked: whatever changes them raises it.
    version: int = -1
    # How often each stands in the dictionary without them.
    of_topics: dict[str, int] = field(default_factory=dict)
    # Of several threads that find the topics changed, one at a time takes that in.
    lock: Lock = field(default_factory=Lock)

    def ask_topics(self) -> None:
        version = ContentVersion.objects.of_site()
        if version == self.version:
            return
        with self.lock:
            # Whoever waited may find that it was done meanwhile.
            if version == self.version:
                return
            words = {word for topic in Topic.objects.all() for word in topic.keywords}
            self._know({word for word in words if HAN_RUN.fullmatch(word)})
            self.version = version

    def _know(self, words: set[str]) -> None:
        """Take in what is new, and leave what no topic goes by any more."""
        for word in self.of_topics.keys() - words:
            self.words.total -= self.words.FREQ[word]
            self.words.FREQ[word] = self.of_topics.pop(word)
        for word in sorted(words - self.of_topics.keys()):
            self.of_topics[word] = self.words.FREQ.get(word, 0)
            self.words.add_word(word)


@cache
def _held() -> KnownToSearch:
    """jieba's words and every place of the country: half a second and 65 MB, once a process."""
    with warnings.catch_warnings():
        # Compiled for the first time it warns of its own patterns, and beside an old
        # setuptools of pkg_resources: neither is ours to mend.
        warnings.filterwarnings("ignore", module=r".*\bjieba\b")
        from jieba import Tokenizer

    dictionary = Tokenizer()
    # Left to itself it keeps a copy in the temporary folder, where anybody may have put
    # another one, and tells of it on stderr.
    counted = dictionary.gen_pfdict(dictionary.get_dict_file())
    dictionary.FREQ, dictionary.total = counted
    dictionary.initialized = True
    for word in sorted({place.name for place in places()}):
        if HAN_RUN.fullmatch(word):
            dictionary.add_word(word)
    return KnownToSearch(dictionary)
