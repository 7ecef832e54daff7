"""A saved web page says what its reader sees, and no more."""

from contextlib import suppress
from html import escape
from time import process_time

import pytest

from intake.formats import extract, html_pages
from reading import Unreadable

from .sameness import (
    NAMES,
    STATISTICS,
    lines_of,
    reading_of,
    reading_of_rows,
    reading_of_text,
    rows_of,
)

SAID = "近日，青禾县民政局对养老机构开展安全检查，共检查养老机构36家。"


def page_of(*parts: str, charset: str = "utf-8") -> bytes:
    head = f'<!DOCTYPE html><html><head><meta charset="{charset}"></head><body>'
    codec = {"gb2312": "gb18030"}.get(charset, charset)
    return f"{head}{''.join(parts)}</body></html>".encode(codec)


def paragraph(line: str) -> str:
    spaced = escape(line).replace("\t", "    ").replace("  ", "&nbsp; ")
    if spaced.startswith(" "):
        spaced = f"&nbsp;{spaced[1:]}"
    return f"<p>{spaced or '<br>'}</p>\n"


def lines_in(*parts: str, charset: str = "utf-8") -> list[str]:
    return extract(page_of(*parts, charset=charset), "甲.html").text.split("\n")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_as_a_page_is_read_as_its_text(name, charset):
    page = page_of(*map(paragraph, lines_of(name)), charset=charset)
    assert reading_of(page, "甲.html") == reading_of_text(name)


@pytest.mark.parametrize("name", STATISTICS)
def test_a_form_as_a_table_is_read_as_its_text(name):
    rows = (
        "".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in rows_of(name)
    )
    page = page_of("<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>")
    assert reading_of(page, "甲.html") == reading_of_rows(name)


def test_blocks_end_lines_and_indents_stay():
    assert lines_in(
        "<h1>关于开展\n检查的<b>通知</b></h1><p>&nbsp;</p>",
        "<div>甲<span>乙</span>\n <div style='text-indent:2em'>丙 1<br>丁</div>戊</div>",
        "<p>　　己&emsp;庚</p><p></p><pre>辛  1\n\t壬\n</pre><span style='display:block'>癸</span>",
        "子",
    ) == [
        *("关于开展检查的通知", "\u00a0", "甲乙", "　　丙 1", "丁", "戊"),
        *("　　己\u2003庚", "辛  1", "\t壬", "癸", "子"),
    ]


def test_what_is_no_text_of_the_page_is_left_out():
    assert lines_in(
        "<script>if (a<b) 甲()</script><style>p{}</style><noscript>请打开脚本</noscript>",
        "<!-- 乙 --><template>丙</template><select><option>丁<option>戊</select>",
        "<textarea>己</textarea><input value=庚><button>辛</button><p hidden>壬</p>",
        "<p style='color:red; DISPLAY: none'>癸<p>子<div style='display:none'><p>丑</div>",
        "<span aria-hidden=true style='position:absolute;left:-9999px'>寅</span>",
        "<p id=js_content style='visibility: hidden'>卯</p><svg><text>辰</text></svg>",
    ) == ["子", "卯"]


def test_tables_become_rows_and_what_is_merged_is_said_where_it_counts():
    table = (
        "<table><caption>机构情况</caption><tr><th rowspan=2>地区<th colspan=2>养老机构"
        "<th rowspan=2><p>床位</p><p>（张）</p></tr><tr><td>公办（家）<td>民办（家）</tr>"
        "<tr><td rowspan=2>武江区<td>4<td>3<td>120</tr><tr><td>5<td><td>80</tr>"
        "<tr><td><td>6<td>7<td></tr><tr><td>备注<td colspan=3>截至9月底</table>"
    )
    assert lines_in(table) == [
        "机构情况",
        "地区\t养老机构\t养老机构\t床位 （张）",
        "地区\t公办（家）\t民办（家）\t床位 （张）",
        *("武江区\t4\t3\t120", "武江区\t5\t\t80", "—\t6\t7", "备注\t截至9月底"),
    ]


def test_tables_that_only_lay_out_the_page_are_paragraphs():
    body = f"<p>{SAID}</p><p>{SAID * 3}</p>"
    of_old = f"<table><tr><td>首页<td>要闻</tr><tr><td><table><tr><td>1<td>2</table><td>{body}</table>"
    assert lines_in(of_old) == ["首页", "要闻", "1\t2", SAID, SAID * 3]
    assert lines_in(f"<table><tr><td>栏目<td>{body}</table>") == [
        "栏目",
        SAID,
        SAID * 3,
    ]
    assert lines_in("<table><tr><td>甲</tr><tr><td>乙</table>") == ["甲", "乙"]


def test_lists_have_the_signs_that_are_printed():
    assert lines_in(
        "<ol start=3><li><p>抓早</p><li>抓小<ol type=a><li>抓细</ol></ol>",
        "<ul><li>抓实</ul><ol style='list-style:none'><li>一、抓好</ol><ol><li></ol>",
    ) == ["3. 抓早", "4. 抓小", "a. 抓细", "抓实", "一、抓好"]


def test_pictures_within_the_article_are_told_icons_are_not():
    icon, picture = "<img src=a.png>", "<p><img src=b.jpg alt=现场></p>"
    assert lines_in(
        f"<div>{icon}首页</div><p>{SAID}<img src=c.jpg>{SAID}</p>{picture}<p>{SAID}</p>",
        f"{picture}<p>图为检查现场</p>{picture}<img width=16 src=d.gif><div>打印</div>{icon}",
    ) == [
        *("首页", SAID + SAID, "［图片］", "［图片］", SAID),
        *("［图片］", "图为检查现场", "［图片］", "打印"),
    ]


def test_a_title_is_said_where_the_page_has_no_headline():
    def first(title: str, *parts: str) -> str:
        page = f"<html><title>{title}</title><body>{''.join(parts)}"
        return extract(page.encode(), "甲").text.split("\n")[0]

    title = "青禾县开展养老机构检查"
    assert first(f"{title}_青禾县民政局", f"<p>{SAID}") == title
    assert first(
        f"{title} - 某网", f"<p>青禾县开展\n 养老机构检查<p>{SAID}"
    ).startswith("青禾县")
    assert first(title, "<h2>养老机构检查</h2>") == "养老机构检查"
    assert first("青禾县民政局门户网站", f"<p>{SAID}") == SAID


@pytest.mark.parametrize(
    ("part", "line", "code"),
    [
        ("<iframe src='b.html'>丙</iframe>", 2, "frame_left_out"),
        ("<p>共有<del>100</del>120家</p>", 3, "unsettled_revision"),
        (f"<div style='display:none'>{SAID}</div>", 2, "hidden_text_left_out"),
    ],
)
def test_what_was_not_read_is_a_remark(part, line, code):
    (remark,) = extract(page_of("<p>甲</p><p>乙</p>", part), "甲.htm").remarks
    assert (remark.code, remark.line) == (code, line)
    assert f"第 {line} 行" in remark.message


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("<div style='display:none'>标准提高到每月730元。</div>", "标准提高到每月730元。"),
        ("<table hidden><tr><td>低保户数<td>1106<td>人数<td>1812<td>特困人员<td>5623<td>孤儿人数<td>612</table>", "低保户数1106人数1812特困人员…"),
        ("<p style='mso-hide:all'>内部掌握，不对外公布。</p>", "内部掌握，不对外公布。"),
    ],
)  # fmt: skip
def test_what_a_page_hides_and_somebody_may_miss_is_quoted(part, said):
    whole = extract(page_of("<p>甲</p>", part), "甲.htm")
    (remark,) = whole.remarks
    assert said[:16] not in whole.text
    assert (remark.code, remark.severity.value) == ("hidden_text_left_out", "warning")
    assert said.rstrip("…") in remark.message


def test_of_menus_and_labels_that_are_hidden_nothing_is_told():
    menu = "".join(f"<a href=/{n}>政务公开栏目{n}</a>" for n in range(20))
    parts = [
        f"<ul style='display:none'>{menu}</ul>",
        "<span hidden>复制链接</span>",
        "<select><option>请选择您要办理的事项，再点击查询。</select>",
        "<div style='display:none'>您访问的链接即将离开“云岭县人民政府”门户网站，是否继续？<a>继续</a><b>放弃</b></div>",
    ]
    assert not extract(page_of("<p>甲</p>", *parts), "甲.htm").remarks


@pytest.mark.parametrize(
    "look",
    [
        "visibility:hidden",
        "opacity: 0; color:red",
        "OPACITY:0.0",
        "position:absolute;left:-9999px",
        "margin-left: -9999px",
        "clip: rect(0 0 0 0)",
        "color:red;opacity:0 !important",
    ],
)
def test_what_has_its_room_on_the_page_and_is_not_seen_is_read_and_told(look):
    part = f"<p style='{look}'>全市临时救助5691人次。</p><p>乙</p>"
    whole = extract(page_of("<p>甲</p>", part), "甲.htm")
    assert whole.text.split("\n")[-3:] == ["甲", "全市临时救助5691人次。", "乙"]
    (remark,) = whole.remarks
    assert (remark.code, remark.severity.value) == ("hidden_text_read", "warning")
    assert "全市临时救助5691人次。" in remark.message


@pytest.mark.parametrize(
    "part",
    [
        "<div id=js_content style='visibility: hidden; opacity: 0'>全市救助5691人次。</div>",
        "<p aria-hidden=true>全市救助5691人次。</p>",
        "<p style='opacity:0.85'>全市救助5691人次。</p>",
        "<p style='background-clip: initial; color:red'>全市救助5691人次。</p>",
        "<p style='-webkit-backface-visibility: hidden'>全市救助5691人次。</p>",
        "<p style='margin-top:-120px;fill-opacity:0'>全市救助5691人次。</p>",
        "<details>全市救助5691人次。</details>",
    ],
)
def test_what_readers_see_is_read_and_no_word_lost_on_it(part):
    whole = extract(page_of("<p>甲</p>", part), "甲.htm")
    assert whole.text.endswith("全市救助5691人次。")
    assert not whole.remarks


@pytest.mark.parametrize(
    "struck", ["<s>100</s>", "<strike>100</strike>", "<u style='text-decoration:line-through'>100</u>"]
)  # fmt: skip
def test_what_is_crossed_out_is_no_part_of_the_number_beside_it(struck):
    whole = extract(page_of(f"<p>拨付{struck}120万元</p>"), "甲.htm")
    assert whole.text.endswith("拨付120万元")
    (remark,) = whole.remarks
    assert (remark.code, remark.severity.value) == ("unsettled_revision", "blocking")
    assert "“100”" in remark.message


def test_a_raised_digit_is_none_of_the_number_before_it():
    part = "<p>10<sup>4</sup>人，36m<sup>2</sup>，见<sup>[1]</sup></p>"
    assert lines_in(part) == ["10⁴人，36m²，见[1]"]


@pytest.mark.parametrize(
    "content",
    [
        page_of(SAID, charset="utf-8").replace(b"utf-8", b"gb2312"),
        page_of(SAID, charset="gb2312").replace(b"gb2312", b"utf-8"),
        page_of("青禾縣民政局檢查養老機構", charset="big5"),
        page_of(SAID).decode().encode("utf-16"),
        b"\xef\xbb\xbf" + page_of(SAID),
        f"<!-- saved from url=(0022)http://x/ -->\n<html>{SAID}".encode("gb18030"),
    ],
)
def test_the_bytes_tell_the_charset_whatever_is_declared(content):
    assert html_pages.recognises(content, "甲")
    assert (
        extract(content, "甲").text[:2] == "近日"
        or "檢查" in extract(content, "甲").text
    )


@pytest.mark.parametrize(
    "text", [f"{SAID}<p>乙</p>", "&lt;html>", "<<通知>>", "<b>甲</b>乙", "<p>甲</p>"]
)
def test_a_text_that_quotes_tags_is_a_text(text):
    assert extract(text.encode(), "甲.html") == text.encode()


def test_a_page_without_words_is_refused():
    for nothing in ("<script>甲()</script>", "<img src=a.png>", ""):
        with pytest.raises(Unreadable, match="这个网页里没有文字"):
            extract(page_of(nothing), "甲.html")


HOSTILE = [
    *("<div>", "<b><p>", "<a href='", "<table><td>", "<table>", "<li>", "<ol>", "<!--"),
    *(
        "<",
        "<a",
        '<a =" >"',
        "<td colspan=99999>x",
        "<tr><td rowspan=99999 colspan=99>x",
    ),
    *("&", "<script>", "</p>", "<p style='", "\n", "<ruby><rt>", "<pre>\n"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_pages_made_to_be_slow_are_not(piece):
    """What took the square of its length would take an hour."""
    start = process_time()
    content = b"<html>" + (piece * (300_000 // len(piece))).encode() + "甲".encode()
    with suppress(Unreadable):
        extract(content, "甲.html")
    assert process_time() - start < 20


def test_that_a_page_is_called_a_text_is_told():
    page = page_of(f"<title>走访慰问</title><div>青禾县民政局</div><p>{SAID}</p>")
    told = extract(page, "甲.txt")
    assert told.text.split("\n")[:2] == ["走访慰问", "青禾县民政局"]
    assert [each.code for each in told.remarks] == ["markup_removed"]
