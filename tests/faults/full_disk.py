"""The disk is full, then read-only, and then has room again: what readers and staff meet.

.venv/bin/python -m tests.faults.full_disk tries it on SQLite, on a disk of 16 MB in memory;
as root, who may mount it. Not run by `make test`.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .sites import SAMPLES, Site, Trials, file_of, files_of, site, texts

TEXTS = 250
SIZE = "16m"
# What is taken away to make room again.
BALLAST = 6 * 1024 * 1024
# What the readers here look for is counted.
SEARCHES = {"askedsearch"}
PAGES = ("/", "/articles/", "/articles/?q=%E5%85%BB%E8%80%81", "/issues/", "/readyz")


@contextmanager
def small_disk() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        options = ["-t", "tmpfs", "-o", f"size={SIZE}", "none", folder]
        subprocess.run(["mount", *options], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def outcomes(made: Site, folder: Path) -> tuple[list[str], set[str]]:
    """What becomes of the texts, and what the refusals say."""
    process = made.start("import_briefings", folder, "--publish", "--json")
    receipts = [json.loads(line) for line in process.communicate()[0].splitlines()]
    refused = [each for each in receipts if each["outcome"] == "rejected"]
    said = {each["remarks"][0]["message"].partition("（")[0] for each in refused}
    return [each["outcome"] for each in receipts], said


def full(made: Site, folder: Path, trials: Trials) -> None:
    # Whoever is to sign in has done so.
    with made.served(PAGE_CACHE="0") as served:
        told, said = outcomes(made, folder)
        read = {at: served.get(at) for at in PAGES}
        first = next(iter(made.issues("published")), "0")
        step = served.act(served.reviews, "unschedule_issues", first)
    pages = {at: answer.status for at, answer in read.items() if at != "/readyz"}
    trials.tell(
        f"an import of {len(told)} texts fills the disk",
        f"{told.count('created')} filed, {told.count('rejected')} refused ({said}); "
        f"readers {pages}; /readyz says {read['/readyz'].text.strip()}; a step at the desk "
        f"answers {step.status}",
        survived=set(pages.values()) == {200}
        and all("磁盘已满" in each for each in said)
        and "disk" in read["/readyz"].text,
    )


def main() -> None:
    trials = Trials()
    with TemporaryDirectory() as name, small_disk() as disk:
        folder = texts(Path(name), TEXTS)
        with site("sqlite") as alone:
            alone.run("import_briefings", SAMPLES, "--publish")
            alone.run("import_briefings", folder, "--publish")
            whole = files_of(alone.census())
        (disk / "ballast").write_bytes(bytes(BALLAST))
        with site("sqlite", disk) as made:
            made.run("import_briefings", SAMPLES, "--publish")
            full(made, folder, trials)
            (disk / "ballast").unlink()
            held = files_of(made.census())
            half = [each for each in held if held[each] != whole[each]]
            trials.tell(
                "room is made",
                f"{len(held)} texts held, {len(half)} by halves",
                survived=not half and made.is_whole(beside=SEARCHES),
            )
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            read_only(made, folder, trials)
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            told, _ = outcomes(made, texts(Path(name) / "more", 3, first=TEXTS + 1))
            trials.tell(
                "the disk takes writes again",
                f"{told}; database {file_of(made).stat().st_size >> 20} MB",
                survived=set(told) <= {"created", "duplicate"}
                and made.is_whole(beside=SEARCHES),
            )
    trials.end()


def read_only(made: Site, folder: Path, trials: Trials) -> None:
    one = next(iter(sorted(folder.glob("*.txt"))))
    told, said = outcomes(made, one)
    with made.served(PAGE_CACHE="0", signs_in=False) as served:
        pages = {at: served.get(at).status for at in PAGES[:-1]}
    trials.tell(
        "the disk is read-only",
        f"an import is {told} ({said}); readers {pages}",
        survived=set(pages.values()) == {200} and told == ["rejected"],
    )


if __name__ == "__main__":
    main()
