"""An import killed at any moment leaves whole files; run again, it completes them."""

import json
import os
import random
import signal
import time
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

import pytest

from benchmarks.texts import generate
from briefings.models import SourceFile
from intake.many import take_in_all
from intake.one import Options

from .census import strays
from .scratch import Scratch, scratch_database

pytestmark = pytest.mark.django_db
TEXTS = 48
KILLS = 2
# The same moments each time, as far as the machine is the same.
chance = random.Random(10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for seed in range(1, TEXTS + 1):
        text = generate(seed)
        (folder / text.name).write_bytes(text.content)
    return folder


@pytest.fixture
def scratch(tmp_path):
    with scratch_database(tmp_path / "scratch", "killed") as made:
        yield made


@pytest.fixture
def undisturbed(tmp_path):
    with scratch_database(tmp_path / "undisturbed", "undisturbed") as made:
        yield made


def stop(scratch: Scratch, folder: Path, *, after: int, how: signal.Signals):
    """Import with two workers, and send the signal so many receipts later.

    Comes back when nobody holds the output open: no worker outlives the import.
    """
    process = scratch.start("import_briefings", folder, "--jobs", 2, "--json")
    receipts = [json.loads(line) for line in islice(process.stdout, after)]
    time.sleep(chance.uniform(0, 0.05))
    # Ctrl-C reaches a terminal's whole group; a kill, only the process it names.
    send = os.killpg if how == signal.SIGINT else os.kill
    send(process.pid, how)
    # Not by communicate(): it would lose what iterating has read ahead.
    with process:
        rest, err = process.stdout.read().splitlines(), process.stderr.read()
    receipts += [json.loads(line) for line in rest if line.endswith("}")]
    return process, receipts, err


def assert_whole(found: dict, undisturbed: dict) -> None:
    """Every file that is there is there as if nothing had happened, and nothing else."""
    assert strays(found) == {}
    for fingerprint, file in found["files"].items():
        assert file == undisturbed["files"][fingerprint]
    assert all(agency in undisturbed["agencies"] for agency in found["agencies"])
    issuing = {i["agency"] for f in found["files"].values() for i in f["issues"]}
    noted = {a["name"] for a in found["agencies"] if not a["is_confirmed"]}
    assert noted <= issuing


def test_killed_again_and_again_it_ends_like_an_undisturbed_run(
    scratch, undisturbed, folder
):
    undisturbed.run("import_briefings", folder)
    whole = undisturbed.census()
    assert len(whole["files"]) == TEXTS
    held = 0
    for _ in range(KILLS):
        after = held + chance.randint(1, TEXTS // (KILLS + 1))
        process, receipts, _ = stop(scratch, folder, after=after, how=signal.SIGKILL)
        found = scratch.census()
        assert process.returncode == -signal.SIGKILL
        assert_whole(found, whole)
        assert held < len(receipts) <= len(found["files"]) < TEXTS
        held = len(found["files"])
    outcomes = [
        json.loads(line)["outcome"]
        for line in scratch.run(
            "import_briefings", folder, "--json", "--jobs", 2
        ).splitlines()
    ]
    assert outcomes == ["unchanged"] * held + ["created"] * (TEXTS - held)
    assert scratch.census() == whole


def test_ctrl_c_leaves_whole_files_and_says_how_to_go_on(scratch, folder):
    process, receipts, err = stop(scratch, folder, after=20, how=signal.SIGINT)
    found = scratch.census()
    assert process.returncode == 130, err
    assert "CommandError: 已中断。共 " in err
    assert "再导入一次即可接着做完。" in err
    assert "Traceback" not in err
    assert strays(found) == {}
    assert 20 <= len(receipts) <= len(found["files"]) < TEXTS


def test_two_jobs_report_what_one_reports_in_the_same_order(run_import, folder):
    few = sorted(folder.iterdir())[:24]
    alone = run_import(*few, "--dry-run")
    assert alone == run_import(*few, "--dry-run", "--jobs", 2)
    assert alone.outcomes == ["created"] * len(few)


def test_when_a_worker_dies_the_import_goes_on_without_it(folder):
    texts = sorted(folder.iterdir())[:24]
    receipts = take_in_all(texts, Options(), jobs=2)
    first = next(receipts)
    for worker in active_children():
        worker.kill()
    assert [each.file for each in (first, *receipts)] == list(map(str, texts))
    assert SourceFile.objects.count() == len(texts)
