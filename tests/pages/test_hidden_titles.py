"""What is withdrawn with its title stands under no address of the site with it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from briefings.models import Article, ContentVersion, Issue
from briefings.publishing import (
    PublishingRefused,
    hide_title,
    publish,
    send_back,
    submit,
    withdraw,
)
from briefings.search import reindex
from metrics.api.dictionary import RESOURCES
from reuse.filing import follow_issue

from ..api.whole_site import write_whole_site
from ..factories import make_article, make_issue
from .crawl import walk

pytestmark = pytest.mark.django_db
TITLE = "青松敬老院院长违规收费问题的通报"
SAID = f"{TITLE}。全市养老机构收费一律公示，青松街道已经责令退还多收的床位费，并向住院老人逐户说明情况。"
BEGIN = (
    *("/", "/sitemap.xml", "/articles/?q=%E9%9D%92%E6%9D%BE"),
    *(f"/api/v1/{each.name}/?limit=200" for each in RESOURCES if each.one),
)
UNTITLED = "已撤下的一份材料（标题不公开）"


@pytest.fixture
def article():
    """Public, cited by another text, and taken over by a third."""
    write_whole_site()
    number = "东民发〔2022〕77号"
    issue = make_issue(
        kind="notice",
        number=None,
        document_number=number,
        editors_note=SAID,
        first_public_at="2022-04-12T00:00Z",
    )
    found = make_article(issue, TITLE, text=SAID * 3)
    make_article(make_issue(), "依据", text=f"根据{number}。")
    again = make_article(make_issue(), "转发", text="收费公示。" + SAID[17:] * 3)
    reindex(Article.objects.all())
    for each in (issue, again.issue):
        follow_issue(each)
    return found


def addresses_of(article):
    return article.get_absolute_url(), article.issue.get_absolute_url()


def notices_of(client, article):
    found = [client.get(address) for address in addresses_of(article)]
    assert {each.status_code for each in found} == {410}
    return [each.text for each in found]


def test_no_address_of_the_site_tells_it_any_more(client, article):
    before = walk(client, *BEGIN)
    told = [at for at, found in before.items() if TITLE in found.text]
    assert {"/", "/feeds/articles.atom", *addresses_of(article)} <= {*told}
    withdraw(article.issue, None, "涉及举报人", hides_title=True)
    after = walk(client, *BEGIN, *before)
    assert [at for at, found in after.items() if TITLE in found.text] == []
    for at in addresses_of(article):
        assert UNTITLED in after[at].text


def test_without_being_asked_the_notice_names_it(client, article):
    withdraw(article.issue, None, "数字有误")
    of_article, _ = notices_of(client, article)
    assert TITLE in of_article
    assert UNTITLED not in of_article


@pytest.mark.usefixtures("page_cache")
def test_it_can_be_hidden_later_and_no_kept_page_has_named_it(
    client, article, admin_user
):
    withdraw(article.issue, None, "数字有误")
    assert TITLE in notices_of(client, article)[0]
    version = ContentVersion.objects.of_site()
    hide_title(article.issue, admin_user, "涉及举报人")
    # Whoever harvests the site has nothing to fetch for that.
    assert ContentVersion.objects.of_site() == version
    for notice in notices_of(client, article):
        assert UNTITLED in notice
        assert TITLE not in notice
    said = LogEntry.objects.order_by("-pk").values_list("change_message", flat=True)
    assert said[0] == "隐去标题：涉及举报人"


def test_it_stays_hidden_through_a_review_and_is_shown_once_it_is_public_again(
    client, article
):
    issue = article.issue
    withdraw(issue, None, "涉及举报人", hides_title=True)
    submit(issue, None)
    send_back(issue, None, "还要改")
    assert UNTITLED in notices_of(client, article)[0]
    submit(issue, None)
    publish(issue, None)
    issue.refresh_from_db()
    assert not issue.title_is_hidden
    assert TITLE in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize(
    ("status", "why", "said"),
    [
        ("published", "涉及举报人", "须为“已撤下”"),
        ("draft", "涉及举报人", "须为“已撤下”"),
        ("withdrawn", " ", "没有写明原因"),
    ],
)
def test_only_of_what_is_withdrawn_and_for_a_reason(status, why, said):
    issue = make_issue(status=status, articles=1)
    with pytest.raises(PublishingRefused, match=said):
        hide_title(issue, None, why)
    assert not Issue.objects.get().title_is_hidden


def test_machines_are_told_no_title_either(client, article):
    withdraw(article.issue, None, "涉及举报人", hides_title=True)
    answer = client.get(f"/api/v1/articles/{article.pk}/")
    assert answer.status_code == 410
    assert TITLE not in answer.text
    assert client.get(reverse("article_qr", args=[article.pk])).status_code == 404
