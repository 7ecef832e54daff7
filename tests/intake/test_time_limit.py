"""A text that is not read in time is refused by name, wherever it is read."""

import re
import resource
import time
from functools import partial
from signal import ITIMER_REAL, setitimer
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intake.formats import read_file

# No models: the processes that read import this module, and know of no Django.
from intake.time_limit import BY_THE_CLOCK, TooSlow, clock_stopped, within
from intake.workers import MOST_MEMORY

from .texts import bulletin

SECONDS = 2
SWELLING = "此文越读越大"
ENDLESS = "此文永远读不完"
NAMES = ["甲.txt", "乙.txt", "丙.txt"]
TEXTS = [bulletin(1), bulletin(2, said=f"{ENDLESS}。"), bulletin(3)]


def read_or_hang(content: bytes, *given, **options):
    """Each text but one: on that a pattern runs that takes ages, and lets nobody else in."""
    if ENDLESS.encode() in content:
        hang(None)
    return read_file(content, *given, **options)


def read_or_swell(content: bytes, *given, **options):
    """The same, but that one takes up more memory than such a process may have."""
    if SWELLING.encode() in content:
        bytearray(MOST_MEMORY + MOST_MEMORY // 4)
    return read_file(content, *given, **options)


def hang(tools: object) -> None:
    # On a machine that others keep busy the clock would ring before the processor's time.
    setitimer(ITIMER_REAL, 0)
    re.match(r"(?:a|a)+b", "a" * 60)


@pytest.fixture
def hanging(monkeypatch, settings):
    settings.READING_SECONDS = SECONDS
    monkeypatch.setattr("intake.one.read_file", read_or_hang)


@pytest.mark.django_db
@pytest.mark.parametrize("options", [[], ["--jobs", 2]])
def test_the_command_refuses_it_and_files_the_others(
    write_file, run_import, hanging, monkeypatch, options
):
    paths = [write_file(*each) for each in zip(NAMES, TEXTS, strict=True)]
    run = run_import(*paths, *options)
    assert (run.code, run.outcomes) == (1, ["created", "rejected", "created"])
    assert "未收下 1 个" in run.said
    (remark,) = run.receipts[1]["remarks"]
    assert (remark["code"], remark["severity"]) == ("too_slow", "blocking")
    assert remark["message"] == (
        f"“{paths[1]}”用了 2 秒还没有读完，已经放弃，一点也没有存入。"
        "请拆成几个文件再导入；仍是这样，请把文件转给管理员。"
    )
    monkeypatch.setattr("intake.one.read_file", read_file)
    assert run_import(*paths).outcomes == ["unchanged", "created", "unchanged"]


@pytest.mark.django_db
@pytest.mark.parametrize("rings", [True, False])
def test_the_upload_page_leaves_it_for_later_and_files_the_others(
    clerk, hanging, monkeypatch, rings
):
    # A server's threads hear no alarm.
    monkeypatch.setattr("intake.many.alarms_ring_here", lambda: rings)
    files = [
        SimpleUploadedFile(name, text.encode())
        for name, text in zip(NAMES, TEXTS, strict=True)
    ]
    address = "/admin/briefings/sourcefile/upload/"
    page = clerk.post(address, {"files": files}, follow=True).text
    assert "甲.txt</a>：<a" in page
    assert "后台识别 1 个文件" in page
    assert "乙.txt：排队等候" in " ".join(page.split())
    assert "丙.txt</a>：<a" in page


@pytest.mark.django_db
def test_what_takes_too_much_memory_is_refused_and_the_others_are_filed(
    clerk, monkeypatch
):
    monkeypatch.setattr("intake.one.read_file", read_or_swell)
    monkeypatch.setattr("intake.many.alarms_ring_here", lambda: False)
    texts = [bulletin(1), bulletin(2, said=f"{SWELLING}。"), bulletin(3)]
    files = [
        SimpleUploadedFile(name, text.encode())
        for name, text in zip(NAMES, texts, strict=True)
    ]
    address = "/admin/briefings/sourcefile/upload/"
    page = clerk.post(address, {"files": files}, follow=True).text
    assert "甲.txt</a>：<a" in page
    assert "“乙.txt”读起来要用的内存超过了上限" in page
    assert "丙.txt</a>：<a" in page


@pytest.mark.django_db
def test_the_command_refuses_what_takes_too_much_memory_and_is_limited_no_longer(
    write_file, run_import, monkeypatch
):
    monkeypatch.setattr("intake.one.read_file", read_or_swell)
    texts = [bulletin(1), bulletin(2, said=f"{SWELLING}。"), bulletin(3)]
    paths = [write_file(*each) for each in zip(NAMES, texts, strict=True)]
    before = resource.getrlimit(resource.RLIMIT_AS)
    run = run_import(*paths)
    assert run.outcomes == ["created", "rejected", "created"]
    (remark,) = run.receipts[1]["remarks"]
    assert remark["code"] == "too_much_memory"
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_thread_is_not_held_up_either():
    ended = []

    def try_it() -> None:
        try:
            within(0.2, hang, None)
        except TooSlow as limit:
            ended.append((limit.seconds, limit.is_by_clock))

    thread = Thread(target=try_it)
    thread.start()
    thread.join(30)
    assert ended == [(0.2, False)]


def test_what_is_done_in_time_is_not_disturbed_later():
    assert within(0.1, partial(str), "甲") == "甲"
    time.sleep(0.1 * BY_THE_CLOCK + 0.1)


def test_a_task_that_minds_no_exception_is_ended_all_the_same():
    def stubborn(tools: object) -> None:
        while True:
            try:
                time.sleep(1)
            except Exception:
                continue

    with pytest.raises(TooSlow):
        within(0.1, stubborn, None)


def test_a_task_that_waits_is_ended_by_the_clock():
    with pytest.raises(TooSlow) as told:
        within(0.1, lambda tools: time.sleep(60), None)
    assert (told.value.seconds, told.value.is_by_clock) == (0.1 * BY_THE_CLOCK, True)


@pytest.mark.django_db
@pytest.mark.parametrize("options", [[], ["--jobs", 2]])
def test_of_a_text_that_waited_so_long_it_is_said_that_the_clock_has_rung(
    write_file, run_import, monkeypatch, settings, options
):
    settings.READING_SECONDS = 0.2
    monkeypatch.setattr("intake.one.read_file", wait)
    path = write_file("甲.txt", TEXTS[0])
    (receipt,) = run_import(path, *options).receipts
    (remark,) = receipt["remarks"]
    assert remark["code"] == "too_slow"
    assert remark["message"] == (
        f"“{path}”过了 1 秒还没有读完，机器可能正忙，已经放弃，一点也没有存入。"
        "请稍后再导入一次；仍是这样，请把文件转给管理员。"
    )


def wait(*given, **options):
    time.sleep(60)


def test_while_another_process_works_the_clock_stands_still():
    def wait(tools):
        with clock_stopped():
            time.sleep(0.1 * BY_THE_CLOCK + 0.3)
        return "answer"

    assert within(0.1, wait, None) == "answer"
    with pytest.raises(TooSlow):
        within(0.1, lambda tools: (wait(tools), time.sleep(2)), None)
