"""What other readers of Word files get wrong: read right, or told."""

import pytest

from intake.formats import extract

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

DELETED_MARK = '<w:rPr><w:del w:id="3" w:author="周"/></w:rPr>'
INSERTED_MARK = '<w:rPr><w:ins w:id="4" w:author="周"/></w:rPr>'


def told(*body: str, **parts: str) -> tuple[list[str], set[tuple[str, str]]]:
    """The lines, and codes with severities of what is remarked."""
    extracted = extract(word_file(*body, **parts), "甲.docx")
    remarks = {(each.code, each.severity.value) for each in extracted.remarks}
    return extracted.text.split("\n"), remarks


def deleted(words: str) -> str:
    return f'<w:del w:id="5" w:author="周"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def inserted(*content: str) -> str:
    return f'<w:ins w:id="6" w:author="周">{"".join(content)}</w:ins>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field(words: str, *result: str) -> str:
    return "".join([mark("begin"), code(words), mark("separate"), *result, mark("end")])


def test_tables_three_deep_glue_no_number_to_another():
    innermost = table(("男", "7"), ("女", "5"))
    inner = table(("在院", "12"), (cell("其中", innermost), "全护理3"))
    rows = table(
        (cell("云岭县", properties='<w:gridSpan w:val="2"/>'), "备注"),
        ("敬老院", cell("2所", inner, "已核"), "8"),
        ("合计", "2", "20"),
    )
    lines, remarks = told(rows)
    assert lines == [
        "云岭县\t云岭县\t备注",
        "敬老院\t2所 已核\t8",
        "在院\t12",
        "其中\t全护理3",
        "男\t7",
        "女\t5",
        "合计\t2\t20",
    ]
    assert not remarks


def test_a_list_counts_neither_what_is_deleted_nor_what_is_switched_off():
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )
    gone = numbered(1) + DELETED_MARK
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    off = '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    lines, remarks = told(
        paragraph("摸底", properties=numbered(1)),
        paragraph(deleted("暂缓"), properties=gone),
        paragraph("入户", properties=numbered(1)),
        paragraph("走访", properties=numbered(1, 1)),
        paragraph("小结", properties=off),
        paragraph("公示", properties='<w:pStyle w:val="h"/>'),
        paragraph("附则", properties=numbered(2)),
        paragraph("解释", properties=numbered(2, 1)),
        numbering=lists,
        styles=styles,
    )
    assert lines == [
        "一、摸底",
        "二、入户",
        "（一）走访",
        "小结",
        "三、公示",
        "一、附则",
        "（一）解释",
    ]
    assert remarks == {("unsettled_revision", "blocking")}


def test_deleted_marks_join_a_chain_and_inserted_ones_part():
    lines, remarks = told(
        paragraph("全县新增床位", properties=DELETED_MARK),
        paragraph(deleted("四十"), properties=DELETED_MARK),
        paragraph("60张，", inserted(run("均已")), properties=DELETED_MARK),
        paragraph("启用。"),
        paragraph("另建食堂", properties=INSERTED_MARK),
        paragraph("3处。", properties=DELETED_MARK),
        table(("镇", "1")),
        paragraph("完。"),
    )
    assert lines == [
        "全县新增床位60张，均已启用。",
        "另建食堂",
        "3处。",
        "镇\t1",
        "完。",
    ]
    assert remarks == {("unsettled_revision", "blocking")}


def test_fields_in_fields_and_fields_that_are_deleted_say_what_is_printed():
    inner = field(" PAGE ", run("1"))
    branch = "".join(
        [
            *(mark("begin"), code(" IF "), inner, code(' = 1 "首页" "续页" ')),
            *(mark("separate"), run("首页"), mark("end")),
        ]
    )
    entry = "".join([mark("begin"), code(' XE "高龄津贴" '), mark("end")])
    gone = (
        '<w:del w:id="7" w:author="周">'
        + mark("begin")
        + "<w:r><w:delInstrText> REF a </w:delInstrText></w:r>"
        + mark("separate")
        + "<w:r><w:delText>旧表</w:delText></w:r>"
        + mark("end")
        + "</w:del>"
    )
    total = field(" =SUM(ABOVE) ", run("1,2"), run("36"))
    lines, remarks = told(
        paragraph(branch, "：发放高龄津贴", entry, total, "人，见", gone, "附表。"),
        paragraph("图", field(" SEQ 图 \\* ARABIC ", run("2")), "　入户"),
    )
    assert lines == ["首页：发放高龄津贴1,236人，见附表。", "图2　入户"]
    assert remarks == {("unsettled_revision", "blocking")}


def test_content_controls_of_rows_and_cells_and_kinds():
    def control(properties: str, *inner: str) -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
            f"<w:sdtContent>{''.join(inner)}</w:sdtContent></w:sdt>"
        )

    day = control('<w:date w:fullDate="2022-03-04T00:00:00Z"/>', run("2022年3月4日"))
    box = control(
        '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox>',
        run("☑"),
    )
    choice = control(
        '<w:dropDownList><w:listItem w:displayText="否"/></w:dropDownList>', run("是")
    )
    held = control(
        '<w:dataBinding w:xpath="/a"/>',
        run("在册"),
        control("<w:showingPlcHdr/>", run("请输入")),
    )
    row = control("", "<w:tr>", cell("二街道"), cell("9"), "</w:tr>")
    a_cell = control("", cell("6"))
    rows = f"<w:tbl><w:tr>{cell('一街道')}{a_cell}</w:tr>{row}</w:tbl>"
    lines, remarks = told(paragraph(day, box, choice, "，", held, "15人。"), rows)
    assert lines == ["2022年3月4日☑是，在册15人。", "一街道\t6", "二街道\t9"]
    assert remarks == {("placeholder_left_out", "warning")}


def test_words_set_from_above_are_read_in_their_order():
    down = '<w:textDirection w:val="tbRlV"/>'
    head = cell("救", "助", "类", "别", properties=down + '<w:vMerge w:val="restart"/>')
    rows = table(
        (head, "低保", "31"),
        (cell("", properties=down + "<w:vMerge/>"), "特困", "18"),
    )
    lines, remarks = told(
        paragraph("第一段文字。"),
        rows,
        paragraph("第二段文字。"),
        section='<w:textDirection w:val="tbRl"/>',
    )
    assert lines == [
        "第一段文字。",
        "救助类别\t低保\t31",
        "救助类别\t特困\t18",
        "第二段文字。",
    ]
    assert not remarks


def test_words_struck_out_by_hand_block():
    struck = run("100", "<w:strike/>")
    twice = run("一", "<w:dstrike/>")
    lines, remarks = told(
        paragraph("拨付", struck, "120万元，建站", twice, "两处。"),
        paragraph("未划去", run("5", '<w:strike w:val="0"/>'), "户。"),
    )
    assert lines == ["拨付120万元，建站两处。", "未划去5户。"]
    assert remarks == {("struck_text_left_out", "blocking")}


@pytest.mark.parametrize(
    ("words", "small", "at", "line"),
    [
        ("面积5×10", "4", "superscript", "面积5×10⁴平方米"),
        ("绿地300m", "2", "superscript", "绿地300m²平方米"),
        ("惠及360", "[1]", "superscript", "惠及360[1]平方米"),
        ("CO", "2", "subscript", "CO2平方米"),
    ],
)
def test_a_raised_digit_is_none_of_the_number_before_it(words, small, at, line):
    set_so = run(small, f'<w:vertAlign w:val="{at}"/>')
    assert told(paragraph(words, set_so, "平方米"))[0] == [line]


def test_a_style_may_strike_raise_or_whiten_as_a_run_does():
    looks = {"s": "<w:strike/>", "r": '<w:vertAlign w:val="superscript"/>'}
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:rPr>{look}</w:rPr></w:style>'
        for key, look in looks.items()
    )
    body = (run("旧", '<w:rStyle w:val="s"/>'), "10", run("3", '<w:rStyle w:val="r"/>'))
    assert told(paragraph(*body), styles=styles)[0] == ["10³"]


def test_white_words_are_seen_on_a_coloured_cell_or_in_a_filled_box():
    white = paragraph(run("项目", '<w:color w:val="FFFFFF"/>'))
    filled = cell(white, properties='<w:shd w:val="clear" w:fill="1F3864"/>')
    styles = (
        '<w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
    )
    styled = table((cell(white), "8")).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>'
    )
    lines, remarks = told(
        table((filled, "数量")), styled, table((cell(white), "9")), styles=styles
    )
    assert lines == ["项目\t数量", "项目\t8", "—\t9"]
    assert remarks == {("hidden_text_left_out", "warning")}


def test_signs_one_below_the_other_are_a_word_only_where_they_are_set_so():
    rows = table(
        (cell("男", "女"), cell("7", "5")),
        (cell("合", "计", "数"), "12"),
        (cell("甲", "乙", "丙"), cell("低保", "特困", "孤儿")),
        (cell("联", "系", "人"), cell("身", "份", "证")),
    )
    assert told(rows)[0] == [
        "男 女\t7 5",
        "合计数\t12",
        "甲 乙 丙\t低保 特困 孤儿",
        "联系人\t身份证",
    ]


def test_a_first_sign_set_large_belongs_to_its_paragraph():
    drop = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'
    lines, remarks = told(
        paragraph("近", properties=drop),
        paragraph("三年来，全县新建助餐点46个。"),
        paragraph("完。"),
    )
    assert lines == ["近三年来，全县新建助餐点46个。", "完。"]
    assert not remarks


def test_what_a_format_was_before_it_was_changed_counts_for_nothing():
    was_hidden = (
        '<w:rPrChange w:id="8"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>'
    )
    was_listed = f'<w:pPrChange w:id="9"><w:pPr>{numbered(1)}</w:pPr></w:pPrChange>'
    lines, remarks = told(
        paragraph(run("慰问老党员", was_hidden), "28名。", properties=was_listed),
        paragraph("走访", properties=numbered(1)),
        numbering=numbering(level(0, "chineseCounting", "%1、")),
    )
    assert lines == ["慰问老党员28名。", "一、走访"]
    assert not remarks


def test_cells_merged_in_the_old_way_are_one():
    first, rest = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = table(
        ("项目", cell("城乡低保", properties=first), cell("", properties=rest), "备注"),
        ("", "户数", "人数", ""),
        ("石桥镇", "16", "27", "无"),
    )
    lines, _ = told(rows)
    assert lines[0] == "项目\t城乡低保\t城乡低保\t备注"
    assert lines[2] == "石桥镇\t16\t27\t无"


def test_white_words_are_seen_by_nobody_and_told():
    white = run("本段仅供内部核对", '<w:color w:val="FFFFFF"/>')
    shaded = run(
        "白字黑底", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>'
    )
    lines, remarks = told(paragraph("公开发布。", white), paragraph(shaded))
    assert lines == ["公开发布。", "白字黑底"]
    assert remarks == {("hidden_text_left_out", "warning")}


def test_a_masthead_white_on_red_is_seen():
    white = run("云岭民政简报", '<w:color w:val="FFFFFF"/>')
    red = '<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>'
    styled = '<w:pStyle w:val="m"/>'
    plain = '<w:shd w:val="clear" w:fill="auto"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="m"><w:pPr>{red}</w:pPr></w:style>'
    lines, remarks = told(
        paragraph(white, properties=red),
        paragraph(white, properties=styled),
        paragraph("第5期", white, properties=styled + plain),
        styles=styles,
    )
    assert lines == ["云岭民政简报", "云岭民政简报", "第5期"]
    assert remarks == {("hidden_text_left_out", "warning")}
