"""What befalls a text between the bureau's desk and ours, none of it changing a fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from random import Random

from opencc import OpenCC

from .comparison import encoding_family
from .setting import wrapped
from .story import Draft, Piece, PieceKind

# Codec, and the byte order mark or none.
ENCODINGS = (
    ("utf-8", ""),
    ("utf-8", "\ufeff"),
    ("gb18030", ""),
    ("gbk", ""),
    ("utf-16-le", "\ufeff"),
    ("utf-16-be", "\ufeff"),
    ("utf-16-le", ""),
    ("utf-16-be", ""),
)
_PAGE_NUMBERS = (
    "— {} —",
    "- {} -",
    "－{}－",
    "{}",
    "第 {} 页",
    "第{}页 共12页",
    "—{}—",
)
_HALF_WIDTH = str.maketrans("，；：（）！？“”", ',;:()!?""')
_INDENTS = ("", "", "　　", "  ", "    ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    encoding: tuple[str, str]
    newline: str
    indent: str
    page_number: str
    # Characters a line, or 0 where paragraphs stand whole.
    line_width: int
    is_half_width: bool
    has_stray_spaces: bool
    has_page_breaks: bool
    has_trailing_spaces: bool
    is_traditional: bool


def chosen_wear(rng: Random, draft: Draft) -> Wear:
    """Scans lose spaces and pages, word processors wrap; sites do neither."""
    is_scanned = not draft.is_from_the_web and rng.random() < 0.35
    is_wrapped = not draft.is_from_the_web and not is_scanned and rng.random() < 0.15
    return Wear(
        encoding=rng.choice((*[ENCODINGS[0]] * 3, *ENCODINGS)),
        newline=rng.choice(("\n", "\n", "\n", "\r\n", "\r\n", "\r")),
        indent=rng.choice(("　　", "    ")) if is_wrapped else rng.choice(_INDENTS),
        page_number=rng.choice(("", *_PAGE_NUMBERS)),
        line_width=rng.randrange(35, 43) if is_wrapped else 0,
        is_half_width=rng.random() < 0.2,
        has_stray_spaces=is_scanned and rng.random() < 0.6,
        has_page_breaks=is_scanned and rng.random() < 0.8,
        has_trailing_spaces=rng.random() < 0.2,
        is_traditional=rng.random() < 0.08,
    )


def worn(rng: Random, draft: Draft, wear: Wear) -> str:
    """The text as it reaches us."""
    pages = count(rng.randrange(1, 4))
    pieces = [_worn_piece(rng, piece, wear, pages) for piece in draft.pieces]
    lines = "\n".join(_spaced(pieces) if draft.is_spaced else pieces).split("\n")
    if wear.has_trailing_spaces:
        lines = [line + rng.choice(("", " ", "  ", "　")) for line in lines]
    text = "\n".join(lines).strip("\n") + "\n" * rng.randrange(3)
    return _traditional(text) if wear.is_traditional else text


def encoded(text: str, wear: Wear) -> tuple[bytes, str]:
    """Its bytes, and the family of their encoding."""
    codec, mark = wear.encoding
    text = mark + text.replace("\n", wear.newline)
    try:
        return text.encode(codec), encoding_family(codec)
    except UnicodeEncodeError:
        # GBK lacks the bullets of some sites; GB18030 lacks nothing.
        return text.encode("gb18030"), "gb18030"


def _spaced(pieces: Iterable[str]) -> list[str]:
    return [line for piece in pieces if piece for line in (piece, "")]


def _worn_piece(rng: Random, piece: Piece, wear: Wear, pages: Iterator[int]) -> str:
    if piece.kind is PieceKind.FURNITURE:
        return piece.text
    text = piece.text
    if piece.kind is not PieceKind.PROSE:
        return wear.indent + text
    if wear.line_width:
        text = wrapped(wear.indent + text, wear.line_width)
    elif wear.has_page_breaks and rng.random() < 0.25:
        text = wear.indent + _page_broken(rng, text, wear, pages)
    else:
        text = wear.indent + text
    if wear.has_stray_spaces:
        text = _strewn(rng, text)
    return text.translate(_HALF_WIDTH) if wear.is_half_width else text


def _page_broken(rng: Random, text: str, wear: Wear, pages: Iterator[int]) -> str:
    """Cut between two Han characters, late enough that it cannot be a heading."""
    places = [
        place
        for place in range(62, len(text) - 20)
        if _is_han(text[place - 1])
        and _is_han(text[place])
        and text[place] not in "一二三四五六七八九十第"
        and text[place + 1] not in "、是"
    ]
    if not places:
        return text
    place = rng.choice(places)
    gap = "\n\n"
    if wear.page_number:
        gap = f"\n\n{wear.page_number.format(next(pages))}\n\n"
    return text[:place] + gap + text[place:]


def _strewn(rng: Random, text: str) -> str:
    """Spaces as recognisers leave them: at old line ends and round the figures."""
    step = rng.randrange(18, 32)
    kept = []
    for place, sign in enumerate(text):
        kept.append(sign)
        after = text[place + 1 : place + 2]
        is_line_end = place % step == step - 1
        is_before_figure = after.isdigit() and rng.random() < 0.3
        if _is_han(sign) and after.strip() and (is_line_end or is_before_figure):
            kept.append(" ")
    return "".join(kept)


def _is_han(sign: str) -> bool:
    return "一" <= sign <= "鿿"


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _traditional(text: str) -> str:
    """In Traditional characters, where the way back gives the text exactly."""
    written = _converter("s2tw").convert(text)
    return written if _converter("tw2s").convert(written) == text else text
