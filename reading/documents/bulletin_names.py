"""What bulletins are called whose name says nothing of a bulletin: 江城民政, 《江城民政》, 江城民政（双月刊）."""

from ..language.gazetteer import is_place
from ..language.marks import HAN, bare
from ..language.patterns import pattern
from .beside_mastheads import FREQUENCY

BARS = pattern(r"[|｜\t│┃丨]")
# 《江城民政》2024年第5期, 江城民政 第5期: a name in quotes, or a place's own, beside its number
QUOTED_NAME = pattern(rf"^《[{HAN}“”·\s]{{2,16}}》$")
PLACE_AND_FIELD = pattern(rf"^(?P<place>[{HAN}]{{2,8}})民政$")
# 刊名：江城民政: labelled as the name
OWN_NAME = pattern(rf"^刊\s*名\s*[:：]\s*《?(?P<name>[{HAN}“”·]{{2,16}})》?$")


def bare_name(text: str) -> str:
    """江城民政 of | 江 城 民 政 |, of 《江城民政》 and of 江城民政（双月刊）."""
    name = bare(FREQUENCY.sub("", BARS.sub(" ", text)))
    quoted = QUOTED_NAME.match(name)
    return name[1:-1] if quoted else name


def names_its_place(text: str) -> bool:
    """江城民政: a place that we know, and the field."""
    own = PLACE_AND_FIELD.match(text)
    return own is not None and is_place(own["place"])
