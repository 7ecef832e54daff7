"""Texts as a set of pairs gives them: bureau, level, day, title and paragraphs."""

from datetime import date
from typing import Any

from reading.language.gazetteer import places_in
from reading.reuse import BureauLevel, ToldText

LEVELS = {level.name.lower(): level for level in BureauLevel}


def told(given: dict[str, Any]) -> ToldText:
    """As the site would have it: the places of the bureau's name, and those of the text."""
    level = given["level"]
    own = [place.code for place in places_in(given["agency"])]
    near = max(own, key=lambda code: len(code.rstrip("0")), default="")
    words = "\n".join([given["title"], *given["paragraphs"]])
    named = [place.code for place in places_in(words, near=near)]
    return ToldText(
        title=given["title"],
        paragraphs=tuple(given["paragraphs"]),
        day=date.fromisoformat(given["date"]) if given.get("date") else None,
        level=LEVELS[level] if isinstance(level, str) else level,
        places=tuple(dict.fromkeys([*own, *named])),
        bureau=given["agency"],
        seat=near,
    )
