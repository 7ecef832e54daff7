"""What Office writes for browsers into a table saved as a page is no text."""

import pytest

from reading import parse

BODY = "双溪县民政局\n\n各乡镇要在6月底前把底数报到县民政局，不得漏报一户。\n"


@pytest.mark.parametrize(
    "mark", ["<![if supportMisalignedColumns]>", "<![endif]>", "<![IF !vml]>"]
)
def test_conditional_comments_are_markup(mark):
    document = parse(f"{mark}<![endif]>\n{BODY}".encode(), "表.txt")
    said = [each.text for each in document.set_aside]
    said += [a.title + a.text for issue in document.issues for a in issue.articles]
    assert "<!" not in "".join(said)
    assert "markup_removed" in [each.code for each in document.remarks]


def test_other_brackets_behind_an_angle_stay():
    text = BODY + "年龄<![未满60岁]>的不在其内，按原来的办法办理。\n"
    (issue,) = parse(text.encode(), "表.txt").issues
    assert "未满60岁" in issue.articles[0].text
