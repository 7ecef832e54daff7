"""What a district's number is of, where only the whole is named: 其中沛县3305对、丰县1489对."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..figures import FigureKind, ParsedFigure
from ..figures.catalogue import FoundIndicator
from ..language.gazetteer import Place, codes_above, places
from ..language.patterns import pattern

Found = tuple[ParsedFigure, FoundIndicator | None]

PLACES = pattern("[\u4e00-\u9fff]{1,7}?(?:自治[州县旗]|[市县区州旗盟])")
# What may stand between a place and its number, and says nothing of what is counted.
SAID_BESIDES = pattern(
    "其中|分别|依次|从|各区县?|各县区?|分[区县]+看?|来看|看|地区分布|登记量|排名?在?|位?居前?列?|前[二三四五六七八九十两][位名]?|"
    "最[多高大]|销售|救助|办理|完成|实施|较[多高]|任务|较重|全[省市州]|的|有|为|达|到|是|共|和|与|及|[，,、：:；;（）()\\s]"
)
# A sentence or two between the whole and its districts.
NEAR = 80


def of_whole(figure: ParsedFigure, earlier: Sequence[Found]) -> FoundIndicator | None:
    """The indicator of the whole that a district's number is a part of, if it is plain.

    In its own words the number has a place and no more; the whole is the last number
    of this unit before it, and of a place that it lies in.
    """
    if figure.kind is not FigureKind.ACTUAL or not figure.region_code:
        return None
    said = _own_words(figure, earlier)
    if said is None:
        return None
    for whole, found in reversed(earlier):
        if figure.sentence_start - whole.sentence_end > NEAR:
            return None
        if (whole.unit, whole.kind) != (figure.unit, figure.kind):
            continue
        is_same = whole.sentence_start == figure.sentence_start
        names = (found.words, whole.label or found.words) if found else ()
        is_named = any(name in said for name in names)
        if not is_same and not is_named:
            continue
        if found is None or not _is_above(whole, figure, found):
            return None
        said = said.replace(found.words, "").replace(whole.label, "")
        rest = _besides_place(said, figure.region_code)
        return None if rest else replace(found, by="context")
    return None


def _own_words(figure: ParsedFigure, earlier: Sequence[Found]) -> str | None:
    """What stands between the number before it, or its sentence's start, and itself."""
    begin = figure.sentence_start
    if earlier and earlier[-1][0].end > begin:
        begin = earlier[-1][0].end
    said = figure.sentence[
        begin - figure.sentence_start : figure.start - figure.sentence_start
    ]
    return said if said or begin > figure.sentence_start else None


def _is_above(whole: ParsedFigure, part: ParsedFigure, found: FoundIndicator) -> bool:
    """Whether the whole's place holds the part's, or stands beside it as a part itself."""
    above = codes_above(part.region_code)
    if whole.region_code in above:
        return True
    is_part = found.by == "context" and whole.region_code != part.region_code
    return is_part and codes_above(whole.region_code) == above


def _besides_place(said: str, code: str) -> str:
    if place := _by_code().get(code):
        said = said.replace(place.name, "").replace(place.short_name, "")
    for form in (SAID_BESIDES, PLACES, SAID_BESIDES):
        said = form.sub("", said)
    return said


@cache
def _by_code() -> dict[str, Place]:
    return {place.code: place for place in places()}
