"""The document in an OFD file: its pages with their templates, notes and shared drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reading import Unreadable

from ..doubts import HIDDEN, NO_TEXT, NOT_READ, NOTES, UNMAPPED, FileDoubt
from ..placed import FoundSigns, PlacedBox, PlacedPage
from .objects import POINTS, OfdObjects, box_told
from .package import BROKEN, OfdPackage, child, children, local, text_at

# Millimetres.
A4 = PlacedBox(0, 0, 210, 297)
# Of the page: a picture so large is a scan of it.
SCAN = 0.4
# Notes that say nothing themselves.
SILENT = ("Link", "Path", "Highlight")
WATERMARK = "Watermark"


@dataclass(frozen=True, slots=True)
class OfdNote:
    """What was put on a page later: a watermark, a stamp, a remark."""

    kind: str
    drawn: Element | None
    has_words: bool


@dataclass(slots=True)
class OfdBody:
    """One document of the file; most files hold one."""

    package: OfdPackage
    path: str
    root: Element
    box: PlacedBox = A4
    # Parts by their numbers in the file.
    templates: dict[str, str] = field(default_factory=dict)
    units: dict[str, Element] = field(default_factory=dict)
    notes: dict[str, list[OfdNote]] = field(default_factory=dict)
    pages: list[tuple[str, str | None]] = field(default_factory=list)
    has_attachments: bool = False
    is_sealed: bool = False

    @classmethod
    def read(cls, package: OfdPackage, path: str) -> "OfdBody":
        root = package.xml(path)
        body = cls(package, path, root)
        common = child(root, "CommonData")
        body.box = box_told(text_at(common, "PageArea", "PhysicalBox")) or A4
        for template in children(common, "TemplatePage"):
            if place := body.resolve(template.get("BaseLoc")):
                body.templates[template.get("ID") or ""] = place
        for kind in ("PublicRes", "DocumentRes"):
            for resource in children(common, kind):
                body.units |= body.units_in(path, resource.text)
        body.pages = [
            (page.get("ID") or "", body.resolve(page.get("BaseLoc")))
            for page in children(root, "Pages", "Page")
        ]
        body.notes = dict(body._notes())
        attachments = body.resolve(text_at(root, "Attachments"))
        body.has_attachments = bool(
            attachments and child(package.xml(attachments), "Attachment") is not None
        )
        return body

    def resolve(self, location: str | None) -> str | None:
        return self.package.resolve(self.path, location)

    def units_in(self, base: str, location: str | None) -> dict[str, Element]:
        """The drawings of a file of resources."""
        if not (place := self.package.resolve(base, location)):
            return {}
        units = children(
            self.package.xml(place), "CompositeGraphicUnits", "CompositeGraphicUnit"
        )
        return {unit.get("ID") or "": unit for unit in units}

    def _notes(self) -> Iterator[tuple[str, list[OfdNote]]]:
        place = self.resolve(text_at(self.root, "Annotations"))
        if not place:
            return
        for page in children(self.package.xml(place), "Page"):
            at = self.package.resolve(place, text_at(page, "FileLoc"))
            if at:
                found = children(self.package.xml(at), "Annot")
                yield page.get("PageID") or "", [_note(each) for each in found]


def _note(annot: Element) -> OfdNote:
    drawn = child(annot, "Appearance")
    said = text_at(annot, "Remark") or any(
        local(each) == "TextCode" and (each.text or "").strip()
        for each in (drawn.iter() if drawn is not None else ())
    )
    return OfdNote(annot.get("Type") or "", drawn, bool(said))


def bodies_of(package: OfdPackage) -> Iterator[OfdBody]:
    """The documents that OFD.xml names."""
    start = package.resolve("", "OFD.xml")
    if not start:
        raise Unreadable(BROKEN)
    for told in children(package.xml(start), "DocBody"):
        if path := package.resolve(start, text_at(told, "DocRoot")):
            body = OfdBody.read(package, path)
            signatures = package.resolve(start, text_at(told, "Signatures"))
            body.is_sealed = bool(
                signatures and child(package.xml(signatures), "Signature") is not None
            )
            yield body


def pages_of(body: OfdBody, found: FoundSigns) -> Iterator[PlacedPage]:
    """The pages one by one, so that an alarm can ring between them."""
    for number, place in body.pages:
        if place:
            yield _page(body, number, place, found)
        else:
            yield PlacedPage(width=1, height=1, signs=(), doubts=(NOT_READ,))


def _page(body: OfdBody, number: str, place: str, found: FoundSigns) -> PlacedPage:
    root = body.package.xml(place)
    box = box_told(text_at(root, "Area", "PhysicalBox")) or body.box
    units = dict(body.units)
    for resource in children(root, "PageRes"):
        units |= body.units_in(place, resource.text)
    objects = OfdObjects(units)
    for template in children(root, "Template"):
        if at := body.templates.get(template.get("TemplateID") or ""):
            objects.meet_all(body.package.xml(at))
    objects.meet_all(root)
    notes = body.notes.get(number, [])
    _take_watermarks(objects, notes)
    signs = objects.seen()
    width, height = box.right * POINTS, box.bottom * POINTS
    inside = [
        sign
        for sign in signs
        if -1 <= sign.left <= width and -1 <= sign.base <= height + 1
    ]
    objects.hidden += len(signs) - len(inside)
    found.signs += sum(not sign.is_blank for sign in inside)
    found.unmapped += objects.unmapped
    found.pictures += len(objects.pictures)
    return PlacedPage(
        width=width,
        height=height,
        signs=tuple(inside),
        strokes=tuple(objects.strokes),
        pictures=tuple(objects.pictures),
        aslant=tuple(objects.aslant),
        doubts=tuple(_doubts(objects, notes, width * height, is_empty=not inside)),
    )


def _take_watermarks(objects: OfdObjects, notes: list[OfdNote]) -> None:
    """The words of watermarks: margins, so that 内部资料 among them counts."""
    for note in notes:
        if note.kind == WATERMARK and note.drawn is not None:
            drawn = OfdObjects(objects.units)
            drawn.meet_all(note.drawn)
            words = "".join(sign.text for sign in drawn.signs).strip()
            objects.aslant += [each for each in (*drawn.aslant, words) if each]


def _doubts(
    objects: OfdObjects, notes: list[OfdNote], room: float, *, is_empty: bool
) -> Iterator[FileDoubt]:
    if objects.hidden:
        yield HIDDEN
    areas = (
        (box.right - box.left) * (box.bottom - box.top) for box in objects.pictures
    )
    if is_empty and sum(areas) > SCAN * room:
        yield NO_TEXT
    if objects.unmapped:
        yield UNMAPPED
    if any(note.has_words and note.kind not in (*SILENT, WATERMARK) for note in notes):
        yield NOTES
