"""Numbered lines: headings that end as sentences do, and items that end as headings do.

（一）社会救助更加精准。 above its paragraphs; （三）其他情形 below （二）…的；
"""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, columns, form_of_enumeration
from ...language.patterns import pattern
from ..labels import Label, Labelled

WIDEST = 24
# One such line may be an item that says little; two with text below each are headings.
FEWEST = 2
# 1 哪些机构要备案？: a number without a dot, its blank lost or not
COUNTED_QUESTION = pattern(
    r"^(?P<number>\d{1,2})\s?(?=[^\d\s.．、,，])[^。！？；?!;]{2,36}[？?]$"
)
CLAUSE = pattern("[，,；;]")
NO_HEADING = frozenset("，；：？！")


def headings_with_stops(labelled: list[Labelled]) -> list[Labelled]:
    """Those of one form, where each is short and has text of another form right below."""
    if sum(map(_may_head, labelled)) < FEWEST:
        return labelled
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    below = dict(pairwise(inked))
    forms: dict[str, list[int]] = {}
    for i in inked:
        if form := form_of_enumeration(labelled[i].text):
            forms.setdefault(form, []).append(i)
    for form, lines in forms.items():
        closed = [i for i in lines if labelled[i].label is Label.PARAGRAPH]
        if len(closed) >= FEWEST and all(
            _heads(labelled, i, below.get(i), form) for i in lines
        ):
            for i in closed:
                labelled[i] = labelled[i]._replace(label=Label.HEADING)
    return labelled


def items_that_go_on(labelled: list[Labelled]) -> list[Labelled]:
    """（三）其他情形 right below （二）…的；: the list goes on, whatever its last item ends in."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for above, i in pairwise(inked):
        form = _form(labelled[i].text)
        goes_on = labelled[above].text.rstrip().endswith(("；", ";"))
        is_same = form and _form(labelled[above].text) == form
        if goes_on and is_same and labelled[i].label is Label.HEADING:
            labelled[i] = labelled[i]._replace(label=Label.PARAGRAPH)
    return labelled


def last_item_cut(labelled: list[Labelled]) -> list[Labelled]:
    """10.落实学习制度，办好讲堂，一季 at the very end: an item that was cut, as the others are text."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    last = labelled[inked[-1]] if inked else None
    if last is None or last.label is not Label.HEADING or not CLAUSE.search(last.text):
        return labelled
    form = _form(last.text)
    others = [each.label for each in labelled if form and _form(each.text) == form][:-1]
    if others and set(others) == {Label.PARAGRAPH}:
        labelled[inked[-1]] = last._replace(label=Label.PARAGRAPH)
    return labelled


def questions_counted(labelled: list[Labelled]) -> list[Labelled]:
    """1 哪些机构要备案？, 2 要交哪些材料？: counted on from 1, each with its answer below it."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    asked = {
        i: found for i in inked if (found := COUNTED_QUESTION.match(labelled[i].text))
    }
    numbers = [int(found["number"]) for found in asked.values()]
    below = dict(pairwise(inked))
    are_answered = all(
        labelled[i].label is Label.PARAGRAPH
        and below.get(i) not in asked
        and i in below
        and labelled[below[i]].label is Label.PARAGRAPH
        for i in asked
    )
    if len(asked) < FEWEST or numbers != list(range(1, len(asked) + 1)):
        return labelled
    for i in asked if are_answered else ():
        labelled[i] = labelled[i]._replace(label=Label.HEADING)
    return labelled


def _form(text: str) -> str:
    """How a line is numbered, be its brackets wide or not: only sentences have theirs widened."""
    return form_of_enumeration(text).replace("(", "（").replace(")", "）")


def _may_head(each: Labelled) -> bool:
    is_short = each.label is Label.PARAGRAPH and len(each.text) <= 2 * WIDEST
    return is_short and bool(ENUMERATION.match(each.text))


def _heads(labelled: Sequence[Labelled], i: int, below: int | None, form: str) -> bool:
    text = labelled[i].text
    if (
        below is None
        or columns(text) > WIDEST
        or labelled[below].label is not Label.PARAGRAPH
    ):
        return False
    words = ENUMERATION.sub("", text).strip()
    is_plain = words.rstrip("。").count("。") == 0 and NO_HEADING.isdisjoint(words)
    return is_plain and form_of_enumeration(labelled[below].text) != form
