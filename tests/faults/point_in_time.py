"""A PostgreSQL is led back to the minute before a mistake, by the handbook's own commands.

.venv/bin/python -m tests.faults.point_in_time makes a cluster of its own and runs the
fenced commands of docs/operations.md (回到某一时刻) there, with other paths; as root, on a
machine with Debian's PostgreSQL 15. Not run by `make test`.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg

from .sites import SAMPLES, Site, Trials, files_of, texts

HANDBOOK = Path("docs/operations.md")
CHAPTER = "## 回到某一时刻（PostgreSQL）"
FENCED = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
BIN = Path("/usr/lib/postgresql/15/bin")
SAID_AT = "2026-11-29 10:25:00+08"
# What the handbook asks of systemd, of this one cluster.
SYSTEMCTL = """#!/bin/sh
case "$*" in
  "stop jianbao") exit 0;;
  "stop postgresql") set -- stop -m fast;;
  "start postgresql") set -- start -w;;
  "restart postgresql") set -- restart -w -m fast;;
esac
exec su postgres -c "{bin}/pg_ctl -D {data} -l {log} $*"
"""
WITHDRAWN = """
from briefings.models import Issue
from briefings.publishing import withdraw
for issue in Issue.objects.filter(status="published"): withdraw(issue, None, "误撤")
Issue.objects.filter(number__gt=3).update(series="改坏了")
"""


class Cluster:
    """PostgreSQL 15 of the user postgres in a folder, and the handbook's shell for it."""

    def __init__(self, folder: Path):
        self.folder, self.data = folder, folder / "15" / "main"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "PATH": f"{folder}:{os.environ['PATH']}",
            "PGHOST": str(folder),
            "PGPORT": str(self.port),
        }
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/jianbao"

    def begin(self) -> None:
        self.data.parent.mkdir()
        (self.folder / "backups").mkdir()
        shell = self.folder / "systemctl"
        log = self.folder / "log"
        shell.write_text(SYSTEMCTL.format(bin=BIN, data=self.data, log=log))
        shell.chmod(0o755)
        subprocess.run(["chown", "-R", "postgres", str(self.folder)], check=True)
        self.sh(
            f'su postgres -c "{BIN}/initdb -A trust -E UTF8 --locale=C {self.data}"'
        )
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(
                f"port = {self.port}\nunix_socket_directories = '{self.folder}'\n"
            )
        self.sh("systemctl start postgresql\nsu postgres -c 'createdb jianbao'")

    def begin_if_it_stopped(self) -> bool:
        """Answers whether it had gone on by itself."""
        status = [BIN / "pg_isready", "-q", "-t", "20", "-h", self.folder]
        asked = [*map(str, status), "-p", str(self.port)]
        if not subprocess.run(asked).returncode:
            return True
        self.sh("systemctl stop postgresql || true\nsystemctl start postgresql")
        return False

    def sh(self, commands: str) -> str:
        """As typed by root, each of which must succeed."""
        ran = subprocess.run(
            ["sh", "-e"],
            input=commands,
            env=self.environment,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert ran.returncode == 0, f"{commands}\n{ran.stdout}"
        return ran.stdout

    def here(self, commands: str, at: str = "") -> str:
        """The handbook's commands with the paths of this cluster."""
        moved = commands.replace("/var/lib/postgresql", str(self.folder))
        moved = moved.replace("/var/backups", str(self.folder / "backups"))
        return moved.replace(SAID_AT, at)

    def query(self, words: str) -> object:
        with psycopg.connect(self.url, autocommit=True) as asked:
            row = asked.execute(words).fetchone()
            return row and row[0]


def told_in_handbook() -> list[str]:
    chapter = HANDBOOK.read_text(encoding="utf-8").partition(CHAPTER)[2]
    return FENCED.findall(chapter.partition("\n## ")[0])


@contextmanager
def cluster(at: Path | None = None) -> Iterator[Cluster]:
    folder = Path(mkdtemp(prefix="jianbao-cluster-", dir=at))
    folder.chmod(0o755)
    made = Cluster(folder)
    try:
        made.begin()
        yield made
    finally:
        stop = f'su postgres -c "{BIN}/pg_ctl -D {made.data} -m immediate stop"'
        subprocess.run(["sh", "-c", stop], stdout=subprocess.DEVNULL)
        shutil.rmtree(folder)


def wait_until_led_back(made: Cluster) -> float:
    begun = time.monotonic()
    while made.query("SELECT pg_is_in_recovery()"):
        assert time.monotonic() - begun < 120, "it stays in recovery"
        time.sleep(0.2)
    return time.monotonic() - begun


def begun_on(made: Cluster) -> Site:
    site = Site(made.url, made.folder)
    site.run("migrate", "--verbosity", "0")
    site.run("load_reference")
    site.run("import_briefings", SAMPLES, "--publish")
    return site


def main() -> None:
    trials = Trials()
    prepare, lead_back = told_in_handbook()
    with cluster() as made:
        site = begun_on(made)
        begun = time.monotonic()
        said = made.sh(made.here(prepare))
        trials.tell(
            "the archive is switched on, a base is made and verified",
            f"{time.monotonic() - begun:.0f} s",
            survived="successfully verified" in said,
        )
        more = texts(made.folder / "texts", 20)
        site.run("import_briefings", more, "--publish")
        before = site.census()
        files_of(before)
        moment = str(made.query("SELECT clock_timestamp()::text"))
        time.sleep(2)
        site.shell(WITHDRAWN)
        site.run("import_briefings", texts(made.folder / "later", 5, first=100))
        begun = time.monotonic()
        made.sh(made.here(lead_back, moment))
        wait_until_led_back(made)
        took = time.monotonic() - begun
        after = site.census()
        many = len(files_of(after))
        trials.tell(
            f"led back to {moment}, before a mistake and an import",
            f"{many} texts as at that moment: {after == before}; {took:.0f} s",
            survived=after == before and site.is_whole(),
        )
        site.run("import_briefings", more, "--publish")
        site.run("import_briefings", made.folder / "later", "--publish")
        trials.tell(
            "and goes on from there",
            f"{len(files_of(site.census()))} texts",
            survived=site.is_whole(),
        )
    trials.end()


if __name__ == "__main__":
    main()
