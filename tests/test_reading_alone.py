"""`python -m reading FILE…` needs neither Django nor a database, and prints what it read."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from reading import parse, read
from reading.__main__ import as_json, main

TEXTS = settings.BASE_DIR / "fixtures" / "texts"
BULLETIN = TEXTS / "lanzhou-2021-bulletin-03.txt"
# Whoever imports one of these fails: reading must not.
HIDDEN = [
    "django",
    "psycopg",
    "rich",
    "agencies",
    "briefings",
    "reuse",
    "metrics",
    "readers",
    "intake",
    "desk",
    "config",
]
ALONE = (
    "import runpy, sys; sys.modules |= dict.fromkeys("
    f"{HIDDEN!r}); runpy.run_module('reading', run_name='__main__', alter_sys=True)"
)


def run_alone(*arguments):
    return subprocess.run(
        [sys.executable, "-c", ALONE, *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def said(capsys):
    """What the command prints: its exit code, a value a line, and its complaints."""

    def call(*arguments):
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return call


def test_it_reads_every_sample_where_there_is_no_django():
    files = sorted(TEXTS.iterdir())
    done = run_alone(*files)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == list(map(str, files))
    assert [line["layout"] for line in lines] == [
        parse(file.read_bytes(), file.name).layout for file in files
    ]


def test_what_cannot_be_read_is_told_in_a_sentence_and_the_others_go_on(tmp_path):
    empty = tmp_path / "空.txt"
    empty.touch()
    done = run_alone(empty, BULLETIN, tmp_path / "没有.txt")
    assert done.returncode == 1
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [
        str(BULLETIN)
    ]
    assert done.stderr.splitlines() == [
        f"{empty}：文件是空的（0 字节）。请核对后重新导出。",
        f"{tmp_path}/没有.txt：没有这个文件，或没有读取它的权限。",
    ]


def test_it_prints_the_documents_articles_blocks_figures_and_what_was_set_aside(said):
    code, (line,), err = said(BULLETIN)
    assert (code, err) == (0, "")
    (issue,) = line["issues"]
    (article,) = issue["articles"]
    assert (line["layout"], line["encoding"]) == ("bulletin", "utf-8")
    assert (issue["agency"], issue["number"], issue["issued_on"], issue["copies"]) == (
        ("兰州市民政局", 3, "2021-12-31", 50)
    )
    assert issue["region_code"] == "620100"
    assert article["title"] == "七个方面安排节日民政工作 温暖送到困难群众身边"
    assert [block["first_line"] for block in article["blocks"]] == [11, 13, 15, 17]
    assert [figure["raw"] for figure in article["figures"]] == ["1次", "50人", "10人"]
    aside = {each["line"]: each["reason"] for each in line["set_aside"]}
    assert (aside[1], aside[9], aside[19]) == ("masthead", "title", "distribution")


def test_nothing_that_is_read_is_left_out():
    """Each field of each value, but for the text and what needs a catalogue."""
    whole = read(BULLETIN.read_bytes(), BULLETIN.name)
    printed = as_json(whole)
    (issue,) = whole.document.issues
    assert set(printed) == {*whole.document.__slots__} - {"text"}
    assert set(printed["issues"][0]) == {*issue.__slots__, "region_code"}
    (article,) = printed["issues"][0]["articles"]
    assert set(article) == {*issue.articles[0].__slots__, "regions", "figures"}


def test_the_kind_and_the_bureau_may_be_given(said, tmp_path):
    file = tmp_path / "甲.txt"
    file.write_text("今天开了会。", "utf-8")
    _, (line,), _ = said(file, "--kind", "notice", "--agency", "浈江区民政局")
    (issue,) = line["issues"]
    assert (issue["kind"], issue["agency"]) == ("notice", "浈江区民政局")


def test_a_file_over_the_limit_is_not_read_whole(said, tmp_path, monkeypatch):
    monkeypatch.setattr("reading.__main__.MAX_BYTES", 5)
    file = tmp_path / "甲.txt"
    file.write_text("123456")
    code, lines, err = said(file)
    assert (code, lines) == (1, [])
    assert "上限" in err


def test_a_name_in_other_bytes_is_shown_as_it_reads(tmp_path):
    file = tmp_path / os.fsdecode("简报.txt".encode("gbk"))
    file.write_text("今天开了会。", "utf-8")
    done = run_alone(file)
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"].endswith(r"\xbc\xf2\xb1\xa8.txt")
