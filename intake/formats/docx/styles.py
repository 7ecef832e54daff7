"""What paragraphs and runs have by their styles: numbering, indents, hidden text."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .markup import found_at

# A style based on itself goes round in a circle.
DEEPEST = 30
OFF = ("0", "false", "off")


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off: <w:vanish/>, but not w:val="0"."""
    return element is not None and element.get("w:val", "1") not in OFF


def value_at(element: Element | None, path: str) -> str | None:
    """The w:val of what stands there: 3 of <w:ilvl w:val="3"/>."""
    found = found_at(element, path)
    return None if found is None else found.get("w:val")


class WordStyles:
    """The styles of a file, by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.findall("w:style")
        self.by_id = {each.get("w:styleId", ""): each for each in found}
        # As an office calls it: toc 1, heading 2, in small letters.
        self.names = {
            key: (value_at(each, "w:name") or "").lower()
            for key, each in self.by_id.items()
        }
        self.default = next(
            (
                key
                for key, each in self.by_id.items()
                if each.get("w:type") == "paragraph"
                and each.get("w:default", "0") not in OFF
            ),
            "",
        )

    def of_paragraph(self, properties: Element | None) -> str:
        return value_at(properties, "w:pStyle") or self.default

    def chain(self, style: str | None) -> Iterator[tuple[str, Element]]:
        """The style and those it is based on, with their ids."""
        for _ in range(DEEPEST):
            found = self.by_id.get(style or "")
            if found is None or style is None:
                return
            yield style, found
            style = value_at(found, "w:basedOn")

    def of_run(
        self, run: Element | None, paragraph_style: str, name: str
    ) -> Element | None:
        """That property of a run: its own, or that of the first style which has it."""
        if run is not None and (own := run.find(name)) is not None:
            return own
        for first in (value_at(run, "w:rStyle"), paragraph_style):
            for _, style in self.chain(first):
                if (own := found_at(style, f"w:rPr/{name}")) is not None:
                    return own
        return None
