"""An article of a bulletin that is itself a letter: addressed below its title, and signed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from ...language.dates import first_date, is_only_a_date, without_dates
from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ...names import is_masked, likeness
from ..issuers import is_bureau_alone
from ..labels import Label, Labelled, texts_of
from ..mastheads.masthead import ORGANISATION
from ..official import is_addressees
from .writers import names_writer

# 广大居民朋友们：, 各位家长： an open letter greets its readers: it is sent to nobody
TO_PEOPLE = pattern(
    "(?:们|朋友|市民|居民|群众|村民|家长|业主|先生|女士|老人|同志)[：:]"
)

# 区民政局办公室档案组, 市民政局养老服务科: an office of the bureau that the masthead names in full
OFFICE_OF_ISSUER = pattern(
    rf"^(?P<bureau>[{HAN}]{{0,12}}[省市县区州旗盟]民政[局厅])[{HAN}]{{1,14}}(?:[室科处股办组站队]|中心|专班)$"
)

TEXTS, SIGNED = (Label.PARAGRAPH, Label.HEADING), (Label.SIGNATURE,)
# A name set apart from its office is a row of two cells, for all its gaps say.
SIGNING = {*TEXTS, Label.ROW}
SHORTEST_SIGNER = 4


def with_letters(labelled: Sequence[Labelled]) -> list[Labelled]:
    """县委、县政府： right below a title is addressed; 某某县民政局 over a day is signed."""
    marked = list(labelled)
    for i, label in _marks(labelled):
        marked[i] = marked[i]._replace(label=label)
    return marked


def mark_signed(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """石门乡　龙某某 over a day, below the words of a letter: who signs it, and no headline."""
    for above, here, day in zip(inked, inked[1:], inked[2:], strict=False):
        are_text = all(labelled[i].label in SIGNING for i in (here, day))
        is_below = labelled[above].label is Label.PARAGRAPH and day == here + 1
        if not (are_text and is_below and is_only_a_date(labelled[day].text)):
            continue
        signer = labelled[here].text.strip()
        # 某某村村民委员会 alone may close what somebody reprints; 秀谷镇　周末课堂 is a headline.
        if names_writer(signer) and _ends_in_name(signer):
            for i in (here, day):
                labelled[i] = labelled[i]._replace(label=Label.SIGNATURE)


def _ends_in_name(signer: str) -> bool:
    _, *names = signer.split()
    return bool(names) and bool(likeness(names[-1]) or is_masked(names[-1]))


def _marks(labelled: Sequence[Labelled]) -> Iterator[tuple[int, Label]]:
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        one, two = labelled[here], labelled[below]
        is_below_title = one.label is Label.TITLE and two.label is Label.PARAGRAPH
        is_to_offices = is_addressees(two.text) and not TO_PEOPLE.search(two.text)
        if is_below_title and is_to_offices:
            yield below, Label.ADDRESSEE
        are_text = {one.label, two.label} <= {Label.HEADING, Label.PARAGRAPH}
        if are_text and is_bureau_alone(one.text) and is_only_a_date(two.text):
            yield here, Label.SIGNATURE
            yield below, Label.SIGNATURE


def with_signature(
    labelled: Sequence[Labelled], heads: Iterable[str]
) -> tuple[list[Labelled], date | None]:
    """The issuer, whom the masthead names, over a day below the last words: who signs, and when."""
    marked = list(labelled)
    inked = [i for i, each in enumerate(labelled) if each.label in {*TEXTS, *SIGNED}]
    texts = [marked[i].text.strip().strip("（）()") for i in inked[-2:]]
    if not texts or first_date(texts[-1]) is None:
        return marked, None
    # （某某县民政局 2022年8月18日）: both on one line
    said = texts[-1:] if without_dates(texts[-1]).strip() else texts
    signer = bare(without_dates("".join(said)))
    is_issuer = len(signer) >= SHORTEST_SIGNER and any(
        signer in bare(text) for text in heads
    )
    is_below_text = len(inked) > len(said)
    if not (is_issuer and is_below_text and ORGANISATION.match(signer)):
        return marked, None
    for i in inked[-len(said) :]:
        marked[i] = marked[i]._replace(label=Label.SIGNATURE)
    return marked, first_date(texts[-1])


def with_office_above_day(
    body: Sequence[Labelled], foot: Iterable[Labelled], heads: Iterable[str]
) -> list[Labelled]:
    """区民政局办公室档案组 as the last words of an issue of 某某市某某区民政局, a day alone below."""
    marked = list(body)
    below = [each.text for each in foot if each.label is not Label.BLANK]
    last = next((i for i in reversed(range(len(marked))) if marked[i].text), None)
    if last is None or not below or not is_only_a_date(below[0]):
        return marked
    office = OFFICE_OF_ISSUER.match(bare(marked[last].text))
    is_own = office and any(office["bureau"] in bare(text) for text in heads)
    if is_own and marked[last].label in TEXTS:
        marked[last] = marked[last]._replace(label=Label.SIGNATURE)
    return marked


def days_signed(labelled: Sequence[Labelled]) -> list[date]:
    days = map(first_date, texts_of(labelled, Label.SIGNATURE))
    return [day for day in days if day]
