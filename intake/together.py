"""Texts that were read, filed one by one, or several in one transaction."""

from collections.abc import Iterable, Iterator
from functools import partial
from time import monotonic
from typing import NamedTuple, NoReturn

from django.db import DatabaseError, transaction

from briefings.filing import Receipt
from reading import KnownWords, WholeText

from .one import Options, Reader, take_in_read
from .reference import ReferenceData

# A commit costs as much as a fifth of a text, and more where it waits for the disk. Others
# who would write wait meanwhile, for some 0.2 s; receipts come so much later.
MOST_TOGETHER = 32
LONGEST_WAIT = 0.25
MOST_BYTES = 1024 * 1024
# What the database would not do beside others, it may do for the text alone.
NOT_BESIDE_OTHERS = "database_error"


class OpenedText(NamedTuple):
    """A file's bytes, and what will read them; or why there are none."""

    name: str
    content: bytes
    read: Reader | None
    refusal: str = ""


Told = tuple[OpenedText, Receipt]


def filed(text: OpenedText, options: Options, reference: ReferenceData) -> Receipt:
    """Its receipt; in a transaction of its own, or one more savepoint of another's."""
    if text.read is None:
        return Receipt.rejected(text.name, text.refusal, code="unreadable")
    return take_in_read(text.name, text.content, text.read, options, reference)


def filed_together(
    texts: Iterable[OpenedText], options: Options, reference: ReferenceData
) -> Iterator[Told]:
    """A receipt for each text, in order, once the transaction that it is in has ended.

    All of a group are read before it begins, so that nobody waits for a parser. Each is
    whole or not there, as ever; what is killed meanwhile was told nobody.
    """
    for group in _groups(texts, reference.known_words):
        receipts, broken_off = _file_group(group, options, reference)
        yield from zip(group, receipts, strict=False)
        if broken_off:
            raise KeyboardInterrupt


def _groups(
    texts: Iterable[OpenedText], words: KnownWords
) -> Iterator[list[OpenedText]]:
    """As many as are read in a moment, and as fit in little memory."""
    group: list[OpenedText] = []
    size, begun = 0, monotonic()
    for text in texts:
        group.append(_read_now(text, words))
        size += len(text.content)
        is_late = monotonic() - begun > LONGEST_WAIT
        if is_late or size > MOST_BYTES or len(group) == MOST_TOGETHER:
            yield group
            group, size, begun = [], 0, monotonic()
    if group:
        yield group


def _read_now(text: OpenedText, words: KnownWords) -> OpenedText:
    """With its answer at hand, or what kept it from being read."""
    if text.read is None:
        return text
    try:
        return text._replace(read=partial(_answer, text.read(words)))
    except Exception as problem:
        return text._replace(read=partial(_fail, problem))


def _answer(found: WholeText, _words: KnownWords) -> WholeText:
    return found


def _fail(problem: Exception, _words: KnownWords) -> NoReturn:
    raise problem


def _file_group(
    group: list[OpenedText], options: Options, reference: ReferenceData
) -> tuple[list[Receipt], bool]:
    """Their receipts, and whether Ctrl-C came before the last: what was filed stays."""
    receipts: list[Receipt] = []
    broken_off = lost = False
    try:
        with transaction.atomic():
            try:
                for text in group:
                    receipts.append(filed(text, options, reference))
            except KeyboardInterrupt:
                broken_off = True
            # A full disk, above all, may have undone what was filed before, too.
            lost = transaction.get_rollback()
    except DatabaseError:
        lost = True
    if lost:
        # So was a bureau that one of them has brought along.
        reference = ReferenceData.from_database()
        again = group[: len(receipts)] if broken_off else group
        receipts = [filed(each, options, reference) for each in again]
    return [
        filed(text, options, reference) if _is_to_be_alone(receipt) else receipt
        for text, receipt in zip(group, receipts, strict=False)
    ], broken_off


def _is_to_be_alone(receipt: Receipt) -> bool:
    """As when another import was in its way, and the two waited for each other."""
    return any(each.code == NOT_BESIDE_OTHERS for each in receipt.remarks)
