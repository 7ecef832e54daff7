"""The pictures within a file read, where they can be read here."""

from reading import Extracted, Unreadable

from .limits import Scanning
from .reader import TakesLong, read_pages
from .text import woven_into

WITHOUT_WORDS = (
    "图片里没有识别出文字。是照片的不必导入；是文件的，请重新扫描清楚再导入。"
)


def with_pictures_read(
    extracted: Extracted, content: bytes, scanning: Scanning
) -> Extracted:
    """The text with the words of its pages that are pictures.

    Where they cannot be read, a text with other pages stays as it is: a remark on it blocks.
    """
    if not extracted.pictures:
        return extracted
    has_words = bool(extracted.text.strip())
    try:
        read = read_pages(content, extracted.pictures, scanning)
    except TakesLong:
        raise
    except Unreadable:
        if has_words:
            return extracted
        raise
    if not (has_words or any(page.words for page in read)):
        raise Unreadable(WITHOUT_WORDS)
    return woven_into(extracted, read)
