"""What no article is called, though it stands where a title should."""

import re

from .issuers import bureau_in
from .mastheads import read_roughly
from .page import furniture_of
from .page.labels import pairs_in
from .secrecy import has_form_of_mark

# <script src=…>, mz@example.cn, 0513-8000000
NO_WORDS_OF_TITLE = re.compile(
    r"<\s*/?\s*\w|[\w.]@\w|https?:|\d{3,4}[-—]\d{7,8}", re.ASCII
)


def is_no_title(text: str) -> bool:
    """A bureau and a day, a row of labels, a tag, a menu, an address: no article is called so."""
    rough = read_roughly(text)
    is_dated = rough.dated is not None or bool(rough.rough_date)
    names_issuer = is_dated and bureau_in(text) is not None
    return bool(text) and bool(
        names_issuer
        or text.count("|") + text.count("｜") > 1
        or pairs_in(text)
        or furniture_of(text)
        or has_form_of_mark(text)
        or NO_WORDS_OF_TITLE.search(text)
    )
