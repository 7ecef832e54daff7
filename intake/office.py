"""LibreOffice, where the machine has it, turns one file into another, shut off from all else."""

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

CONFINED = Path(__file__).with_name("confined.py")
# By the clock; of the processor, memory and disk as much as `confined` grants.
SECONDS = 40
LARGEST_RESULT = 100 * 1024 * 1024
OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
# The processes see neither a network nor the keys of the site.
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")


class NotConverted(Exception):
    """The office could not make anything of the file, or took too long."""


def has_office() -> bool:
    return bool(settings.OFFICE_COMMAND)


def converted(content: bytes, kind: str, wanted: str) -> bytes:
    """The same as another kind of file: docx of doc, pdf of docx."""
    with TemporaryDirectory(prefix="jianbao-office-") as name:
        folder = Path(name)
        # Nothing of the name that the file came with gets here.
        source, results = folder / f"text.{kind}", folder / "results"
        source.write_bytes(content)
        results.mkdir()
        _run(_command(folder, source, results, wanted), folder)
        made = results / f"text.{wanted}"
        if not made.is_file() or not 0 < made.stat().st_size <= LARGEST_RESULT:
            raise NotConverted("nothing came out")
        return made.read_bytes()


def _command(folder: Path, source: Path, results: Path, wanted: str) -> list[str]:
    return [
        *(WITHOUT_NETWORK if _may_be_without_network() else ()),
        *(sys.executable, "-I", "-S", str(CONFINED)),
        *shlex.split(settings.OFFICE_COMMAND),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *OPTIONS,
        *("--convert-to", wanted, "--outdir", str(results), str(source)),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Run it to its end, or to that of its time; all that it has started ends with it."""
    try:
        office = subprocess.Popen(  # noqa: S603 - the command is the administrator's
            command,
            cwd=folder,
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "HOME": str(folder),
                "TMPDIR": str(folder),
                "LANG": "C.UTF-8",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotConverted(str(error)) from error
    try:
        if office.wait(SECONDS):
            raise NotConverted(f"ended with {office.returncode}")
    except subprocess.TimeoutExpired as late:
        raise NotConverted(f"took more than {SECONDS} seconds") from late
    finally:
        _end(office)


def _end(office: subprocess.Popen) -> None:
    """Whatever of its group still lives; none may, where it has ended by itself."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(office.pid, signal.SIGKILL)
    office.wait()


@cache
def _may_be_without_network() -> bool:
    try:
        tried = subprocess.run(  # noqa: S603 - our own words
            [*WITHOUT_NETWORK, "true"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return tried.returncode == 0
