"""Texts of uploads that take too long for a browser to wait: read behind its back."""

from collections.abc import Iterator
from functools import partial

from briefings.filing import Receipt
from briefings.models import UnderWay, UploadedText
from briefings.waiting import (
    TakenOver,
    give_up,
    is_given_up,
    put_off,
    settle,
    take_up,
    tell,
)
from reading import KnownWords, WholeText

from .many import OpenedText
from .one import Options, Reader, reader_for, take_in_read
from .reference import ReferenceData
from .scans.limits import Scanning
from .time_limit import PATIENT

# What is refused for the time that it takes, by the codes of its receipts.
TAKE_LONG = {"takes_long", "too_slow"}


def takes_long(receipt: Receipt) -> bool:
    return any(remark.code in TAKE_LONG for remark in receipt.remarks)


def read_later(upload, text: OpenedText, options: Options) -> None:
    put_off(upload, text.name, text.content, agency=options.agency, kind=options.kind)


def read_waiting() -> Iterator[UploadedText]:
    """What becomes of the texts that wait, one after the other, until none is left."""
    while at := take_up():
        try:
            yield settle(at, partial(give_up, at) if is_given_up(at) else _read(at))
        except TakenOver:
            continue


def _read(at: UnderWay) -> "partial[Receipt]":
    """The text read, which takes its time; what is left is to file it, which does not."""
    text = at.text
    options = Options(
        agency=text.agency,
        kind=text.kind,
        brought_in_by=text.upload.begun_by,
        patience=PATIENT,
        scanning=Scanning(tell=partial(tell, at)),
    )
    reference = ReferenceData.from_database()
    content = bytes(text.content)
    reader = _once(reader_for(text.name, content, options), reference.known_words)
    return partial(take_in_read, text.name, content, reader, options, reference)


def _once(reader: Reader, words: KnownWords) -> Reader:
    """The reader's answer, or what it raises, at hand for whoever asks."""
    try:
        answer = reader(words)
    except TakenOver:
        raise
    except Exception as error:
        return partial(_fail, error)
    return lambda words: answer


def _fail(error: Exception, words: KnownWords) -> WholeText:
    raise error
