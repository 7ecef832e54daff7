"""The database takes no writes: readers notice nothing, staff are told so in a sentence.

.venv/bin/python -m tests.faults.read_only tries it on SQLite (the file, then the whole disk
mounted read-only, before the server starts and while it serves; as root, who may mount) and
on PostgreSQL (default_transaction_read_only). Not run by `make test`.
"""

import contextlib
import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg

from .full_disk import SEARCHES, small_disk
from .sites import SAMPLES, Served, Site, Trials, file_of, site

READERS = (
    *("/", "/articles/", "/articles/?q=%E5%85%BB%E8%80%81", "/issues/", "/topics/"),
    *("/archive/", "/indicators/", "/feeds/articles.atom", "/api/v1/articles/"),
    *("/open-data/datapackage.json", "/sitemap.xml", "/suggestions/?q=%E5%85%BB"),
)
SENTENCE = "现在只能看，不能改"
DESK = "/admin/briefings/issue/"
# So much that it is not the room that is missing.
ROOMY = "600m"
Harm = Callable[[], contextlib.AbstractContextManager[None]]
# What was withdrawn to try it is public again.
PUT_BACK = """
from briefings.models import Issue
from briefings.publishing import publish, submit
for issue in Issue.objects.filter(status="withdrawn"):
    submit(issue, None)
    publish(issue, None)
"""


def mount(*options: object) -> None:
    subprocess.run(["mount", *map(str, options)], check=True)


@contextlib.contextmanager
def file_alone(place: Path) -> Iterator[None]:
    """The file can be read only; beside it files can be made."""
    mount("--bind", place, place)
    mount("-o", "remount,ro,bind", place)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextlib.contextmanager
def whole_disk(disk: Path) -> Iterator[None]:
    """Once those who still have a file of it open for writing have closed it."""
    deadline = time.monotonic() + 30
    while subprocess.run(["mount", "-o", "remount,ro", str(disk)]).returncode:
        assert time.monotonic() < deadline, "somebody goes on writing"
        time.sleep(1)
    try:
        yield
    finally:
        mount("-o", "remount,rw", disk)


@contextlib.contextmanager
def on_postgres(made: Site) -> Iterator[None]:
    setting = "ALTER SYSTEM {} default_transaction_read_only"
    for words in ("SET", "RESET"):
        with psycopg.connect(made.environment["DATABASE_URL"], autocommit=True) as own:
            own.execute("SET default_transaction_read_only = off")
            own.execute(setting.format(words) + (" = on" if words == "SET" else ""))
            own.execute("SELECT pg_reload_conf()")
        if words == "SET":
            yield


class Begun(NamedTuple):
    """A site, one of its public issues, and a text that it has not yet."""

    made: Site
    issue: str
    text: Path

    @classmethod
    def of(cls, made: Site) -> "Begun":
        *held, text = sorted(SAMPLES.glob("*.txt"))
        made.run("import_briefings", *held, "--publish")
        return cls(made, made.issues("published")[0], text)


def told(begun: Begun, served: Served) -> tuple[str, bool]:
    """What readers and staff met, and whether it was what they should."""
    read = {at: served.get(at).status for at in READERS}
    ready = served.get("/readyz").text.strip()
    asked = {
        "a step": served.act(served.reviews, "withdraw_issues&why=x", begun.issue),
        "an upload": served.upload(begun.text),
        "the list at the desk": served.get(DESK, served.reviews),
        "the page to sign in": served.get("/admin/login/"),
    }
    staff = {
        name: SENTENCE if SENTENCE in each.text else each.status
        for name, each in asked.items()
    }
    wrong = {at: status for at, status in read.items() if status != 200}
    is_well = not wrong and "-writes" in ready and staff["a step"] == SENTENCE
    clear = all(each.status in (200, 302, 503) for each in asked.values())
    said = f"{len(read) - len(wrong)} of {len(read)} pages of readers {wrong or ''}"
    return f"{said}; /readyz: {ready}; {staff}", is_well and clear


def imported(begun: Begun) -> list[str]:
    process = begun.made.start("import_briefings", begun.text, "--json")
    lines = process.communicate()[0].splitlines()
    return [json.loads(line)["remarks"][0]["message"] for line in lines]


def tried(begun: Begun, name: str, trials: Trials, harm: Harm) -> None:
    """While the site serves, when it takes writes again, and then begun anew."""
    made = begun.made
    with made.served(PAGE_CACHE="0") as served:
        with harm():
            said, is_well = told(begun, served)
            trials.tell(f"{name}, while it serves", said, survived=is_well)
            words = imported(begun)
            clear = any("只读" in each or "打不开" in each for each in words)
            trials.tell(f"{name}, an import", f"{words}", survived=clear)
        step = served.act(served.reviews, "withdraw_issues&why=x", begun.issue)
        again = step.status == 302 and begun.issue in made.issues("withdrawn")
        trials.tell(f"{name}, no more", f"a step {step.status}", survived=again)
        made.shell(PUT_BACK)
        sessions = served.enters, served.reviews
    with harm(), made.served(signs_in=False, PAGE_CACHE="0") as served:
        served.enters, served.reviews = sessions
        said, is_well = told(begun, served)
        trials.tell(f"{name}, begun so", said, survived=is_well)
    trials.tell(f"{name}, in the end", "all agrees", survived=made.is_whole(SEARCHES))


def main() -> None:
    trials = Trials()
    with small_disk(ROOMY) as disk, site("sqlite", disk) as made:
        begun = Begun.of(made)
        file = file_of(made)
        tried(begun, "SQLite, the file read-only", trials, lambda: file_alone(file))
        tried(begun, "SQLite, the disk read-only", trials, lambda: whole_disk(disk))
    with site("postgresql") as made:
        begun = Begun.of(made)
        tried(begun, "PostgreSQL read-only", trials, lambda: on_postgres(made))
    trials.end()


if __name__ == "__main__":
    main()
