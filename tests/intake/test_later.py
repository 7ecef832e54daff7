"""What takes long is read behind the browser's back, and the upload's page says how far it is."""

import gc
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from briefings.models import Issue, SourceFile, UnderWay, Upload, WaitingText
from briefings.models.upload import SILENCE
from briefings.waiting import MOST_TRIES, TakenOver, settle, take_up, tell
from intake.scans import within
from intake.workers import MOST_MEMORY

from ..formats.test_scan import page, tif_of, words
from .texts import bulletin

pytestmark = pytest.mark.django_db
PAGES = 30
SHEETS = {1: bulletin(8).split("\n"), 2: ["　　走访慰问高龄老人365户。"]}


@pytest.fixture
def page_text(clerk):
    """What the page of the only upload says."""
    return lambda: (
        clerk.get(
            reverse("admin:briefings_upload", args=[Upload.objects.get().pk])
        ).text
    )


@pytest.fixture
def heard(monkeypatch):
    """Stands in for the model; what it calls after two pages hears what is said there."""
    calls = []

    def read_pages(content, numbers, scanning):
        if len(numbers) > scanning.most:
            raise within.TakesLong("页数多")
        scanning.tell(2, len(numbers))
        for each in calls:
            each()
        return [
            page(*(words(t, row) for row, t in enumerate(SHEETS.get(n, []))), number=n)
            for n in numbers
        ]

    monkeypatch.setattr(within, "read_pages", read_pages)
    return calls


@pytest.fixture
def waiting(clerk, heard):
    return send(clerk, "甲.tif", tif_of(PAGES))


def send(clerk, name, content):
    files = [SimpleUploadedFile(name, content)]
    clerk.post("/admin/briefings/sourcefile/upload/", {"files": files, "kind": ""})
    return WaitingText.objects.get()


def fall_silent():
    UnderWay.objects.update(heard_at=timezone.now() - SILENCE - timedelta(seconds=1))


def test_a_long_scan_waits_is_read_and_found_read(waiting, page_text, heard):
    assert "甲.tif：排队等候" in " ".join(page_text().split())
    assert not SourceFile.objects.exists()
    seen = []
    heard.append(lambda: seen.append(page_text()))
    call_command("read_waiting")
    assert f"正在识别，已完成 2 页，共 {PAGES} 页" in seen[0]
    assert "待核对 1 期" in page_text()
    assert "后台识别" not in page_text()
    assert len(SourceFile.objects.get().pages) == PAGES
    assert Issue.objects.get().status == Issue.Status.DRAFT
    assert not WaitingText.objects.exists()


def test_what_was_killed_is_taken_up_again_and_filed_once(waiting, page_text):
    killed = take_up()
    assert take_up() is None
    call_command("read_waiting")
    assert not SourceFile.objects.exists()
    fall_silent()
    assert "识别中断，会自动重新识别" in page_text()
    again = take_up()
    assert again.text == waiting
    for late in (lambda: tell(killed, 3, PAGES), lambda: settle(killed, None)):
        with pytest.raises(TakenOver):
            late()
    fall_silent()
    call_command("read_waiting")
    assert Issue.objects.count() == 1


def test_one_whose_text_another_process_took_over_files_nothing(waiting, heard):
    heard += [fall_silent, take_up, lambda: UnderWay.objects.update(reader="another")]
    call_command("read_waiting")
    assert WaitingText.objects.exists()
    assert not SourceFile.objects.exists()


def test_a_text_that_no_process_survives_is_given_up(waiting, page_text):
    for _ in range(MOST_TRIES):
        assert take_up()
        fall_silent()
    call_command("read_waiting")
    assert f"“甲.tif”识别了 {MOST_TRIES} 次都中断了，已经放弃" in page_text()
    assert not WaitingText.objects.exists()


def test_where_nothing_runs_the_page_says_so(waiting, page_text):
    assert "可能没有运行" not in page_text()
    WaitingText.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    assert "可能没有运行" in page_text()
    take_up()
    assert "可能没有运行" not in page_text()


@pytest.fixture
def uncollected():
    """An alarm that rings while Python frees what is no more is lost until it rings again."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_any_text_that_is_too_slow_to_wait_for_is_read_later(clerk, settings):
    settings.READING_SECONDS = 0.0001
    send(clerk, "八.txt", bulletin(8).encode())
    settings.READING_SECONDS = 10
    call_command("read_waiting")
    assert Issue.objects.get().number == 8


def test_what_takes_too_much_memory_is_refused_in_the_background_too(
    waiting, page_text, heard
):
    heard.append(lambda: bytearray(MOST_MEMORY + MOST_MEMORY // 4))
    call_command("read_waiting")
    assert "“甲.tif”读起来要用的内存超过了上限" in page_text()
    assert not WaitingText.objects.exists()
    assert not SourceFile.objects.exists()
