"""The cluster of deploy/cluster as one site, and people who read and work there."""

import contextlib
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Lock, Thread
from typing import NamedTuple

import psycopg

from .crowd import MIX, named
from .sites import Answer, Served, Site

SCRIPT = "deploy/cluster/cluster.sh"
HOST, PORT = "10.77.0.1", 8080
DATABASES = ("db1", "db2", "db3")
READERS, STAFF = 4, 3
# Lists and searches bear an ever other number, so that they are kept pages seldom.
LISTS = (
    "/",
    "/articles/?page={}",
    "/issues/?page={}",
    "/articles/?kind=notice&page={}",
)
SEARCHES = (
    "/articles/?q=%E8%80%81%E4%BA%BA&page={}",
    "/articles/?q=%E5%85%BB%E8%80%81{}",
)
MOST_PAGES = 3
# Between two steps of a person, two pages of a reader.
STEP, PAGE = 1.0, 0.05
UNKNOWN = "有没有存下，现在还不能确定"
BUSY = "数据库暂时连不上"
BROKEN = 500
# What is done with an issue, round and round: the step, how the issue then stands, and
# whether the one who enters texts takes it: who hands in does not publish.
ROUND = (
    ("withdraw_issues&why=%E6%9C%89%E8%AF%AF", "withdrawn", False),
    ("submit_issues", "in_review", True),
    ("publish_issues", "published", False),
)
SIGN_IN = """
from django.contrib.auth.models import User
from django.test import Client
for n in range({}):
    client = Client()
    client.force_login(User.objects.get_or_create(username=f"staff{{n}}", is_staff=True,
                                                  is_superuser=True)[0])
    print(client.cookies["sessionid"].value)
"""
STEPS = """
from django.contrib.admin.models import LogEntry
print(LogEntry.objects.filter(content_type__model="issue", object_id="{}").count())
"""
chance = random.Random(16)


def cluster(*words: str) -> str:
    """What its script answers."""
    done = subprocess.run([SCRIPT, *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def cluster_site(folder: Path) -> Site:
    """The site of the cluster, for commands: they find its first database as web hosts do."""
    names = dict(line.split("=", 1) for line in cluster("env").splitlines())
    made = Site(names["DATABASE_URL"], folder)
    made.environment |= names | {"LOG_FORMAT": "text", "LOG_LEVEL": "ERROR"}
    return made


def primary(but: str = "", within: float = 90) -> tuple[str, float]:
    """Which database is the first now, other than this, and after how many seconds."""
    begun = time.monotonic()
    while (found := cluster("primary")) in ("", but):
        assert time.monotonic() - begun < within, "nobody has taken over"
        time.sleep(0.2)
    return found, time.monotonic() - begun


def writable(made: Site, begun: float, within: float = 90) -> float:
    """After how many seconds anybody who asks for the first database can write."""
    while True:
        with (
            contextlib.suppress(psycopg.Error),
            psycopg.connect(
                made.environment["DATABASE_URL"], connect_timeout=2
            ) as asked,
        ):
            asked.execute("CREATE TEMP TABLE tried (n int)")
            return time.monotonic() - begun
        assert time.monotonic() - begun < within, "nothing can be written"
        time.sleep(0.2)


def all_three(within: float = 180) -> bool:
    """Whether the three databases come to stand together again."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        rows = [line for line in cluster("status").splitlines() if "| db" in line]
        if sum("streaming" in row or "Leader" in row for row in rows) == len(DATABASES):
            return True
        time.sleep(1)
    return False


def percentiles(seconds: Sequence[float]) -> str:
    """p50 12 ms, p99 80 ms, most 0.9 s"""
    if not seconds:
        return "nothing read"
    ranked = sorted(seconds)
    p50, p99 = (ranked[int(part * (len(ranked) - 1))] for part in (0.5, 0.99))
    return f"p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, most {ranked[-1]:.1f} s"


class Read(NamedTuple):
    """One page that a reader asked for."""

    at: float
    status: int
    took: float


class Person:
    """One of the staff, who takes the steps of one issue, and does as a message says."""

    def __init__(self, served: Served, session: str, issue: str):
        self.served, self.session, self.issue = served, session, issue
        self.done, self.messages = 0, 0
        self.stands, self.is_known = "published", True
        self.others: Counter[int] = Counter()
        self.slowest = 0.0

    def work(self, over: Event) -> None:
        turn = 0
        while not over.wait(STEP):
            action, stands, enters = ROUND[turn % len(ROUND)]
            session = self.served.enters if enters else self.session
            begun = time.monotonic()
            answer = self.served.act(session, action, self.issue)
            self.slowest = max(self.slowest, time.monotonic() - begun)
            if answer.status == 302:
                self.done, self.stands, self.is_known = self.done + 1, stands, True
                turn += 1
            else:
                self._told(answer, UNKNOWN)
                # As the message says; then the step again, if it was not stored.
                over.wait(30)
                turn += self._is_now(stands)

    def _told(self, answer: Answer, clearly: str) -> None:
        self.is_known = False
        if answer.status == 503 and clearly in answer.text:
            self.messages += 1
        else:
            self.others[answer.status] += 1

    def _is_now(self, stands: str) -> bool:
        """Whether the list at the desk shows that the issue stands so."""
        at = f"/admin/briefings/issue/?id__exact={self.issue}&status__exact={stands}"
        shown = self.served.get(at, self.session)
        if shown.status != 200:
            self._told(shown, BUSY)
        return f"/admin/briefings/issue/{self.issue}/change/" in shown.text


class People:
    """Readers and staff at work, until it is over."""

    # What steps leave of themselves beside the texts.
    beside = frozenset({"askedsearch"})

    def __init__(self, made: Site, issues: Sequence[str], readers: int = READERS):
        self.readers = readers
        enters, *sessions = made.shell(SIGN_IN.format(1 + STAFF))
        self.served = Served(PORT, 0, [enters, sessions[0]], HOST)
        self.staff = [
            Person(self.served, *each) for each in zip(sessions, issues, strict=False)
        ]
        self.read: list[Read] = []
        self._pages = {
            "lists": LISTS,
            "searches": SEARCHES,
            "articles": named(self.served, "/sitemap-articles.xml"),
            "figures": named(self.served, "/sitemap-figures.xml"),
        }
        self._lock = Lock()

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        over = Event()
        threads = [Thread(target=self._read, args=(over,)) for _ in range(self.readers)]
        threads += [Thread(target=each.work, args=(over,)) for each in self.staff]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def _read(self, over: Event) -> None:
        while not over.wait(PAGE):
            [kind] = chance.choices([*MIX], [*MIX.values()])
            page = chance.choice(self._pages[kind]).format(
                chance.randint(1, MOST_PAGES)
            )
            begun = time.monotonic()
            status = self.served.get(page).status
            with self._lock:
                self.read.append(Read(begun, status, time.monotonic() - begun))

    @property
    def noticed_little(self) -> bool:
        """Readers nothing; of the staff each at most one message, and that a clear one."""
        return all(0 < each.status < BROKEN for each in self.read) and all(
            each.messages <= 1 and not each.others for each in self.staff
        )

    def told(self, begun: float, mended: float) -> str:
        """What they saw, of readers before the fault and until it was over."""
        # Not there, or withdrawn by the staff at work, is an answer.
        answered = sum(0 < each.status < BROKEN for each in self.read)
        other = Counter(each.status for each in self.read if each.status != 200)
        quiet = [each.took for each in self.read if each.at < begun]
        around = [each.took for each in self.read if begun <= each.at < mended]
        others = sum((each.others for each in self.staff), Counter[int]())
        return (
            f"readers {answered} of {len(self.read)} {dict(other) or ''}, before "
            f"{percentiles(quiet)}, meanwhile {percentiles(around)}; staff "
            f"{sum(each.done for each in self.staff)} steps acknowledged, messages "
            f"{[each.messages for each in self.staff]}, other answers {dict(others)}, "
            f"the slowest {max(each.slowest for each in self.staff):.1f} s"
        )

    def lost(self, made: Site) -> list[str]:
        """Of the staff's issues those that stand otherwise than their last answer said."""
        wrong = []
        for each in self.staff:
            stored = int(made.shell(STEPS.format(each.issue))[0])
            stands = each.issue in made.issues(each.stands)
            if stored < each.done or (each.is_known and not stands):
                wrong.append(f"{each.issue}: {stored} of {each.done} steps")
        return wrong
