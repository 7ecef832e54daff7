"""Fields: their results are text, their codes are not: PAGE, TOC, DATE."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .markup import found_at
from .styles import is_on, value_at

# What shows another day each time the file is opened.
OF_TODAY = frozenset({"DATE", "TIME"})
# What prints words that stand in its code alone, or that Word counts as it prints.
PRINTED_BY_CODE = frozenset(
    {"EQ", "SYMBOL", "QUOTE", "MACROBUTTON", "INCLUDETEXT", "INCLUDEPICTURE"}
    | {"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"}
)
TICKED, UNTICKED = "☑", "□"


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come yet."""

    code: str = ""
    in_result: bool = False
    has_result: bool = False

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


class WordFields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        self.open: list[OpenField] = []

    @property
    def shows(self) -> bool:
        """Whether text that comes now is printed."""
        return all(each.in_result for each in self.open)

    def take_code(self, code: str) -> None:
        if self.open and not self.open[-1].in_result:
            self.open[-1].code += code

    def take_text(self) -> None:
        for each in self.open:
            each.has_result = True

    def turn(self, mark: Element) -> OpenField | None:
        """Take the beginning, the middle or the end; answers the field that has ended."""
        kind = mark.get("w:fldCharType")
        if kind == "begin":
            self.open.append(OpenField())
        elif kind == "separate" and self.open:
            self.open[-1].in_result = True
        elif kind == "end" and self.open:
            return self.open.pop()
        return None


def doubt_of(ended: OpenField) -> str:
    """The code of the remark that a field earns; blank if none."""
    if ended.name in OF_TODAY and ended.has_result:
        return "date_of_today"
    if ended.name in PRINTED_BY_CODE and not ended.has_result:
        return "field_not_read"
    return ""


def form_text(mark: Element) -> str:
    """What a field of a form shows by itself: a box that is ticked, a word that is chosen."""
    box = found_at(mark, "w:ffData/w:checkBox")
    if box is not None:
        own = box.find("w:checked")
        return (
            TICKED
            if is_on(own if own is not None else box.find("w:default"))
            else UNTICKED
        )
    choice = found_at(mark, "w:ffData/w:ddList")
    if choice is None:
        return ""
    entries = [each.get("w:val", "") for each in choice.findall("w:listEntry")]
    chosen = value_at(choice, "w:result") or value_at(choice, "w:default") or "0"
    at = int(chosen) if chosen.isdecimal() and len(chosen) < 4 else 0
    return entries[at] if at < len(entries) else ""
