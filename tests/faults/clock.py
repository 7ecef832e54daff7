"""The clock of the machine jumps while the site serves: a day back, 400 days ahead, home again.

.venv/bin/python -m tests.faults.clock tries it on SQLite and PostgreSQL with libfaketime
(Debian: apt-get install faketime). Not run by `make test`.
"""

import json
import time
from contextlib import contextmanager
from pathlib import Path

from .full_disk import SEARCHES
from .sites import KINDS, SAMPLES, SIGN_IN, Served, Site, Trials, site, texts

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
# Later jumps begin from what the earlier ones have left behind.
JUMPS = ("-1d", "+400d", "+0", "-3d", "+0")
STEPS = ("withdraw_issues&why=x", "submit_issues", "publish_issues")
PLAN = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from briefings.models import Issue
from briefings.publishing import submit
from briefings.scheduling import schedule
issue = Issue.objects.get(pk={pk})
submit(issue, None)
schedule(issue, User.objects.get(username="reviews"), timezone.now() + timedelta(days=30))
"""
NUMBER = "from briefings.models import ContentVersion; print(ContentVersion.objects.of_site())"


@contextmanager
def at_another_time(made: Site, clock: Path):
    """Commands run at the time that the file says, too."""
    before, made.environment = made.environment, made.environment | faked(clock)
    try:
        yield
    finally:
        made.environment = before


def faked(clock: Path) -> dict[str, str]:
    return {
        "LD_PRELOAD": str(LIBRARIES[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        # Time that only ever goes on does so on a machine whose clock is set, too.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def shown(served: Served, pk: str) -> int:
    """What each of the two workers answers; -1 where they differ."""
    answers = {served.get(f"/items/{pk}/").status for _ in range(6)}
    return answers.pop() if len(answers) == 1 else -1


def jump(made: Site, served: Served, text: Path, pk: str) -> tuple[str, bool]:
    """The steps of an issue, seen by readers with the next request, and an import."""
    version = int(made.shell(NUMBER)[-1])
    old = served.get("/admin/briefings/issue/", served.reviews).status
    served.enters, served.reviews = made.shell(SIGN_IN)
    seen = []
    for step in STEPS:
        who = served.enters if step == "submit_issues" else served.reviews
        done = served.act(who, step, pk).status
        seen.append((done, shown(served, pk)))
    process = made.start("import_briefings", text, "--json")
    [told] = [json.loads(line) for line in process.communicate()[0].splitlines()]
    rises = int(made.shell(NUMBER)[-1]) > version
    readers = {
        served.get(at).status for at in ("/", "/articles/", "/feeds/articles.atom")
    }
    said = (
        f"who was signed in gets {old}; steps and what readers see {seen}; import "
        f"{told['outcome']}; the content version rises: {rises}; readers {readers}"
    )
    wanted = [(302, 410), (302, 404), (302, 200)]
    is_well = seen == wanted and rises and readers == {200}
    return said, is_well and old in (200, 302) and told["outcome"] == "created"


def first_public(made: Site, pk: str) -> str:
    asked = "from briefings.models import Issue; print(Issue.objects.get(pk={}).first_public_at)"
    return made.shell(asked.format(pk))[-1]


def tried(made: Site, folder: Path, trials: Trials) -> None:
    clock = made.folder / "clock"
    clock.write_text("+0")
    made.run("import_briefings", SAMPLES, "--publish")
    pk, planned = made.issues("published")[:2]
    went_up = first_public(made, pk)
    new = iter(sorted(texts(folder, len(JUMPS)).glob("*.txt")))
    with at_another_time(made, clock), made.served() as served:
        made.shell(
            f"from briefings.models import Issue\nfrom briefings.publishing import withdraw\nwithdraw(Issue.objects.get(pk={planned}), None, 'x')"
        )
        made.shell(PLAN.format(pk=planned))
        for by in JUMPS:
            clock.write_text(by)
            time.sleep(1)
            said, is_well = jump(made, served, next(new), pk)
            trials.tell(f"{made.kind}, the clock at {by}", said, survived=is_well)
        made.run("publish_due")
        waits = planned in made.issues("in_review")
    same = first_public(made, pk) == went_up
    trials.tell(
        f"{made.kind}, afterwards",
        f"the day it first was public is the same: {same}; what is due in 30 days "
        f"waits: {waits}",
        survived=same and waits and made.is_whole(SEARCHES | {"schedule"}),
    )


def main() -> None:
    trials = Trials()
    for kind in KINDS:
        with site(kind) as made:
            tried(made, made.folder / "texts", trials)
    trials.end()


if __name__ == "__main__":
    main()
