"""A bureau's list of forbidden wordings: loaded, kept, and whose texts it is for."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from agencies.models import Role
from briefings import wordings
from briefings.gate import findings
from briefings.models import ForbiddenWording
from briefings.rights import RightsRefused
from briefings.wordings import load_wordings, save_wording, wordings_for
from desk.rights import RIGHTS
from reading.documents import Unreadable

from ..factories import make_agency, make_article, make_issue
from .plants import forbid

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/forbiddenwording/"
HEADS = "不规范表述,规范表述,处理,单位\n"


def rows() -> list[tuple]:
    columns = ("words", "advice", "blocks", "agency__name")
    return list(ForbiddenWording.objects.order_by("pk").values_list(*columns))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_loaded_as_a_spreadsheet_saves_it(encoding):
    agency = make_agency()
    text = f"{HEADS}残废人,残疾人,禁止,\r\n弱势群体,,提示,{agency.name}\r\n,,,\r\n"
    loaded = load_wordings(text.encode(encoding))
    assert str(loaded) == "新增 2 条，更新 0 条，0 条没有变化，未收下 0 行。"
    assert rows() == [
        ("残废人", "残疾人", True, None),
        ("弱势群体", "", False, agency.name),
    ]


def test_loaded_again_a_list_changes_only_what_it_says_otherwise():
    load_wordings(f"{HEADS}甲词,乙词\n丙词,丁词\n".encode())
    loaded = load_wordings(f"{HEADS}甲词,乙词\n丙词,戊词,提示\n".encode())
    assert (loaded.new, loaded.changed, loaded.unchanged) == (0, 1, 1)
    assert rows() == [("甲词", "乙词", True, None), ("丙词", "戊词", False, None)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",残疾人", "第 3 行：没有填写“不规范表述”。"),
        ("长" * 41, "第 3 行：“不规范表述”须有 2 至 40 个字。"),
        ("单", "第 3 行：“不规范表述”须有 2 至 40 个字。"),
        (f"甲词,{'长' * 101}", "第 3 行：“规范表述”最多 100 个字。"),
        ("甲词,乙,也许", "第 3 行：“处理”只能填“禁止”或“提示”，不能是“也许”。"),
        ("甲词,乙,禁止,某某局", "第 3 行：没有“某某局”这个单位"),
        ("好词,乙", "第 3 行：与第 2 行重复。"),
    ],
)
def test_a_refused_row_names_its_line_and_the_others_are_loaded(row, why):
    loaded = load_wordings(f"{HEADS}好词,\n{row}\n末词,\n".encode())
    assert str(loaded.refused[0]).startswith(why)
    assert [words for words, *_ in rows()] == ["好词", "末词"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n", "PNG 图片"),
        ("残废人,残疾人\n".encode(), "第 1 行须是表头"),
        (f'{HEADS}甲,"乙\n'.encode(), "引号不成对"),
        (f"{HEADS}{'甲,' * 3}\n{'甲' * 200_000}\n".encode(), "CSV 的写法"),
    ],
)
def test_what_is_no_list_is_refused_whole(content, why):
    with pytest.raises(Unreadable, match=why):
        load_wordings(content)
    assert rows() == []


def test_the_command_loads_and_fails_where_a_row_was_refused(tmp_path):
    path = tmp_path / "词库.csv"
    path.write_text(f"{HEADS}残废人,残疾人\n")
    said = StringIO()
    call_command("load_wordings", path, stdout=said)
    assert "新增 1 条" in said.getvalue()
    path.write_text(f"{HEADS}弱智,智力残疾\n,x\n")
    complaints = StringIO()
    with pytest.raises(CommandError, match=r"新增 1 条，.*未收下 1 行"):
        call_command("load_wordings", path, stderr=complaints)
    assert "第 3 行：没有填写" in complaints.getvalue()
    with pytest.raises(CommandError, match="请核对路径和权限"):
        call_command("load_wordings", tmp_path / "没有.csv")


def upload(client, content: bytes):
    return client.post(f"{LIST}load/", {"file": SimpleUploadedFile("词.csv", content)})


def test_the_desk_loads_a_list_and_names_each_refused_row(clerk):
    assert 'href="/admin/briefings/forbiddenwording/load/"' in clerk.get(LIST).text
    page = upload(clerk, f"{HEADS}残废人,残疾人\n,x\n".encode()).text
    assert "新增 1 条" in page
    assert "第 3 行：没有填写“不规范表述”。" in page
    assert "残废人" in clerk.get(LIST).text
    assert "文件是空的" in upload(clerk, b"").text
    assert "请选择词库文件。" in clerk.post(f"{LIST}load/", {}).text


def test_only_who_may_add_and_change_wordings_loads_a_list(staff, monkeypatch):
    content = f"{HEADS}残废人,残疾人\n".encode()
    view, add, change = (
        f"briefings.{deed}_forbiddenwording" for deed in ("view", "add", "change")
    )
    for rights in ({view}, {add}):
        monkeypatch.setitem(RIGHTS, Role.ENTER, rights)
        assert upload(staff("enter"), content).status_code == 403
    assert rows() == []
    monkeypatch.setitem(RIGHTS, Role.ENTER, {add, change})
    assert upload(staff("enter"), content).status_code == 200


def test_no_other_role_of_a_bureau_keeps_its_list(staff):
    everything_else = staff("enter", "review", "figures")
    assert (
        upload(everything_else, f"{HEADS}残废人,残疾人\n".encode()).status_code == 403
    )
    assert everything_else.get(f"{LIST}add/").status_code == 403


def test_a_manager_keeps_the_list_of_his_bureau_and_no_other(staff):
    manager, own = staff("manage"), make_agency()
    other = make_agency("云浮市民政局", "445300")
    shared, foreign = forbid("残废"), forbid("弱智", agency=other)
    content = f"{HEADS}甲词,,,{own}\n弱智,,提示,{other}\n残废,,提示\n丙词,,,没有的局\n"
    page = upload(manager, content.encode()).text
    assert "新增 1 条，更新 0 条，0 条没有变化，未收下 3 行。" in page
    # Whether there is such a bureau stays untold.
    for name in (other, "没有的局"):
        assert f"“单位”只能填你管理的单位的全称，不能是“{name}”。" in page
    assert "第 4 行：没有填写“单位”；用于全部单位的只有系统管理员能装。" in page
    assert [words for words, *_ in rows()] == ["残废", "弱智", "甲词"]
    for row in (shared, foreign):
        assert manager.get(f"{LIST}{row.pk}/change/").status_code == 302
        with pytest.raises(RightsRefused):
            save_wording(row, manager.user)


def test_a_manager_types_a_row_for_his_bureau_alone(staff):
    manager, own = staff("manage"), make_agency()
    other = make_agency("云浮市民政局", "445300")
    typed = {"words": "残废人", "blocks": "on"}
    for agency in ("", other.pk):
        answer = manager.post(f"{LIST}add/", typed | {"agency": agency})
        assert "agency" in answer.context["adminform"].form.errors
    manager.post(f"{LIST}add/", typed | {"agency": own.pk})
    row = ForbiddenWording.objects.get()
    manager.post(f"{LIST}{row.pk}/change/", {"words": "残废人", "agency": own.pk})
    assert rows() == [("残废人", "", False, own.name)]
    row.agency = other
    with pytest.raises(RightsRefused):
        save_wording(row, manager.user)


def test_one_row_is_typed_at_the_desk_and_none_twice(fill_in):
    typed = {"words": " 残废 人 ", "advice": "残疾人", "blocks": "on"}
    assert fill_in(f"{LIST}add/", **typed).status_code == 302
    assert rows() == [("残废人", "残疾人", True, None)]
    assert "已有这一条" in fill_in(f"{LIST}add/", **typed).text
    assert "须有 2 至 40 个字" in fill_in(f"{LIST}add/", words="单 ").text


def words_found(agency) -> dict[str, bool]:
    issue = make_issue(agency)
    make_article(issue, text="帮扶残废人和弱势群体。")
    return {each.finding.words: each.finding.blocks for each in findings(issue)}


def test_a_list_of_a_bureau_is_for_its_own_texts_and_before_that_for_all():
    one, other = make_agency("甲市民政局"), make_agency("乙市民政局")
    forbid("残废人")
    forbid("弱势群体", agency=one)
    forbid("残废人", agency=one, blocks=False)
    assert words_found(one) == {"残废人": False, "弱势群体": True}
    assert words_found(other) == {"残废人": True}


def test_the_next_text_is_held_against_the_list_as_it_then_is():
    agency = make_agency()
    assert words_found(agency) == {}
    row = forbid("残废人")
    assert words_found(agency) == {"残废人": True}
    row.blocks = False
    row.save()
    assert words_found(agency) == {"残废人": False}
    row.delete()
    assert words_found(agency) == {}


def test_the_list_is_read_once_for_many_texts(django_assert_num_queries):
    forbid("残废人")
    wordings_for(None)
    with django_assert_num_queries(1):
        wordings_for(None)


def test_a_list_that_changes_while_another_thread_reads_it_is_not_kept(monkeypatch):
    forbid("残废人")
    read = wordings._read

    def outpaced(agency_id):
        found = read(agency_id)
        monkeypatch.setattr(wordings, "_read", read)
        forbid("弱势群体")
        wordings_for(agency_id)
        return found

    monkeypatch.setattr(wordings, "_read", outpaced)
    wordings_for(None)
    assert words_found(None) == {"残废人": True, "弱势群体": True}
