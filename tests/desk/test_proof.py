"""The proof of an issue: what the public will read, with remarks, changes and the steps."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from briefings.bin import bin_article
from briefings.editing import record_edit
from briefings.models import Article, Issue
from briefings.publishing import publish, send_back, submit
from briefings.versions import begin_edit
from desk.proof.weaving import DOUBTED, NEW, WovenPage

from ..browser.pages import make_bulletin, make_notice, make_table, make_web_page
from ..factories import (
    block,
    make_agency,
    make_article,
    make_issue,
    make_member,
    make_topic,
)
from .factories import edit_page, make_file, make_remark

pytestmark = pytest.mark.django_db
# What a proof puts into a text, and what only the site knows once it is public.
PUT_IN = r'<span class="proof-remark.*?</span>|<del.*?</del>|</?(?:ins|mark)\b[^>]*>'
ONLY_PUBLIC = (
    r"<div><dt>本站公开.*?</div>|<h2>相关文章</h2>.*?</p>|<nav class=.bread.*?</nav>"
    r"|<section class=.(?:pass-on|alike|provenance).*?</section>"
    r"| <a class=.report.*?</a>|<div class=.colophon-on-paper.*?</div>"
    r"|<nav class=.neighbours. aria-label=.同一单位.*?</nav>"
)


def proof_of(row, query=""):
    return f"/admin/briefings/issue/{row.pk}/proof/{query}"


def main_text(html):
    """What stands between the site's bands, tag by tag, without links and blanks."""
    (main,) = re.findall(r"<main.*?>(.*)</main>", html, re.DOTALL)
    for left_out in (PUT_IN, ONLY_PUBLIC, r'href="[^"]*"|hx-\w+="[^"]*"', r"\s+"):
        main = re.sub(left_out, "", main, flags=re.DOTALL)
    return main


def edit(row, by=None, **changes):
    """As a page of the desk saves it."""
    issue = row if isinstance(row, Issue) else row.issue
    with transaction.atomic():
        begin_edit(issue.pk)
        for name, value in changes.items():
            setattr(row, name, value)
        row.save()
        record_edit(issue, by)


def press(client, issue, button, **typed):
    """One of the buttons of the page as it now stands."""
    seen = client.get(proof_of(issue)).context["seen"]
    sent = {"_continue": button, "seen": seen, **typed}
    return client.post(proof_of(issue), sent, follow=True)


def status_of(issue):
    return Issue.objects.get(pk=issue.pk).status


def test_what_is_read_before_is_what_the_public_reads(client, staff):
    clerk, reviewer = staff("enter"), staff("review")
    issues = [make_bulletin(), make_notice(), make_web_page().issue, make_table()]
    Issue.objects.update(status="draft")
    for issue in issues:
        issue.refresh_from_db()
        submit(issue, clerk.user)
        articles = issue.articles.all()
        proofs = [
            proof_of(issue),
            *(proof_of(issue, f"?article={a.pk}") for a in articles),
        ]
        read = [main_text(reviewer.get(at).text) for at in proofs]
        publish(issue, reviewer.user)
        pages = [issue.get_absolute_url(), *(a.get_absolute_url() for a in articles)]
        assert read == [main_text(client.get(at).text) for at in pages]
        assert "13800008000" not in "".join(read)


def test_nothing_is_lost_where_something_is_woven_in():
    html = '<p>一&#x27;二<b>三 四</b></p><p title="五">五 &lt;六&gt;</p>'
    page = WovenPage(html)
    assert page.html == html
    page.mark(page.find("二三"), NEW)
    page.mark(page.find("三四五"), DOUBTED)
    page.note_before(page.find("一").start, "<i>前</i>")
    page.note_behind(page.find("<六>").end, "<i>后</i>")
    assert page.html == (
        '<p><i>前</i>一&#x27;<ins>二</ins><b><ins class="doubted">三</ins>'
        '<mark class="doubted"> 四</mark></b></p><p title="五">'
        '<mark class="doubted">五</mark> &lt;六&gt;<i>后</i></p>'
    )


def test_each_remark_stands_at_what_it_is_about(staff):
    clerk = staff("enter")
    file = make_file("\n".join("甲乙丙丁戊己庚辛"))
    issue = make_issue(status="draft", source_file=file, first_line=1, last_line=8)
    article = make_article(issue, "检查养老机构", first_line=3, last_line=8)
    article.blocks = [
        block("共检查养老机构36家。", line=4),
        block("患者秦怀山已经出院。", line=6),
    ]
    article.save()
    make_remark(file, issue, line=5, message="数字可疑。")
    make_remark(file, issue, line=1, message="报头没有期号。")
    submit(issue, clerk.user)
    page = clerk.get(proof_of(issue)).text
    assert re.search(r"<p>共检查养老机构36家。<span [^>]*>.*?数字可疑。</span>", page)
    named = r'<p>患者<mark class="doubted">秦怀山</mark>已经出院。<span class="proof-remark blocking"'
    assert re.search(named, page)
    head, _, text = page.partition('<article class="bulletin">')
    assert "报头没有期号。" in head
    listed = re.findall(r'href="#remark-\d+">(.*?)</a>', text)
    assert "秦怀山" in listed[0]
    assert len(listed) == 3


def test_on_the_page_of_one_article_stand_its_own_remarks(staff):
    clerk = staff("enter")
    issue = make_issue(status="draft")
    first = make_article(issue, text="患者秦怀山已经出院。")
    second = make_article(issue, text="患者盛冬生已经出院。", position=2)
    submit(issue, clerk.user)
    for article, own, others in (
        (first, "秦怀山", "盛冬生"),
        (second, "盛冬生", "秦怀山"),
    ):
        page = clerk.get(proof_of(issue, f"?article={article.pk}")).text
        text = page.partition("<main")[2].partition("</main>")[0]
        assert f'<mark class="doubted">{own}</mark>' in text
        assert others not in text


def test_many_articles_cost_no_more_queries_than_few(
    staff, django_assert_max_num_queries
):
    clerk = staff("enter")
    issue = make_issue(status="draft", articles=2)
    submit(issue, clerk.user)
    send_back(issue, staff("review").user, "有误")
    with CaptureQueriesContext(connection) as few:
        clerk.get(proof_of(issue))
    for position in range(3, 12):
        make_article(issue, topics=[make_topic()], position=position)
    with django_assert_max_num_queries(len(few)):
        clerk.get(proof_of(issue))


def test_what_was_changed_since_it_was_sent_back_is_marked(staff):
    clerk, reviewer = staff("enter"), staff("review")
    issue = make_issue(status="draft")
    article = make_article(issue, "检查养老机构", text="共检查36家。\n")
    article.blocks = [block("共检查36家。"), block("此段将删。"), block("此段不变。")]
    edit(article, clerk.user)
    gone = make_article(issue, "将要删去的一篇", position=3)
    edit(issue, clerk.user)
    submit(issue, clerk.user)
    assert "改动" not in reviewer.get(proof_of(issue)).text
    send_back(issue, reviewer.user, "数字不符")
    issue.refresh_from_db()
    blocks = [block("共检查38家。"), block("此段不变。"), block("此段新增。")]
    edit(article, clerk.user, blocks=blocks, title="检查全部养老机构")
    bin_article(gone, clerk.user)
    with transaction.atomic():
        begin_edit(issue.pk)
        make_article(issue, "新的一篇", position=2, text="新篇文字。")
        record_edit(issue, clerk.user)
    submit(issue, clerk.user)
    page = reviewer.get(proof_of(issue)).text
    assert "数字不符" in page
    assert "检查<ins>全部</ins>养老机构</h2>" in page
    assert "<p>共检查<del>36</del><ins>38</ins>家。" in page
    assert '<del class="whole">此段将删。</del>' in page
    assert "<p>此段不变。</p>" in page
    assert "<p><ins>此段新增。</ins></p>" in page
    assert "<p><ins>新篇文字。</ins></p>" in page
    alone = reviewer.get(proof_of(issue, "?changes=only")).text
    assert "删去的一篇《将要删去的一篇》" in alone
    assert "<ins>38</ins>" in alone
    assert '<article class="bulletin">' not in alone
    plain = reviewer.get(proof_of(issue, "?changes=none")).text
    assert "<ins" not in plain
    assert "共检查38家。" in plain


def test_a_reviewer_goes_from_one_issue_to_the_next(staff):
    clerk, reviewer = staff("enter"), staff("review")
    first, second = (make_issue(status="draft", articles=1) for _ in range(2))
    for issue in (first, second):
        submit(issue, clerk.user)
    answer = press(reviewer, first, "send_back", why="缺附件")
    assert answer.redirect_chain[-1][0] == proof_of(second)
    assert "已退回 1 期。" in answer.text
    answer = press(reviewer, second, "publish")
    assert answer.redirect_chain[-1][0] == "/admin/"
    assert [status_of(each) for each in (first, second)] == ["draft", "published"]
    answer = press(reviewer, second, "withdraw", why="数字有误")
    assert status_of(second) == "withdrawn"
    assert "撤下：数字有误" in answer.text


def test_what_is_refused_stays_and_says_why(staff):
    clerk, reviewer = staff("enter"), staff("review")
    issue = make_issue(status="draft", articles=1, secrecy="秘密")
    assert "还不能发布：有密级标志“秘密”" in clerk.get(proof_of(issue)).text
    press(clerk, issue, "submit")
    assert "不能发布：有密级标志“秘密”。" in press(reviewer, issue, "publish").text
    assert "没有写明原因" in press(reviewer, issue, "send_back", why=" ").text
    # What the gate finds by the way is kept, though the step is refused.
    Article.objects.update(title="患者秦怀山出院")
    assert "姓名“秦怀山”" in press(reviewer, issue, "publish").text
    assert issue.remarks.blocking().exists()
    assert status_of(issue) == "in_review"


def test_nothing_is_published_that_was_changed_after_it_was_read(staff):
    clerk, reviewer = staff("enter"), staff("review")
    issue = make_issue(status="draft", articles=1)
    submit(issue, clerk.user)
    seen = reviewer.get(proof_of(issue)).context["seen"]
    edit(Article.objects.get(), clerk.user, title="没有读过的标题")
    sent = {"_continue": "publish", "seen": seen}
    answer = reviewer.post(proof_of(issue), sent, follow=True)
    assert "您打开以后，有人改过这一期" in answer.text
    assert status_of(issue) == "in_review"


def test_a_draft_that_lacks_all_but_its_kind_can_be_read(clerk):
    for kind in ("bulletin", "notice"):
        issue = make_issue(
            status="draft", kind=kind, year=None, number=None, issued_on=None
        )
        Issue.objects.filter(pk=issue.pk).update(agency=None)
        make_article(issue, "<b>一 & 二</b>", blocks=[], subtitle=" ")
        page = clerk.get(proof_of(issue)).text
        assert "（单位未填写）" in page
        assert "None" not in page
        assert re.search("&lt;b&gt;一</span> .*&amp;</span> .*二&lt;/b&gt;", page)
        assert "还不能发布：没有填写单位……共 3 项" in page
        assert "没有正文。请对照原文补上。" in page


def test_only_steps_that_may_be_taken_are_offered(staff):
    clerk, reviewer, both = staff("enter"), staff("review"), staff("enter", "review")
    issue = make_issue(status="draft", articles=1)
    steps = ("提交审核</button>", "通过并发布", "退回原因", "撤下原因")

    def offered(client):
        page = client.get(proof_of(issue)).text
        return [step[:2] for step in steps if step in page]

    assert [offered(each) for each in (clerk, reviewer)] == [["提交"], []]
    submit(issue, both.user)
    assert [offered(each) for each in (clerk, reviewer, both)] == [
        [],
        ["通过", "退回"],
        ["退回"],
    ]
    assert "由你提交，须由另一位审核人员发布" in both.get(proof_of(issue)).text
    assert "提交审核的人不能自己发布" in press(both, issue, "publish").text
    publish(issue, reviewer.user)
    assert [offered(each) for each in (clerk, reviewer)] == [[], ["撤下"]]
    press(clerk, issue, "withdraw", why="有误")
    assert status_of(issue) == "published"


def test_of_another_bureau_there_is_no_proof(staff):
    other = make_agency("云浮市民政局", "445300")
    reviewer = staff("review", agency=other)
    issue = make_issue(status="in_review", articles=1)
    for answer in (
        reviewer.get(proof_of(issue)),
        reviewer.post(proof_of(issue), {"_continue": "publish"}),
    ):
        assert answer.status_code == 404
        assert answer.content == reviewer.get(proof_of(issue).replace("1", "9")).content


def test_the_desk_leads_to_it(staff):
    reviewer = staff("review")
    issue = make_issue(status="draft", articles=1)
    submit(issue, make_member("enter"))
    for address in ("/admin/", "/admin/briefings/issue/", edit_page(issue)):
        assert f'href="{proof_of(issue)}"' in reviewer.get(address).text
