"""Old Word files: doc, wps and rtf, by way of docx where the machine has an office."""

from dataclasses import replace

from intake.office import NotConverted, converted, has_office
from reading import Extracted, Unreadable

from . import docx
from .compound import is_compound, streams_of
from .docx.package import ZIP

NAME, TITLE = "doc", "旧版 Word 文档"
SUFFIXES: tuple[str, ...] = (".doc", ".wps", ".rtf")
STREAM = "WordDocument"
RTF = b"{\\rtf"
NO_OFFICE = "这是旧版 Word 文档（{kind}）。本机没有装转换程序，请在 Word 或 WPS 里另存为 docx 再导入。"
NOT_CONVERTED = (
    "这份旧版 Word 文档（{kind}）转换不成，可能已经损坏或加了密码。"
    "请在 Word 或 WPS 里打开，另存为 docx 再导入。"
)


def recognises(content: bytes, name: str) -> bool:
    if is_compound(content):
        streams = streams_of(content)
        return STREAM in streams or (not streams and name.lower().endswith(SUFFIXES))
    return content.lstrip().startswith(RTF)


def extract(content: bytes, name: str) -> Extracted:
    kind = _kind(content, name)
    if not has_office():
        raise Unreadable(NO_OFFICE.format(kind=kind))
    try:
        made = converted(content, kind, "docx")
    except NotConverted as error:
        raise Unreadable(NOT_CONVERTED.format(kind=kind)) from error
    if not made.startswith(ZIP):
        raise Unreadable(NOT_CONVERTED.format(kind=kind))
    return replace(docx.extract(made, name), encoding=NAME)


def _kind(content: bytes, name: str) -> str:
    """What the office is to take it for: WPS writes what Word does."""
    if not is_compound(content):
        return "rtf"
    return "wps" if name.lower().endswith(".wps") else "doc"
