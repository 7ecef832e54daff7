"""A block is lifted by a second person and for a reason, and both are kept."""

import pytest
from django.db.models import ProtectedError
from django.test import Client

from briefings.editing import settle
from briefings.gate import examine
from briefings.lifting import LiftingRefused, lift
from briefings.models import Issue, Remark
from briefings.publishing import PublishingRefused, publish, submit
from intake.one import Options, take_in

from ..desk.factories import edit_page
from ..factories import make_agency, make_article, make_issue, make_member
from ..intake.texts import bulletin
from .plants import forbid

pytestmark = pytest.mark.django_db
REMARKS = "/admin/briefings/remark/"
NAMED = "走访低保户秦怀山，送去棉被。"
SECOND = "须由另一人解除"


@pytest.fixture
def people(django_user_model):
    """Typist and reviewer, both with every right there is."""
    create = django_user_model.objects.create_superuser
    return create("录入员"), create("审核员")


@pytest.fixture
def sign_in():
    def client_of(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


def make_draft(text=NAMED):
    issue = make_issue(status="draft")
    make_article(issue, text=text)
    return issue


def submitted(by, text=NAMED):
    issue = make_draft(text)
    submit(issue, by)
    return issue


def block_of(issue) -> Remark:
    return Remark.objects.about(issue).blocking().get()


def test_a_second_person_lifts_a_block_and_who_when_and_why_is_kept(people):
    typist, reviewer = people
    issue = submitted(typist)
    lift(block_of(issue), reviewer, " 本人书面同意\n公开 ")
    publish(issue, reviewer)
    remark = Remark.objects.get()
    assert (remark.settled_by, remark.settled_why) == (reviewer, "本人书面同意 公开")
    assert remark.settled_at
    with pytest.raises(ProtectedError):
        reviewer.delete()


@pytest.mark.parametrize("why", ["", " \n ", "长" * 201])
def test_no_block_is_lifted_without_a_reason_that_can_be_kept(people, why):
    issue = submitted(people[0])
    with pytest.raises(LiftingRefused, match="原因"):
        lift(block_of(issue), people[1], why)
    assert block_of(issue)


def test_who_submitted_the_issue_does_not_lift_its_blocks(people):
    issue = submitted(people[0])
    with pytest.raises(LiftingRefused, match=SECOND):
        lift(block_of(issue), people[0], "核实过")
    assert block_of(issue)


def test_nobody_in_particular_lifts_nothing():
    issue = submitted(None)
    with pytest.raises(LiftingRefused, match=SECOND):
        lift(block_of(issue), None, "核实过")


def test_who_brought_a_file_in_does_not_lift_what_was_found_in_it(people):
    content = bulletin(said=NAMED).encode()
    take_in("甲.txt", content, Options(brought_in_by=people[0]))
    remark = Remark.objects.blocking().get()
    with pytest.raises(LiftingRefused, match=SECOND):
        lift(remark, people[0], "核实过")
    lift(remark, people[1], "核实过")
    assert not Remark.objects.blocking().exists()


def test_who_typed_the_words_on_the_page_does_not_lift_them(
    people, admin_user, fill_in
):
    """Be it the whole issue, or a mending of what another has submitted."""
    issue = submitted(people[0], "一段。")
    fill_in(edit_page(issue), **{"articles-0-manuscript": NAMED})
    with pytest.raises(PublishingRefused):
        publish(issue, admin_user)
    with pytest.raises(LiftingRefused, match=SECOND):
        lift(block_of(issue), admin_user, "核实过")
    lift(block_of(issue), people[1], "核实过")


def test_who_mends_a_letter_after_the_block_was_found_may_lift_it(
    people, admin_user, fill_in
):
    issue = submitted(people[0])
    fill_in(edit_page(issue), series="民政信息")
    lift(block_of(issue), admin_user, "核实过")
    publish(issue, admin_user)
    assert Issue.objects.get().is_public


def test_who_lifts_first_and_submits_then_has_lifted_nothing(people):
    issue = make_draft()
    submit(issue, people[1])
    lift(block_of(issue), people[0], "核实过")
    Issue.objects.update(status="draft")
    submit(issue, people[0])
    with pytest.raises(PublishingRefused, match="秦怀山"):
        publish(issue, people[1])
    assert Remark.objects.get(settled_by=people[0]).settled_why == "核实过"
    third = make_member("review")
    lift(block_of(issue), third, "又核实过")
    publish(issue, people[1])
    assert Issue.objects.get().is_public


def test_what_was_lifted_stays_so_as_long_as_the_same_words_stand(people):
    issue = submitted(people[0])
    lift(block_of(issue), people[1], "核实过")
    issue.articles.update(title="别的标题")
    for _ in range(2):
        examine(issue)
    assert Remark.objects.count() == 1
    publish(issue, people[1])


def test_other_words_beside_what_was_lifted_block_anew(people):
    issue = submitted(people[0])
    lift(block_of(issue), people[1], "核实过")
    make_article(issue, text="看望孤儿李桂兰。", position=2)
    with pytest.raises(PublishingRefused) as refusal:
        publish(issue, people[1])
    assert "李桂兰" in str(refusal.value)
    assert "秦怀山" not in str(refusal.value)


def test_the_same_name_in_another_article_blocks_anew(people):
    issue = submitted(people[0])
    lift(block_of(issue), people[1], "核实过")
    make_article(issue, text=NAMED, position=2)
    with pytest.raises(PublishingRefused, match="第2篇第1段"):
        publish(issue, people[1])


def rewrite(issue, text):
    article = issue.articles.get()
    article.blocks[0]["text"] = text
    article.save()


def test_what_is_gone_settles_by_itself_and_blocks_again_when_it_comes_back(people):
    issue = submitted(people[0])
    rewrite(issue, "走访低保户秦某某。")
    examine(issue)
    remark = Remark.objects.get()
    assert (remark.settled_by, remark.settled_why) == (None, "再查时已没有这一处。")
    rewrite(issue, NAMED)
    examine(issue)
    assert block_of(issue).pk != remark.pk


def test_a_lift_ends_with_the_words_that_it_was_for(people):
    issue = submitted(people[0])
    lift(block_of(issue), people[1], "核实过")
    for text in ("走访低保户秦某某。", NAMED):
        rewrite(issue, text)
        examine(issue)
    assert block_of(issue)


def test_a_mark_of_secrecy_taken_away_makes_no_text_less_secret(people):
    issue = submitted(people[0], "秘密★1年")
    rewrite(issue, "一段。")
    with pytest.raises(PublishingRefused, match="秘密★1年"):
        publish(issue, people[1])
    lift(block_of(issue), people[1], "录入时误加，原件没有密级")
    publish(issue, people[1])


def test_what_an_import_found_is_not_found_twice_and_is_gone_when_mended(people):
    take_in("甲.txt", bulletin(said=NAMED).encode(), Options())
    issue = Issue.objects.get()
    submit(issue, people[0])
    assert Remark.objects.blocking().count() == 1
    rewrite(issue, "走访低保户秦某某。")
    publish(issue, people[1])
    assert Issue.objects.get().is_public


def test_a_wording_taken_off_the_list_settles_by_itself(people):
    row = forbid("棉被", "被褥")
    issue = submitted(people[0], "送去棉被。")
    row.delete()
    publish(issue, people[1])
    assert Remark.objects.get().settled_at


def test_a_block_is_not_settled_like_a_doubt(people):
    issue = submitted(people[0])
    assert settle(Remark.objects.all(), people[1]) == 0
    assert block_of(issue)


def test_of_two_who_lift_the_second_is_told(people):
    issue = submitted(people[0])
    remark = block_of(issue)
    lift(Remark.objects.get(), people[1], "核实过")
    with pytest.raises(LiftingRefused, match="别人刚处理过"):
        lift(remark, people[1], "又核实过")
    assert Remark.objects.get().settled_why == "核实过"


def test_the_list_asks_for_the_reason_before_it_lifts(people, sign_in):
    issue = submitted(people[0])
    chosen = {"action": "settle", "_selected_action": [block_of(issue).pk]}
    desk = sign_in(people[1])
    assert "解除原因" in desk.post(REMARKS, chosen).text
    assert "请写明解除的原因。" in desk.post(REMARKS, {**chosen, "why": " "}).text
    assert block_of(issue)
    page = desk.post(REMARKS, {**chosen, "why": "本人同意"}, follow=True).text
    assert "已处理 1 条待核事项。" in page
    assert "本人同意" in page


def test_the_list_names_what_was_refused_and_settles_the_rest(people, sign_in):
    issue = submitted(people[0], f"{NAMED}值班手机13800138000。")
    pks = list(Remark.objects.values_list("pk", flat=True))
    chosen = {"action": "settle", "_selected_action": pks, "why": "核实过"}
    page = sign_in(people[0]).post(REMARKS, chosen, follow=True).text
    assert "秦怀山" in page
    assert SECOND in page
    assert "已处理 1 条待核事项。" in page
    assert block_of(issue)


def test_a_block_is_lifted_beside_its_issue_typed_by_hand(people, sign_in, fill_in):
    issue = submitted(people[0])
    remark = block_of(issue)
    fill_in(edit_page(issue), settle=[remark.pk], settled_why="")
    assert block_of(issue)
    fill_in(edit_page(issue), settle=[remark.pk], settled_why="本人同意")
    remark.refresh_from_db()
    assert remark.settled_why == "本人同意"
    assert "待处理待核事项" not in sign_in(people[0]).get(edit_page(issue)).text


@pytest.mark.parametrize("roles", [["enter", "figures", "manage"], []])
def test_a_block_is_lifted_by_who_reviews_for_the_bureau(people, roles):
    issue = submitted(people[0])
    stranger = make_member("review", agency=make_agency("云浮市民政局", "445300"))
    for by in (make_member(*roles), stranger):
        with pytest.raises(LiftingRefused, match="你没有这个单位的“审核”权限"):
            lift(block_of(issue), by, "本人同意公开")
    lift(block_of(issue), make_member("review"), "本人同意公开")
