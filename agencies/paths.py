"""Where pages stand, as reverse() has it: Django takes as long for one as a query does."""

from functools import cache, lru_cache

from django.urls import reverse

# Of those that hold words, such as the name of a bureau.
MOST_KEPT = 4096
# Stands where a number will; no address holds it.
BLANK = 9_876_543_210


@lru_cache(maxsize=MOST_KEPT)
def path_to(name: str, *parts: int | str) -> str:
    """/agencies/shaoguan/"""
    return reverse(name, args=parts)


def numbered_path(name: str, *numbers: int) -> str:
    """/articles/57/: of these there are too many to be kept."""
    return _pattern(name, len(numbers)) % numbers


@cache
def _pattern(name: str, numbers: int) -> str:
    """/articles/%d/"""
    address = reverse(name, args=[BLANK] * numbers)
    return address.replace("%", "%%").replace(str(BLANK), "%d")
