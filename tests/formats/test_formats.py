"""Files of any format become lines, and lines are read alike whatever they came from."""

import pytest

from intake.formats import FORMATS, SUFFIXES, extract, read_file
from reading import Extracted, Unreadable, parse
from reading.limits import MOST_LINES

HEAD = "内部资料 注意保密"
LINES = [
    HEAD,
    "青禾县民政局关于开展敬老月活动的通知",
    "各乡镇人民政府：",
    "　　为办好敬老月，现将有关事项通知如下。",
    "　　一、走访高龄老人。",
    HEAD,
    "　　二、检查养老机构。",
    "青禾县民政局",
    "2023年9月28日",
]


def of_lines(**more) -> Extracted:
    return Extracted(text="\n".join(LINES), encoding="docx", **more)


class Paper:
    """A format that takes what begins with 纸, and says what it is told to."""

    NAME, TITLE, SUFFIXES = "paper", "纸", (".paper",)

    def __init__(self, text: str):
        self.text = text

    def recognises(self, content: bytes, name: str) -> bool:
        return content.startswith("纸".encode())

    def extract(self, content: bytes, name: str) -> Extracted:
        return Extracted(text=self.text, encoding=self.NAME)


def test_formats_have_names_of_their_own():
    names = [each.NAME for each in FORMATS]
    assert len(names) == len({*names, "utf-8", "gb18030", "big5", "utf-16"}) - 4
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert all(each.startswith(".") and each.islower() for each in SUFFIXES)


def test_a_file_that_no_format_recognises_is_a_text(monkeypatch):
    monkeypatch.setattr("intake.formats.FORMATS", (Paper("纸上的话"),))
    text = "民政简报".encode()
    assert extract(text, "甲.paper") == text


def test_what_a_file_is_its_content_tells(monkeypatch):
    monkeypatch.setattr("intake.formats.FORMATS", (Paper("\n".join(LINES)),))
    document = read_file("纸".encode(), "甲.txt").document
    assert (document.encoding, document.issues[0].agency) == ("paper", "青禾县民政局")


def test_of_a_file_as_of_a_text_no_more_lines_are_read_than_of_any(monkeypatch):
    monkeypatch.setattr("intake.formats.FORMATS", (Paper("\n" * MOST_LINES),))
    with pytest.raises(Unreadable, match="超过 50000 行的上限"):
        read_file("纸".encode(), "甲")


def test_lines_are_read_as_those_of_a_text_file():
    told = parse(of_lines(), "甲.docx")
    read = parse("\n".join(LINES).encode(), "甲.txt")
    assert (told.issues, told.set_aside, told.remarks) == (
        read.issues,
        read.set_aside,
        read.remarks,
    )


def test_headers_stand_in_no_article_but_their_marks_of_secrecy_count():
    document = parse(of_lines(margins=(1, 6), pages=(1, 6)), "甲.docx")
    (issue,) = document.issues
    assert [each.line for each in document.set_aside if each.text == HEAD] == [1, 6]
    assert HEAD not in issue.articles[0].text
    assert issue.secrecy
    assert (document.pages, document.margins) == ((1, 6), (1, 6))


def test_a_header_tears_no_sentence_of_a_file_that_knows_its_headers():
    """A PDF's paragraphs are whole by now: what is cut off there is a headline."""
    lines = [
        "青禾县民政局2023年工作总结",
        "青禾县民政局办好两件实事，老人少跑一趟",
        "— 1 —",
        "县民政局今年办了两件实事，都在镇上。",
    ]
    told = parse(
        Extracted(text="\n".join(lines), encoding="pdf", margins=(3,), pages=(1, 4)),
        "甲.pdf",
    )
    blocks = [
        block.text for each in told.issues for a in each.articles for block in a.blocks
    ]
    assert lines[3] in blocks
