"""What stands between a title and its text, or numbers the copy, is neither text nor number."""

from reading.documents import parse

SPEECH = "各项工作都要往前赶，谁落在后面谁自己说明白，年底一起算账。"
ISSUE = "清水民政要情\n{}清水县民政局　2024年3月8日\n\n某某镇修好水渠\n水渠修好了，全村都来看。\n"


def read(text):
    (issue,) = parse(text.encode(), "甲.txt").issues
    return issue


def test_who_spoke_and_when_stands_below_the_title_of_a_speech():
    forms = (
        "（2024年3月8日）",
        "清水县民政局局长　李大山\n2024年3月8日",
        "（2024年3月8日　清水县民政局）\n李大山",
        "（根据录音整理）\n清水县民政局党组书记、局长　李 大 山\n（二〇二四年三月八日）",
    )
    for told in forms:
        issue = read(f"在年中推进会上的讲话\n{told}\n\n同志们：\n{SPEECH}\n{SPEECH}\n")
        (article,) = issue.articles
        assert article.title == "在年中推进会上的讲话", told
        assert article.text == f"{SPEECH}\n{SPEECH}", told
        assert str(issue.issued_on) == "2024-03-08", told


def test_days_that_stand_alone_again_and_again_date_what_is_below_each():
    issue = read(
        "修渠日记\n2024年3月8日\n今天挖了三十米，来了二十个人。\n"
        "2024年3月9日\n今天下雨，大家在屋里算账。\n"
    )
    assert issue.issued_on is None
    assert "2024年3月8日" in issue.articles[0].text


def test_the_number_of_the_copy_yields_to_that_of_the_issue():
    numbers = {
        "No.0023\n第6期\n": 6,
        "第6期\nNO.23\n": 6,
        "编号：000123　第6期\n": 6,
        "NO.23\n": 23,
    }
    for said, number in numbers.items():
        assert read(ISSUE.format(said)).number == number, said


def test_where_and_when_a_training_is_held_stays_in_the_text_of_its_notice():
    issue = read(
        "关于举办养老护理培训的通知\n各敬老院：\n现将培训安排通知如下。\n"
        "时间：2024年3月8日上午\n地点：县委党校二楼\n参加人员：各院护理员\n主持人：养老股股长\n"
        "请按时参加，不得请人代替。\n\n清水县民政局\n2024年3月1日\n"
    )
    assert issue.kind == "notice"
    text = issue.articles[0].text
    for words in ("县委党校二楼", "各院护理员", "养老股股长"):
        assert words in text


def test_the_ordinal_of_a_meeting_is_no_title():
    for number in ("〔2024〕第11次", "（第11次）", "2024年第11号", "第11期"):
        issue = read(
            f"清水县民政局\n局长办公会议纪要\n{number}\n\n时间：2024年3月8日\n地点：二楼\n"
            "主持人：李大山\n记录：办公室\n\n会议研究了两件事，都已定下来。\n"
            "一、关于修渠。会议同意用三万元。\n"
        )
        assert issue.articles[0].title == "局长办公会议纪要", number
        assert (issue.agency, issue.kind) == ("清水县民政局", "other"), number
        assert issue.issued_on is None, number
