"""What bulletins are called whose name says nothing of a bulletin: 江城民政, 《江城民政》, 江城民政（双月刊）."""

from ...language.gazetteer import is_place
from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ..issuers import bureau_of_line
from ..secrecy import mark_in, without_marks
from .beside import FREQUENCY

BARS = pattern(r"[|｜\t│┃丨]")
# What may stand on both sides of a name.
STARS = frozenset("★☆◆◇●○■□❖✦")
# 《江城民政》2024年第5期, 江城民政 第5期: a name in quotes, or a place's own, beside its number
QUOTED_NAME = pattern(rf"^《[{HAN}“”·\s]{{2,16}}》$")
PLACE_AND_FIELD = pattern(rf"^(?P<place>[{HAN}]{{2,8}})民政$")
# 江城市民政局《江城民政》: whose it is, and its name
BUREAU_AND_NAME = pattern(
    rf"^(?P<bureau>[{HAN}]{{3,20}}民政[局厅])\s?《(?P<name>[{HAN}]{{2,8}}民政)》$"
)
# 刊名：江城民政: labelled as the name
OWN_NAME = pattern(rf"^刊\s*名\s*[:：]\s*《?(?P<name>[{HAN}“”·]{{2,16}})》?$")


def own_name(text: str) -> dict[str, str]:
    """The name as its line says it: behind a label, or in quotes behind its bureau."""
    if own := OWN_NAME.match(text):
        return {"series": own["name"]}
    said = BUREAU_AND_NAME.match(text)
    issuer = bureau_of_line(said["bureau"]) if said else None
    if said is None or issuer is None or not names_its_place(said["name"]):
        return {}
    return {"series": said["name"], "agency": issuer.name}


def bare_name(text: str) -> str:
    """江城民政 of | 江 城 民 政 |, of 《江城民政》, ★江城民政★ and 江城民政（双月刊）."""
    text = without_marks(text) if mark_in(text.strip()) else text
    name = bare(FREQUENCY.sub("", BARS.sub(" ", text))).removesuffix("（）")
    name = name[1:-1] if name[:1] == name[-1:] and name[:1] in STARS else name
    quoted = QUOTED_NAME.match(name)
    return name[1:-1] if quoted else name


def names_its_place(text: str) -> bool:
    """江城民政: a place that we know, and the field."""
    own = PLACE_AND_FIELD.match(text)
    return own is not None and is_place(own["place"])
