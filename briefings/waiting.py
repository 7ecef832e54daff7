"""Texts of uploads that take long: put off, taken up by one process at a time, filed later."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import Agency

from .filing import Receipt
from .models import UnderWay, Upload, UploadedText, WaitingText
from .models.upload import SILENCE
from .uploads import LONGEST_NAME, record

# Whoever was at it was killed so often: a fourth time would end the same way.
MOST_TRIES = 3
PATIENCE = timedelta(minutes=10)
GIVEN_UP = (
    "“{name}”识别了 {tries} 次都中断了，已经放弃，一点也没有存入。"
    "请拆成几个文件再上传；仍是这样，请把文件转给管理员。"
)


class TakenOver(Exception):
    """Another process reads the text now, or its upload is no more."""


def put_off(
    upload: Upload, name: str, content: bytes, *, agency: Agency | None, kind: str
) -> WaitingText:
    """Keep a file to be read later, as it came."""
    return upload.waiting.create(
        name=name[-LONGEST_NAME:], content=content, agency=agency, kind=kind
    )


def take_up() -> UnderWay | None:
    """The first waiting text that nobody is at; none while anybody is at one.

    One at a time, whatever number of processes ask: each holds half a gigabyte. Whoever
    has said nothing for long was killed, and the text is taken up again.
    """
    now = timezone.now()
    if UnderWay.objects.filter(heard_at__gt=now - SILENCE).exists():
        return None
    waiting = WaitingText.objects.order_by("tries", "pk").defer("content").first()
    return _begin(waiting) if waiting else None


def is_neglected() -> bool:
    """Whether texts have waited for long and nobody is at any: no `read_waiting` runs."""
    now = timezone.now()
    return (
        WaitingText.objects.filter(sent_at__lt=now - PATIENCE).exists()
        and not UnderWay.objects.filter(heard_at__gt=now - SILENCE).exists()
    )


@transaction.atomic
def _begin(text: WaitingText) -> UnderWay | None:
    now = timezone.now()
    text.tries += 1
    text.save(update_fields=["tries"])
    UnderWay.objects.filter(text=text, heard_at__lte=now - SILENCE).delete()
    try:
        with transaction.atomic():
            return UnderWay.objects.create(text=text, reader=str(uuid4()), heard_at=now)
    except IntegrityError:
        # Another process was a moment faster.
        return None


def tell(at: UnderWay, pages_read: int, pages: int) -> None:
    """How far it is; raises TakenOver where it need not go on."""
    if not _held(at).update(
        pages_read=pages_read, pages=pages, heard_at=timezone.now()
    ):
        raise TakenOver


@transaction.atomic
def settle(at: UnderWay, file: Callable[[], Receipt]) -> UploadedText:
    """File what was read and note what became of it: both, or neither."""
    if not _held(at).select_for_update().exists():
        raise TakenOver
    settled = record(at.text.upload, file())
    at.text.delete()
    return settled


def is_given_up(at: UnderWay) -> bool:
    return at.text.tries > MOST_TRIES


def give_up(at: UnderWay) -> Receipt:
    """What is told of a text that no process has survived."""
    told = GIVEN_UP.format(name=at.text.name, tries=MOST_TRIES)
    return Receipt.rejected(at.text.name, told, code="reading_broken_off")


def _held(at: UnderWay):
    return UnderWay.objects.filter(pk=at.pk, reader=at.reader)
