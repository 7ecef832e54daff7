"""The form that a document has below its title: 当事人：…, 住所：… are rows of its text."""

from collections.abc import Sequence
from itertools import takewhile

from ...language.marks import bare
from ...parsed import Line
from ..official import TITLE, is_addressees
from ..page.labels import is_form_row, is_label_row, pairs_in


def above_form(lines: Sequence[Line], end: int) -> int:
    """Above the rows of a form that end the head: 当事人：…, 住所：… are text.

    A single one is below a whole title only; rows whose labels pages have are a page's.
    """
    inked = [i for i in range(end) if lines[i].text]
    rows = list(
        takewhile(lambda i: _is_row_below_title(lines[i].text), reversed(inked))
    )
    above = inked[: len(inked) - len(rows)]
    is_titled = any(TITLE.search(bare(lines[i].text)) for i in above)
    are_known = all(
        pairs_in(lines[i].text) or is_label_row(lines[i].text) for i in rows
    )
    if are_known or not above or not (is_titled or len(rows) > 1):
        return end
    return rows[-1]


def _is_row_below_title(text: str) -> bool:
    is_form = is_form_row(text) or is_label_row(text)
    return is_form and not TITLE.search(bare(text)) and not is_addressees(text)
