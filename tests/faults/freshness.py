"""Issues that are withdrawn and published one a second, and how old the pages are then."""

import json
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles
from threading import Event, Thread
from typing import NamedTuple

from .crowd import OK, WITHDRAWN, PageRead, Reader
from .sites import Site, Trials

# So many take turns.
ROTATION = 20
# In seconds: no page tells of a state that ended longer ago.
OLDEST = 1.0


class Step(NamedTuple):
    """An issue was withdrawn or published, under this version of the site."""

    issue: int
    public: bool
    begun: float
    done: float
    version: int


class Shown(NamedTuple):
    """Whether an issue was public, by a page that came then."""

    issue: int
    public: bool
    came: float


class Publisher:
    """A process that takes the steps, and those that it has told of."""

    def __init__(self, made: Site, beside: int = 0):
        """It takes turns with some issues; others that may be published stay as they are."""
        many = ROTATION + beside
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.publisher", str(many), str(beside)],
            env=made.environment | {"LOG_LEVEL": "ERROR"},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.steps: list[Step] = []
        # The page of each, and the page that lists it.
        self.pages: dict[int, tuple[str, str]] = {}
        for told in self._told():
            self.pages[told["issue"]] = told["at"], told["listed_at"]
            if len(self.pages) == many:
                break
        self.beside = [str(issue) for issue in [*self.pages][ROTATION:]]
        Thread(target=self._listen, daemon=True).start()

    def _told(self) -> Iterator[dict]:
        return map(json.loads, self._process.stdout)

    def _listen(self) -> None:
        for told in self._told():
            self.steps.append(Step(**told))

    def stop(self) -> None:
        assert self._process.poll() is None, "it has stopped by itself"
        self._process.terminate()
        self._process.wait()


def watch(
    reader: Reader, publisher: Publisher, over: Event, shown: list[Shown]
) -> None:
    """Reads of the issue that changed last its page, and the list of its bureau's year."""
    while not over.is_set():
        if not publisher.steps:
            time.sleep(0.1)
            continue
        issue = publisher.steps[-1].issue
        at, listed_at = publisher.pages[issue]
        page = reader.read("watched", at)
        if page.status in (OK, WITHDRAWN):
            shown.append(Shown(issue, page.status == OK, page.came))
        year = reader.read("watched", listed_at, keeps_text=True)
        if year.status == OK:
            shown.append(Shown(issue, f'href="{at}"' in year.text, year.came))


def age(shown: Shown, steps: Sequence[Step]) -> float:
    """How long before it came the state had ended that it shows."""
    of_issue = [step for step in steps if step.issue == shown.issue]
    before = Step(shown.issue, True, 0, 0, 0)
    after = Step(shown.issue, True, float("inf"), float("inf"), 0)
    ended = [
        following.done
        for step, following in pairwise([before, *of_issue, after])
        if step.public == shown.public and step.begun <= shown.came
    ]
    return max(0.0, shown.came - max(ended)) if ended else float("inf")


def age_by_version(
    page: PageRead, steps: Sequence[Step], versions: Sequence[int]
) -> float:
    """The same of any page, by the version that its tag tells."""
    at = bisect_right(versions, page.version)
    return max(0.0, page.came - steps[at].done) if at < len(steps) else 0.0


def version_at(moment: float, steps: Sequence[Step]) -> int:
    """Of the last step that was done by then; 0 before the first."""
    at = bisect_right(steps, moment, key=lambda step: step.done)
    return steps[at - 1].version if at else 0


def tell_of_age(
    trials: Trials,
    tried: str,
    read: Sequence[PageRead],
    shown: Sequence[Shown],
    steps: Sequence[Step],
) -> None:
    versions = [step.version for step in steps]
    tagged = [each for each in read if each.version]
    older = sum(each.version < version_at(each.asked, steps) for each in tagged)
    by_tag, page = max((age_by_version(e, steps, versions), e.page) for e in tagged)
    by_words = max(age(each, steps) for each in shown)
    took = [step.done - step.begun for step in steps if step.public]
    trials.tell(
        f"{tried}: an issue withdrawn and published each second",
        f"{len(took)} published, p50 {quantiles(took)[1] * 1000:.0f} ms, most "
        f"{max(took):.1f} s; of {len(tagged):,} pages {older} older than their request, "
        f"the oldest, {page}, {by_tag:.2f} s when it came; of {len(shown):,} that show the issue "
        f"{by_words:.2f} s",
        survived=not older and max(by_tag, by_words) <= OLDEST,
    )
