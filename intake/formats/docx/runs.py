"""The words of one paragraph: runs and what they stand in, changes, fields, drawings."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..raised import raised
from ..symbols import sign_of
from .fields import OF_TODAY, WordFields, doubt_of, form_text
from .markup import found_at
from .pieces import LINE_END, PAGE_END, PICTURE, SOFT_PAGE_END, WordDoubt
from .styles import WordStyles, is_on

# What stands around text and says nothing itself.
OPENED = frozenset(
    {"w:sdtContent", "w:customXml", "w:smartTag", "w:hyperlink", "w:dir", "w:bdo"}
    | {"w:rubyBase", "w:ruby", "mc:Choice", "mc:Fallback"}
)
KEPT_CHANGES = frozenset({"w:ins", "w:moveTo"})
UNDONE_CHANGES = frozenset({"w:del", "w:moveFrom"})
SAID = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": LINE_END,
    "w:noBreakHyphen": "-",
    "w:lastRenderedPageBreak": SOFT_PAGE_END,
}
BREAKS = {"page": PAGE_END, "column": LINE_END}
NOTE_KINDS = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object", "w:contentPart"})
PICTURES = frozenset({"a:blip", "v:imagedata"})
DRAWN_TEXTS = frozenset({"c:chart", "dgm:relIds", "w:contentPart"})
EQUATIONS = frozenset({"m:oMath", "m:oMathPara"})
# An equation of nothing but these is read from left to right.
PLAIN_MATHS = frozenset({"m:oMath", "m:oMathPara", "m:r", "m:t", "m:rPr", "m:ctrlPr"})
EQUATION = "［公式］"
# Crossed out by hand, once or twice: no tracked change, and read as one all the same.
STRUCK = ("w:strike", "w:dstrike")
# What white words are seen on.
WHITE, GROUNDS = "FFFFFF", ("w:shd", "w:highlight")
NO_GROUND = ("", "auto", "none", "white", WHITE)
SILENT = frozenset({"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:rubyPr"})
# What the XML of a text may hold between its signs is one blank; NEL, LS and PS are ends.
AS_PRINTED = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\x85": LINE_END,
        "\u2028": LINE_END,
        "\u2029": LINE_END,
    }
)


class RunLook(NamedTuple):
    """How a run is drawn, as far as that tells whether and how it is read."""

    is_hidden: bool
    is_white: bool
    is_struck: bool
    is_raised: bool


def any_is_set(grounds: Iterable[Element | None]) -> bool:
    """Whether one of them is a colour other than the paper's."""
    return any(
        each is not None and each.get("w:fill", each.get("w:val", "")) not in NO_GROUND
        for each in grounds
    )


def is_placeholder(content_control: Element) -> bool:
    """Whether a control holds nothing but the invitation to fill it: 单击此处输入文字."""
    return is_on(found_at(content_control, "w:sdtPr/w:showingPlcHdr"))


def flat(container: Element) -> Iterator[Element]:
    """The children, those of wrappers in their place; of alternatives the first."""
    for each in container:
        if each.tag == "w:sdt" and not is_placeholder(each):
            yield from flat(each)
        elif each.tag == "mc:AlternateContent":
            chosen = each.find("mc:Choice")
            chosen = each.find("mc:Fallback") if chosen is None else chosen
            yield from () if chosen is None else flat(chosen)
        elif each.tag in OPENED:
            yield from flat(each)
        elif each.tag not in SILENT:
            yield each


class RunReader:
    """Collects the words of a paragraph, of several where their ends are deleted."""

    def __init__(
        self,
        styles: WordStyles,
        fields: WordFields,
        authors: dict[str, str],
    ) -> None:
        self.styles, self.fields, self.authors = styles, fields, authors
        # In a paragraph, a cell or a box that is coloured white words are seen.
        self.is_on_ground = False
        self.style = ""
        self.said: list[str] = []
        self.doubts: list[WordDoubt] = []
        # Text boxes, and what a line of its own says: a picture, WordArt.
        self.below: list[Element | str] = []
        # The notes that are referred to, by kind and id.
        self.notes: list[tuple[str, str]] = []
        self.hidden = self.struck = 0
        self.is_raised = False

    @property
    def text(self) -> str:
        return "".join(self.said)

    @property
    def is_empty(self) -> bool:
        return not (self.said or self.below or self.notes or self.doubts)

    def say(self, words: str) -> None:
        if words and self.fields.shows:
            self.said.append(words)
            self.fields.take_text()

    def doubt(self, code: str, detail: str = "") -> None:
        self.doubts.append(WordDoubt(code, detail))

    def take(self, container: Element) -> None:
        for each in flat(container):
            if each.tag == "w:r":
                self._run(each)
            elif each.tag in KEPT_CHANGES:
                self.doubt("unsettled_revision")
                self.take(each)
            elif each.tag in UNDONE_CHANGES:
                self.doubt("unsettled_revision")
            elif each.tag == "w:fldSimple":
                self._simple_field(each)
            elif each.tag == "w:sdt":
                self.doubt("placeholder_left_out")
            elif each.tag in EQUATIONS:
                self._equation(each)
            else:
                self.take(each)

    def _simple_field(self, field: Element) -> None:
        name = (field.get("w:instr", "").split() or [""])[0].upper()
        if name in OF_TODAY:
            self.doubt("date_of_today")
        self.take(field)

    def _run(self, run: Element) -> None:
        look = self._look_of(run.find("w:rPr"))
        self.is_raised = look.is_raised
        for each in flat(run):
            if each.tag == "w:fldChar":
                self._turn(each)
            elif each.tag == "w:instrText":
                self.fields.take_code(each.text or "")
            elif look.is_hidden or (look.is_white and each.tag == "w:t"):
                self.hidden += len((each.text or "").strip()) or each.tag in DRAWINGS
            elif look.is_struck and each.tag == "w:t":
                self.struck += len((each.text or "").strip())
            elif self.fields.shows:
                self._take_in_run(each)

    def _look_of(self, properties: Element | None) -> RunLook:
        def property_of(name: str) -> Element | None:
            return self.styles.of_run(properties, self.style, name)

        colour = property_of("w:color")
        is_white = colour is not None and colour.get("w:val", "").upper() == WHITE
        grounds = (property_of(name) for name in GROUNDS) if is_white else ()
        raise_by = property_of("w:vertAlign")
        return RunLook(
            is_hidden=is_on(property_of("w:vanish")),
            is_white=is_white and not (self.is_on_ground or any_is_set(grounds)),
            is_struck=any(is_on(property_of(name)) for name in STRUCK),
            is_raised=raise_by is not None and raise_by.get("w:val") == "superscript",
        )

    def _turn(self, mark: Element) -> None:
        self.say(form_text(mark))
        ended = self.fields.turn(mark)
        if ended and (code := doubt_of(ended)):
            self.doubt(code)

    def _take_in_run(self, each: Element) -> None:
        if each.tag in SAID:
            self.say(SAID[each.tag])
        elif each.tag in NOTE_KINDS:
            self.notes.append((NOTE_KINDS[each.tag], each.get("w:id", "")))
        elif each.tag in DRAWINGS:
            self._drawing(each)
        elif each.tag in IN_RUN:
            IN_RUN[each.tag](self, each)

    def take_text(self, element: Element) -> None:
        words = (element.text or "").translate(AS_PRINTED)
        self.say(raised(words) if self.is_raised else words)

    def take_break(self, element: Element) -> None:
        self.say(BREAKS.get(element.get("w:type", ""), LINE_END))

    def take_sign(self, element: Element) -> None:
        self.say(sign_of(element))

    def take_comment(self, element: Element) -> None:
        author = self.authors.get(element.get("w:id", ""), "")
        self.doubt("comment_left_out", author)

    def _equation(self, element: Element) -> None:
        if all(
            each.tag in PLAIN_MATHS or each.tag[:2] == "w:" for each in element.iter()
        ):
            self.say("".join(each.text or "" for each in element.iter("m:t")))
        else:
            self.say(EQUATION)
            self.doubt("equation_not_read")

    def _drawing(self, element: Element) -> None:
        has_picture = False
        for each in self._drawn(element):
            if each.tag == "w:txbxContent":
                self.below.append(each)
            elif each.tag == "v:textpath":
                self.below.append(each.get("string", ""))
            elif each.tag == "o:OLEObject":
                is_equation = each.get("ProgID", "").startswith("Equation")
                self.doubt("equation_not_read" if is_equation else "object_not_read")
            elif each.tag in DRAWN_TEXTS:
                self.doubt("drawing_not_read")
            has_picture = has_picture or each.tag in PICTURES
        if has_picture:
            self.below.append(PICTURE)

    def _drawn(self, element: Element) -> Iterator[Element]:
        """All that a drawing is made of, but nothing of what stands in a text box."""
        yield element
        if element.tag != "w:txbxContent":
            for each in flat(element):
                yield from self._drawn(each)


IN_RUN: dict[str, Callable[[RunReader, Element], None]] = {
    "w:t": RunReader.take_text,
    "w:br": RunReader.take_break,
    "w:sym": RunReader.take_sign,
    "w:commentReference": RunReader.take_comment,
    # A ruby's words are runs within a run.
    "w:r": RunReader._run,
}
