"""The XML of a Word file as a tree with short names: w:p, w:val; never an entity or a bomb."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from reading import Unreadable

# Of a whole file: an element takes some 300 bytes of memory. A page of text is 500.
MOST_ELEMENTS = 500_000
# Word itself sets tables 30 deep at most; each is four elements.
DEEPEST = 150
# A sign that is longer is looked through again with each of them.
CHUNK = 1 << 22

OFFICE = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
MICROSOFT = "http://schemas.microsoft.com/office/word/"
# Word writes the first of each, its strict files the second.
PREFIXES = {
    f"{OFFICE}wordprocessingml/2006/main": "w",
    f"{STRICT}wordprocessingml/main": "w",
    f"{OFFICE}officeDocument/2006/relationships": "r",
    f"{STRICT}officeDocument/relationships": "r",
    f"{OFFICE}officeDocument/2006/math": "m",
    f"{STRICT}officeDocument/math": "m",
    f"{OFFICE}markup-compatibility/2006": "mc",
    f"{OFFICE}drawingml/2006/main": "a",
    f"{STRICT}drawingml/main": "a",
    f"{OFFICE}drawingml/2006/chart": "c",
    f"{STRICT}drawingml/chart": "c",
    f"{OFFICE}drawingml/2006/diagram": "dgm",
    f"{STRICT}drawingml/diagram": "dgm",
    f"{OFFICE}package/2006/relationships": "rel",
    f"{MICROSOFT}2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
DAMAGED = "文件里的{part}已经损坏或不合规范，读不出来。请用 Word 或 WPS 打开后另存为 docx 再导入。"
TOO_INTRICATE = (
    "文件的结构过于庞杂，远远超出一份文稿。请把文字复制到新的文档，存盘后再导入。"
)


class WordTree(TreeBuilder):
    """Builds a tree with short names; refuses one that is too large or too deep.

    Called for each tag, so that an alarm can ring in the midst of a large file.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.left = most
        self.depth = 0
        self.names: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.left -= 1
        self.depth += 1
        if self.left < 0 or self.depth > DEEPEST:
            raise Unreadable(TOO_INTRICATE)
        kept = {self._short(name): value for name, value in attrs.items()}
        return super().start(self._short(tag), kept)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(self._short(tag))

    def _short(self, name: str) -> str:
        """w:p of {http://…/wordprocessingml/2006/main}p; ?:p of what nobody knows."""
        if name not in self.names:
            space, found, local = name[1:].partition("}")
            self.names[name] = f"{PREFIXES.get(space, '?')}:{local}" if found else name
        return self.names[name]


def found_at(element: Element | None, path: str) -> Element | None:
    """The first that stands there: w:rPr/w:vanish. ElementPath knows no names with colons."""
    for step in path.split("/"):
        element = None if element is None else element.find(step)
    return element


def tree_of(
    content: bytes, part: str, most: int = MOST_ELEMENTS
) -> tuple[Element, int]:
    """The tree, and how many elements may still come."""
    builder = WordTree(most)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    try:
        for at in range(0, len(content), CHUNK):
            parser.feed(content[at : at + CHUNK])
        root = parser.close()
    except (ParseError, DefusedXmlException, LookupError) as error:
        raise Unreadable(DAMAGED.format(part=part)) from error
    return root, builder.left
