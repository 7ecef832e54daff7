"""kill -9 of an import amid a group of texts that are filed in one transaction.

.venv/bin/python -m tests.faults.killed_together [KILLS] lets an import on SQLite and on
PostgreSQL end itself after so many texts of a full group, or when the group is kept and
nobody has been told, and prints what stood afterwards. Not run by `make test`.
"""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command

from .killed import TEXTS, completed, standing
from .sites import KINDS, Site, Trials, files_of, site, texts

GROUP = 32
# Some kills come in the group behind the first.
BEYOND = 10
# Each fourth comes after the commit.
ONE_IN = 4
chance = random.Random(32)


def imports(made: Site, after: int, folder: Path) -> tuple[bool, set[str]]:
    """Whether it was killed, and the texts of which it had told."""
    command = [sys.executable, "-m", "tests.faults.killed_together", "--within"]
    done = subprocess.run(
        [*command, str(after), str(folder)],
        env=made.environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    told = {json.loads(line)["sha256"] for line in done.stdout.splitlines()}
    return done.returncode == -signal.SIGKILL, told


def within(after: int, folder: str) -> None:
    """In the import's own process: it ends when so many texts are filed in its groups.

    With 0, when a group of new texts is kept, and nobody has been told.
    """
    # Settings have to be at hand before these look at them.
    from briefings.filing import Outcome, Receipt
    from intake import together

    # A slow machine fills its groups as a quick one does.
    together.LONGEST_WAIT, together.MOST_TOGETHER = 600, GROUP
    file, file_group, new = together.filed, together._file_group, []

    def filed_or_killed(*arguments: Any) -> Receipt:
        receipt = file(*arguments)
        if receipt.outcome == Outcome.CREATED:
            new.append(receipt.file)
        if len(new) == after > 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return receipt

    def kept_and_killed(*arguments: Any) -> Any:
        kept = file_group(*arguments)
        if new and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        return kept

    together.filed, together._file_group = filed_or_killed, kept_and_killed
    call_command("import_briefings", folder, "--publish", "--json")


def amid_groups(
    made: Site, whole: dict, folder: Path, kills: int, trials: Trials
) -> None:
    """What is held is to the text what was told; but for a group that was kept already."""
    held: set[str] = set()
    amiss: list[str] = []
    times = undone = untold = 0
    for at in range(1, kills + 1):
        after = chance.randint(1, GROUP + BEYOND) if at % ONE_IN else 0
        was_killed, told = imports(made, after, folder)
        if not was_killed:
            break
        files, half = standing(made, whole)
        kept = len(files.keys() - told - held)
        if half or not told | held <= files.keys() or (kept > 0) != (after == 0):
            amiss.append(f"after {after}: {kept} kept untold, by halves: {half}")
        held = set(files)
        times, untold = times + 1, untold + kept
        undone += (after - 1) % GROUP + 1 if after else 0
    is_complete = completed(made, whole, folder)
    trials.tell(
        f"{times} kills -9 amid groups of {GROUP} texts in one transaction, {made.kind}",
        f"{undone} texts filed in groups that had not ended, none of them held; {untold} "
        f"kept and not told; otherwise: {amiss or 0}; {len(held)} of {TEXTS} texts after "
        f"the last; completed, as one that was left alone: {is_complete}",
        survived=not amiss and times > 0 and is_complete,
    )


def main(kills: int) -> None:
    trials = Trials()
    with TemporaryDirectory() as folder:
        many = texts(Path(folder) / "many", TEXTS)
        for kind in KINDS:
            with site(kind) as undisturbed:
                undisturbed.run("import_briefings", many, "--publish")
                whole = files_of(undisturbed.census())
            with site(kind) as made:
                amid_groups(made, whole, many, kills, trials)
    trials.end()


if __name__ == "__main__":
    if "--within" in sys.argv:
        within(int(sys.argv[-2]), sys.argv[-1])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
