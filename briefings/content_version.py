"""The content version: raised by every public change, which it notes for those who read."""

from collections.abc import Collection, Iterable
from itertools import chain
from time import time_ns

from django.db import connection

from .models import ContentVersion

# What a year notes of its last changes, newest first: 15,16@1764346123456789; says that
# these issues have changed since the year had that number, and *@…; that any may have.
ANY_ISSUE, NUMBER, STEP = "*", "@", ";"
# What does not fit is forgotten: some eighty changes do. Of more issues at once than
# these, a step does not say which.
KEPT, MOST_ISSUES = 2000, 100
# The higher of the time and the next number, in words that every database knows.
RAISE = f"""
    INSERT INTO briefings_contentversion (year, number, recent) VALUES {{rows}}
    ON CONFLICT (year) DO UPDATE SET
        number = CASE
            WHEN excluded.number > briefings_contentversion.number THEN excluded.number
            ELSE briefings_contentversion.number + 1
        END,
        recent = CASE excluded.year WHEN {ContentVersion.WHOLE_SITE} THEN '' ELSE substr(
            excluded.recent || '{NUMBER}' || briefings_contentversion.number
            || '{STEP}' || briefings_contentversion.recent, 1, {KEPT}
        ) END
"""  # noqa: S608 (all of it is our own)


def raise_content_version(
    years: Iterable[int] = (), *, issues: Collection[int] | None = None
) -> None:
    """Say that what is public of these years, or of the site at large, has changed.

    Whoever knows which issues of the years these are says so, and says () where lists
    show nothing of the change; then nobody has to read the whole year again.

    The site's own row comes first: whoever comes second waits there for the first to
    commit, so that numbers rise in the order in which changes are seen. One statement
    of plain SQL, as every text that is published asks for it: to read the row under a
    lock and write it back through models took 1.1 ms, this takes 0.05.
    """
    number, changed = time_ns() // 1000, _noted(issues)
    rows: list[tuple[int | str, ...]] = [(ContentVersion.WHOLE_SITE, number, "")]
    rows += [
        (year, number, changed)
        for year in sorted({*years} - {ContentVersion.WHOLE_SITE})
    ]
    marks = ", ".join(["(%s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(RAISE.format(rows=marks), [*chain(*rows)])


def hold_content_version() -> None:
    """Let nobody else raise it until this transaction ends.

    For who writes before it is raised what others write behind that: they wait here for
    each other, and not each of them for what the other has.
    """
    site = ContentVersion.objects.filter(year=ContentVersion.WHOLE_SITE)
    list(site.select_for_update().values_list("year"))


def issues_changed(recent: str, *, since: int) -> list[int] | None:
    """The issues of a year that changed after it had a number; None if any may have.

    Step by step back to that very number: one that the year never had, as before a
    backup was restored, leads nowhere.
    """
    found: set[int] = set()
    # Behind the last mark is a step that was cut off, or the year's very first.
    for step in recent.split(STEP)[:-1]:
        issues, _, before = step.partition(NUMBER)
        if issues == ANY_ISSUE:
            return None
        found.update(map(int, filter(None, issues.split(","))))
        if int(before) == since:
            return sorted(found)
    return None


def _noted(issues: Collection[int] | None) -> str:
    if issues is None or len(issues) > MOST_ISSUES:
        return ANY_ISSUE
    return ",".join(map(str, issues))
