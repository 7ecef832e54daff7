"""Sites that are made to be harmed: a database, a server, readers and staff of their own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import django

from benchmarks.texts import generate

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Settings have to be at hand before these look at them.
from ..intake.census import strays  # noqa: E402
from ..intake.scratch import Scratch  # noqa: E402
from ..postgres import running_server  # noqa: E402

# Of bureaus that are known, so that they may be public.
SAMPLES = Path("fixtures/texts")
KINDS = ("sqlite", "postgresql")
TOKEN = "a" * 32
PATIENCE = 30.0
SIGN_IN = """
from django.contrib.auth.models import User
from django.test import Client
for name in ("enters", "reviews"):
    client = Client()
    client.force_login(User.objects.get_or_create(username=name, is_staff=True,
                                                  is_superuser=True)[0])
    print(client.cookies["sessionid"].value)
"""
IDS = """
from briefings.models import Issue
for row in Issue.objects.values_list("pk", "status"): print(*row)
"""


class Answer(NamedTuple):
    """What a server said; status 0 where nothing came, and then in place of it why."""

    status: int
    text: str = ""


class Site(Scratch):
    """A database with the reference data, in a folder of its own."""

    def __init__(self, url: str, folder: Path):
        super().__init__(url)
        self.environment |= {"LOG_FORMAT": "text", "SEARCH_LOG": "1"}
        self.folder, self.kind = folder, url.partition(":")[0]

    def is_whole(self, beside: Collection[str] = ()) -> bool:
        """Every row belongs to a text, and all that is held agrees with itself."""
        over = strays(self.census())
        if more := {name: over[name] for name in over if name not in beside}:
            print("belongs to no text:", more)
            return False
        checked = self.start("check_integrity")
        said, trouble = checked.communicate()
        if checked.returncode:
            print(said, trouble)
        return not checked.returncode

    def shell(self, words: str) -> list[str]:
        return self.run("shell", "--no-imports", "-c", words).splitlines()

    def issues(self, status: str) -> list[str]:
        rows = (line.split() for line in self.shell(IDS))
        return [pk for pk, held in rows if held == status]

    @contextlib.contextmanager
    def served(
        self, *, signs_in: bool = True, **environment: str
    ) -> Iterator["Served"]:
        """By the site's own server: two workers, replaced when they die."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.run("collectstatic", "--noinput", "--verbosity", "0")
        log = (self.folder / "log").open("ab")
        command = ["make", "-s", "serve", f"PORT={port}", "WORKERS=2"]
        server = subprocess.Popen(
            command,
            env=self.environment | environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            sessions = self.shell(SIGN_IN) if signs_in else ["", ""]
            yield Served(port, server.pid, sessions)
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            log.close()


class Served:
    """The site by HTTP: for readers, for who enters texts, for who reviews them."""

    def __init__(
        self, port: int, pid: int, sessions: list[str], host: str = "127.0.0.1"
    ):
        self.host, self.port, self.pid = host, port, pid
        self.enters, self.reviews = sessions
        deadline = time.monotonic() + 90
        while self.get("/healthz").status != 200:
            assert time.monotonic() < deadline, "it does not start"
            time.sleep(0.5)

    def get(self, address: str, session: str = "") -> Answer:
        return self._ask("GET", address, session)

    def act(self, session: str, action: str, *issues: str) -> Answer:
        """A step with issues, from the list at the desk."""
        words = [f"action={action}", *(f"_selected_action={each}" for each in issues)]
        kind = "application/x-www-form-urlencoded"
        at = "/admin/briefings/issue/"
        return self._ask("POST", at, session, "&".join(words).encode(), kind)

    def upload(self, path: Path) -> Answer:
        body = b"\r\n".join(
            (
                b"--part",
                b'Content-Disposition: form-data; name="files"; filename="%s"'
                % path.name.encode(),
                b"Content-Type: text/plain",
                b"",
                path.read_bytes(),
                b"--part--",
                b"",
            )
        )
        kind = "multipart/form-data; boundary=part"
        at = "/admin/briefings/sourcefile/upload/"
        return self._ask("POST", at, self.enters, body, kind)

    def _ask(
        self,
        method: str,
        address: str,
        session: str,
        body: bytes | None = None,
        kind: str = "text/plain",
    ) -> Answer:
        connection = HTTPConnection(self.host, self.port, timeout=PATIENCE)
        headers = {"Host": "localhost", "Content-Type": kind}
        if session:
            headers["Cookie"] = f"sessionid={session}; csrftoken={TOKEN}"
            headers["X-CSRFToken"] = TOKEN
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read().decode("utf-8", "replace"))
        except (OSError, HTTPException) as nothing:
            return Answer(0, type(nothing).__name__)
        finally:
            connection.close()


@contextlib.contextmanager
def site(kind: str, folder: Path | None = None) -> Iterator[Site]:
    """One of either kind; with a folder, its file lies there."""
    with contextlib.ExitStack() as stack:
        own = Path(stack.enter_context(TemporaryDirectory(prefix="jianbao-fault-")))
        if kind == "sqlite":
            url = f"sqlite:///{(folder or own) / 'site.sqlite3'}"
        else:
            url = stack.enter_context(running_server())
        made = Site(url, own)
        made.run("migrate", "--verbosity", "0")
        made.run("load_reference")
        yield made


def texts(folder: Path, many: int, first: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    for seed in range(first, first + many):
        text = generate(seed)
        (folder / text.name).write_bytes(text.content)
    return folder


def files_of(census: dict) -> dict:
    """By its fingerprint what is held of each text.

    When a mark of secrecy was looked for again is not told: it stands all the same.
    """
    for file in census["files"].values():
        for remark in file["remarks"]:
            remark.pop("gone_at")
    return census["files"]


def numbered(files: dict) -> dict:
    """With events numbered as they come: theirs are ids, of which a rollback skips some."""
    numbers: dict[int, int] = {}

    def number(event: int | None) -> int | None:
        return event and numbers.setdefault(event, len(numbers) + 1)

    return _with_events(files, number)


def _with_events(files: dict, change: Callable[[int | None], int | None]) -> dict:
    files = deepcopy(files)
    for name in sorted(files):
        for issue in files[name]["issues"]:
            for article in issue["articles"]:
                article["event"] = change(article["event"])
    return files


def by_halves(held: dict, whole: dict) -> list[str]:
    """Those that are not held as an import holds them that was left alone.

    Their events aside: a text has one with others that tell of the same, and these may
    not be there yet. `imported_alone` tells which events there should be.
    """
    own, others = (_with_events(each, lambda _: None) for each in (held, whole))
    return [name for name in own if own[name] != others[name]]


def imported_alone(kind: str, held: Collection[str], *folders: Path) -> dict:
    """What an import holds that was left alone with just those texts of these folders."""
    with TemporaryDirectory() as name, site(kind) as alone:
        for at, folder in enumerate(folders):
            few = Path(name) / str(at)
            few.mkdir()
            for path in folder.iterdir():
                if sha256(path.read_bytes()).hexdigest() in held:
                    shutil.copy(path, few)
            if any(few.iterdir()):
                alone.run("import_briefings", few, "--publish")
        return numbered(files_of(alone.census()))


def file_of(made: Site) -> Path:
    return Path(made.environment["DATABASE_URL"].removeprefix("sqlite:///"))


class Trials:
    """What was tried: a line for each, and an exit code for all."""

    def __init__(self) -> None:
        self.failed = 0

    def tell(self, tried: str, figure: str, *, survived: bool) -> None:
        self.failed += not survived
        print(f"{'survived' if survived else 'FAILED':9} {tried}: {figure}", flush=True)

    def end(self) -> None:
        sys.exit(1 if self.failed else 0)
