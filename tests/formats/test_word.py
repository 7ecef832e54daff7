"""What a Word file says: the words that are printed, in the order they are printed."""

import pytest

from intake.formats import extract
from reading import parse

from .word_maker import (
    cell,
    level,
    numbered,
    numbering,
    paragraph,
    run,
    table,
    word_file,
)

INSERTED = '<w:ins w:id="1" w:author="李">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="李"><w:r><w:delText>{}</w:delText></w:r></w:del>'
OFFICIAL = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def lines(*body, **parts) -> list[str]:
    return extract(word_file(*body, **parts), "甲.docx").text.split("\n")


def codes(*body, **parts) -> list[tuple[str, str]]:
    remarks = extract(word_file(*body, **parts), "甲.docx").remarks
    return [(each.code, each.severity.value) for each in remarks]


def field(code: str, result: str) -> str:
    """A field as Word writes it, in runs of its own."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_what_a_draft_under_revision_says_at_last_numbered_and_secret():
    """A change, automatic numbers and a mark in the header at once."""
    change = INSERTED.format(run("120")) + DELETED.format("100")
    content = word_file(
        paragraph("青禾县民政局关于开展低保核查的通知"),
        paragraph("各乡镇人民政府："),
        paragraph("现将有关事项通知如下。"),
        paragraph("核查对象", properties=numbered(1)),
        paragraph("全县低保对象", change, "户。", properties=numbered(1, 1)),
        paragraph("特困人员30人。", properties=numbered(1, 1)),
        paragraph("核查时间", properties=numbered(1)),
        paragraph("青禾县民政局"),
        paragraph("2023年9月28日"),
        header=paragraph("内部资料"),
        numbering=OFFICIAL,
    )
    document = parse(extract(content, "甲.docx"), "甲.docx")
    (issue,) = document.issues
    text = issue.articles[0].text
    assert "一、核查对象\n（一）全县低保对象120户。\n（二）特困人员30人。\n二、" in text
    assert "100" not in document.text
    assert issue.secrecy == "内部资料"
    blocking = {r.code for r in document.remarks if r.severity == "blocking"}
    assert blocking == {"unsettled_revision", "secrecy_mark"}


def test_a_mark_of_the_header_counts_for_every_issue():
    body = ["青禾县民政局　2023年5月8日", "青禾县核查低保对象", "　　已核查80户。"]
    numbers = [
        paragraph(line)
        for number in (5, 6)
        for line in ("青禾民政简报", f"第{number}期", *body)
    ]
    content = word_file(*numbers, header=paragraph("内部资料 注意保存"))
    issues = parse(extract(content, "甲.docx"), "甲.docx").issues
    assert [each.number for each in issues] == [5, 6]
    assert all(each.secrecy for each in issues)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("chineseCounting", "一 十 十一 二十 一〇〇"),
        ("chineseCountingThousand", "一 十 十一 二十 一百"),
        ("ideographTraditional", "甲 癸 11 20 100"),
        ("decimal", "1 10 11 20 100"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 100"),
        ("upperLetter", "A J K T VVVV"),
        ("lowerLetter", "a j k t vvvv"),
        ("upperRoman", "I X XI XX C"),
        ("lowerRoman", "i x xi xx c"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰"),
    ],
)
def test_numbers_are_written_as_their_format_says(style, written):
    for start, sign in zip((1, 10, 11, 20, 100), written.split(), strict=True):
        said = lines(
            paragraph("甲", properties=numbered(1)),
            numbering=numbering(level(0, style, "（%1）", start=start)),
        )
        assert said == [f"（{sign}）甲"]


def test_a_number_that_nobody_can_write_is_left_out_and_told():
    body = paragraph("甲", properties=numbered(1))
    numbers = numbering(level(0, "thaiCounting", "%1、"))
    assert lines(body, numbering=numbers) == ["、甲"]
    assert codes(body, numbering=numbers) == [("number_not_read", "warning")]


def test_lists_go_on_and_begin_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'upperRoman', '%1.')}</w:lvlOverride></w:num>"
    )
    of = [(1, 0), (1, 1), (1, 1), (2, 0), (2, 1), (3, 0), (3, 0), (4, 0)]
    body = [paragraph("甲", properties=numbered(*each)) for each in of]
    levels = (level(0, "decimal", "%1．"), level(1, "decimal", "%1.%2"))
    assert lines(*body, numbering=numbering(*levels, nums=nums)) == [
        *("1．甲", "1.1　甲", "1.2　甲"),
        *("2．甲", "2.1　甲"),
        *("1．甲", "2．甲"),
        "III.甲",
    ]


def test_a_level_may_count_on_below_a_new_head():
    never = '<w:lvlRestart w:val="0"/>'
    of = [0, 1, 1, 0, 1]
    body = [paragraph("甲", properties=numbered(1, each)) for each in of]
    levels = (level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2）", never))
    said = lines(*body, numbering=numbering(*levels))
    assert said == ["一、甲", "1）甲", "2）甲", "二、甲", "3）甲"]


def test_a_style_numbers_and_indents_its_paragraphs():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="公文正文"/>'
        '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    of_b = '<w:pStyle w:val="b"/>'
    said = lines(
        paragraph("正文", properties='<w:pStyle w:val="a"/>'),
        paragraph("标题", properties=of_b),
        paragraph(
            "居中",
            properties=f'{of_b}<w:numPr><w:numId w:val="0"/></w:numPr><w:jc w:val="center"/>',
        ),
        styles=styles,
        numbering=numbering(
            level(0, "decimal", "%1."),
            level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="b"/>'),
        ),
    )
    assert said == ["　　正文", "　　（一）标题", "居中"]


def test_a_number_before_a_number_stands_apart():
    said = lines(
        paragraph("2023年发放12万元。", properties=numbered(1, 2)), numbering=OFFICIAL
    )
    assert said == ["1. 2023年发放12万元。"]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next():
    gone = '<w:rPr><w:del w:id="1" w:author="李"/></w:rPr>'
    body = [
        paragraph("全县低保对象", properties=gone),
        paragraph("120户。"),
        paragraph(DELETED.format("整段删去。"), properties=gone),
        paragraph("完。"),
        paragraph(DELETED.format("末段删去。"), properties=gone),
    ]
    assert lines(*body) == ["全县低保对象120户。", "完。"]
    assert codes(*body) == [("unsettled_revision", "blocking")]


def test_what_was_moved_stands_where_it_was_moved_to():
    body = [
        paragraph(f"<w:moveFrom>{run('甲。')}</w:moveFrom>", "乙。"),
        paragraph(f"<w:moveTo>{run('甲。')}</w:moveTo>"),
    ]
    assert lines(*body) == ["乙。", "甲。"]
    assert codes(*body) == [("unsettled_revision", "blocking")]


def test_rows_that_were_deleted_or_hidden_are_left_out():
    deleted = table(("甲县", "12")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    hidden = table(("乙县", "13")).replace(
        "<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"
    )
    assert lines("<w:p/>", deleted, hidden, table(("丙县", "14"))) == ["", "丙县\t14"]
    assert codes(deleted, hidden, paragraph("甲")) == [
        ("unsettled_revision", "blocking"),
        ("hidden_row_left_out", "warning"),
    ]


def test_comments_are_told_of_and_not_told():
    content = word_file(
        paragraph("正文。", '<w:r><w:commentReference w:id="0"/></w:r>'),
        comments=f'<w:comment w:id="0" w:author="王科">{paragraph("此处不实")}</w:comment>',
    )
    extracted = extract(content, "甲.docx")
    (remark,) = extracted.remarks
    assert (remark.code, remark.line) == ("comment_left_out", 1)
    assert "王科 1 条" in remark.message
    assert "不实" not in extracted.text + remark.message


def test_hidden_words_are_left_out_and_counted():
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = paragraph(
        "公开。",
        run("不公开", "<w:vanish/>"),
        run("样式隐藏", '<w:rStyle w:val="h"/>'),
        run("又公开。", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
    )
    assert lines(body, styles=styles) == ["公开。又公开。"]
    (remark,) = extract(word_file(body, styles=styles), "甲.docx").remarks
    assert (remark.code, "共 7 字" in remark.message) == ("hidden_text_left_out", True)


def test_of_fields_the_result_is_text_and_the_code_is_not():
    nested = field(f"IF {field('DOCPROPERTY a', '内')} = 1", "结果")
    assert lines(paragraph("见", field("REF _Ref1", "表1"), nested, "。")) == [
        "见表1结果。"
    ]
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>'
    assert lines(paragraph("第", simple, "页")) == ["第3页"]
    assert codes(paragraph(field(" DATE \\@ yyyy", "2023年5月8日"))) == [
        ("date_of_today", "warning")
    ]
    assert codes(paragraph(field("eq \\o\\ac(○,密)", ""), "级")) == [
        ("field_not_read", "warning")
    ]


def test_a_table_of_contents_is_contents():
    styles = (
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    entry = paragraph(
        "青禾县核查低保",
        "<w:r><w:tab/></w:r>",
        field("PAGEREF x", "2"),
        properties='<w:pStyle w:val="t"/>',
    )
    assert lines(entry, styles=styles) == ["青禾县核查低保……2"]


def test_content_controls_say_what_they_hold_and_nothing_of_what_they_ask_for():
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('2023年')}</w:sdtContent></w:sdt>"
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    of_block = f"<w:sdt><w:sdtContent>{paragraph('段落')}{table(('甲', '乙'))}</w:sdtContent></w:sdt>"
    body = [paragraph(filled, "完", asking), of_block]
    assert lines(*body) == ["2023年完", "段落", "甲\t乙"]
    assert codes(*body) == [("placeholder_left_out", "warning")]


def boxed(inner: str) -> str:
    """A text box as Word writes it: once for itself, once for those before it."""
    new = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
    old = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{new}</w:drawing></mc:Choice><mc:Fallback><w:pict>{old}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_said_once_below_its_paragraph():
    body = [
        paragraph("前文。", boxed(paragraph("框里"))),
        paragraph(boxed(paragraph("竖排"))),
    ]
    assert lines(*body) == ["前文。", "框里", "竖排"]
    assert codes(*body) == [("text_box_placed", "info")]


def test_word_art_and_old_text_boxes_are_said():
    art = (
        '<w:r><w:pict><v:shape><v:textpath string="民政简报"/></v:shape></w:pict></w:r>'
    )
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert lines(paragraph(art), paragraph(box)) == ["民政简报", "框"]


def test_a_watermark_counts_as_a_mark():
    art = '<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>'
    content = word_file(
        paragraph("青禾县民政局关于核查低保的通知"),
        paragraph("各乡镇："),
        paragraph("请核查。"),
        header=paragraph(art),
    )
    (issue,) = parse(extract(content, "甲.docx"), "甲.docx").issues
    assert issue.secrecy == "机密"


def test_headers_of_all_kinds_are_said_once_and_apart():
    extracted = extract(
        word_file(
            paragraph("正文。"),
            header=paragraph("民政简报"),
            header_first=paragraph("内部资料"),
            header_even=paragraph("民政简报"),
            footer=paragraph("第 1 页"),
        ),
        "甲.docx",
    )
    assert extracted.text.split("\n") == ["民政简报", "内部资料", "正文。", "第 1 页"]
    assert extracted.margins == (1, 2, 4)


def test_notes_stand_below_their_paragraph_and_no_number_beside_a_number():
    note = f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", "含特困人员。")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = [
        paragraph("低保对象120", reference, "户。"),
        table(("甲县", cell(paragraph("12", reference))), ("乙县", "3")),
    ]
    assert lines(*body, footnotes=note) == [
        "低保对象120户。",
        "　　注：含特困人员。",
        "甲县\t12",
        "乙县\t3",
        "　　注：含特困人员。",
    ]


def test_merged_cells_head_all_their_columns_and_rows():
    down = '<w:vMerge w:val="restart"/>'
    rows = table(
        (
            cell("地区", properties=down),
            cell("城市低保", properties='<w:gridSpan w:val="2"/>'),
            "备注",
        ),
        (cell("", properties="<w:vMerge/>"), "户数", "人数", ""),
        ("甲县", "12", "34", ""),
        ("合计", cell("46", properties='<w:gridSpan w:val="2"/>'), ""),
    )
    assert lines(rows) == [
        "地区\t城市低保\t城市低保\t备注",
        "地区\t户数\t人数",
        "甲县\t12\t34",
        "合计\t46",
    ]


def test_a_table_within_a_cell_has_rows_of_its_own():
    inner = table(("户数", "12"))
    assert lines(table(("甲县", cell("情况", inner)), ("乙县", "无"))) == [
        "甲县\t情况",
        "户数\t12",
        "乙县\t无",
    ]


def test_a_frame_of_one_cell_is_no_row():
    indent = '<w:ind w:firstLine="640"/>'
    framed = cell("标题", paragraph("正文。", properties=indent), table(("甲", "1")))
    assert lines(table((framed,))) == ["标题", "　　正文。", "甲\t1"]


def test_numbers_of_two_paragraphs_of_a_cell_are_no_number():
    assert lines(table(("甲", cell("12", "34")))) == ["甲\t12 34"]


def test_pages_begin_where_they_are_broken():
    hard, soft = (
        '<w:r><w:br w:type="page"/></w:r>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
    )
    extracted = extract(
        word_file(
            paragraph("一"),
            paragraph(hard),
            paragraph(soft, "二"),
            paragraph("三", soft, "仍是三"),
            paragraph("四"),
            paragraph("五", hard, "六"),
            paragraph("七", properties="<w:pageBreakBefore/>"),
        ),
        "甲.docx",
    )
    assert extracted.text.split("\n") == [
        "一",
        "",
        "二",
        "三仍是三",
        "四",
        "五",
        "六",
        "七",
    ]
    assert extracted.pages == (1, 3, 5, 7, 8)


def test_signs_and_breaks_are_said_as_printed():
    signs = (
        "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>"
        '<w:softHyphen/><w:tab/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    assert lines(paragraph(signs)) == ["甲", "乙-丙\t☑"]
    unknown = '<w:r><w:sym w:font="某字体" w:char="F0FE"/></w:r>'
    assert lines(paragraph("甲", unknown)) == ["甲\ufffd"]


def test_ruby_is_left_out_and_links_are_read():
    ruby = f"<w:r><w:ruby><w:rt>{run('pín')}</w:rt><w:rubyBase>{run('贫')}</w:rubyBase></w:ruby></w:r>"
    linked = (
        f"<w:hyperlink>{run('困')}</w:hyperlink><w:smartTag>{run('户')}</w:smartTag>"
    )
    assert lines(paragraph(ruby, linked)) == ["贫困户"]


def test_of_equations_and_drawings_is_told_what_was_not_read():
    plain = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    chart = "<w:r><w:drawing><c:chart/></w:drawing></w:r>"
    sheet = '<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    body = [
        paragraph("设", plain),
        paragraph("占", half),
        paragraph(chart),
        paragraph(sheet),
    ]
    assert lines(*body) == ["设x=1", "占［公式］", "", "［图片］"]
    assert [code for code, _ in codes(*body)] == [
        "equation_not_read",
        "object_not_read",
        "drawing_not_read",
    ]


def test_a_picture_stands_on_a_line_of_its_own():
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    assert lines(paragraph("图为现场。", picture), paragraph(picture)) == [
        "图为现场。",
        "［图片］",
        "［图片］",
    ]


def test_another_document_put_in_blocks():
    body = [paragraph("甲"), '<w:altChunk r:id="x"/>']
    assert codes(*body) == [("part_not_read", "blocking")]


def test_a_field_that_never_ends_blocks():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = [paragraph("甲"), paragraph(begun, "乙"), paragraph("丙")]
    assert codes(*body) == [("field_open", "blocking")]


def test_what_stands_beside_a_wide_cell_is_no_head_of_columns():
    wide = '<w:gridSpan w:val="3"/>'
    rows = table(
        ("单位名称", cell("青禾县民政局", properties=wide)),
        ("联系人", "张三", "职务", "科长"),
    )
    assert lines(rows) == ["单位名称\t青禾县民政局", "联系人\t张三\t职务\t科长"]


def test_a_year_merged_downwards_stands_in_each_row():
    down = '<w:vMerge w:val="restart"/>'
    rows = table(
        ("年份", "地区", "户数"),
        (cell("2023年", properties=down), "甲县", "12"),
        (cell("", properties="<w:vMerge/>"), "乙县", "3"),
    )
    assert lines(rows)[1:] == ["2023年\t甲县\t12", "2023年\t乙县\t3"]
