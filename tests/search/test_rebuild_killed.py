"""A rebuild killed at any moment, while others publish, is finished by the next."""

import random
import signal
import time
from subprocess import Popen

import pytest

from benchmarks.texts import generate

from ..intake.scratch import Scratch, scratch_database

pytestmark = pytest.mark.django_db
TEXTS = 40
KILLS = 3
# When in its course a rebuild is killed, as a share of what an undisturbed one takes.
MOMENTS = (0.3, 0.95)
chance = random.Random(10)


@pytest.fixture
def scratch(tmp_path):
    with scratch_database(tmp_path / "scratch", "rebuilt") as made:
        yield made


def start_import(scratch: Scratch, folder, seeds: range) -> Popen:
    """Import and publish texts, in another process."""
    folder.mkdir()
    for seed in seeds:
        text = generate(seed)
        (folder / text.name).write_bytes(text.content)
    return scratch.start("import_briefings", folder, "--publish")


def kill_a_rebuild(scratch: Scratch, seconds: float) -> int:
    rebuild = scratch.start("rebuild_search", "--from-scratch")
    time.sleep(chance.uniform(*MOMENTS) * seconds)
    rebuild.send_signal(signal.SIGKILL)
    rebuild.communicate()
    return rebuild.returncode


def test_killed_again_and_again_the_index_ends_whole(scratch, tmp_path):
    start_import(scratch, tmp_path / "before", range(1, TEXTS + 1)).communicate()
    assert "相符" in scratch.run("check_search")
    started = time.monotonic()
    scratch.run("rebuild_search", "--from-scratch")
    seconds = time.monotonic() - started
    with start_import(
        scratch, tmp_path / "meanwhile", range(1001, 1001 + TEXTS)
    ) as publishing:
        codes = [kill_a_rebuild(scratch, seconds) for _ in range(KILLS)]
        assert -signal.SIGKILL in codes
        publishing.communicate()
    scratch.run("rebuild_search")
    assert "相符" in scratch.run("check_search")
