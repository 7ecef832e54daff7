"""The whole site as a package: exported, wiped, imported, exported again, it is the same."""

import csv
import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from briefings.models import Article, Issue, Topic
from briefings.search import reindex
from reuse.models import TextPair

from ..factories import make_agency, make_article, make_issue
from ..pages.test_masking import MOBILE
from .whole_site import WENT_UP, wipe

pytestmark = pytest.mark.django_db

SITE = "https://first.example.gov.cn"
NAMES = ("regions", "agencies", "topics", "indicators", "issues", "articles", "figures")


def export(folder: Path) -> dict[str, bytes]:
    call_command("export_open_data", folder, site=SITE, stdout=StringIO())
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def lines(files: dict[str, bytes], name: str) -> list[dict]:
    return [json.loads(line) for line in files[f"{name}.jsonl"].splitlines()]


def take_in(folder: Path) -> str:
    out = StringIO()
    call_command("import_open_data", folder, stdout=out)
    return out.getvalue()


def test_exported_wiped_imported_and_exported_again_it_is_the_same(
    client, told, tmp_path
):
    addresses = (
        *("/articles/", "/articles/?q=养老机构", "/issues/", "/agencies/donghu/"),
        *("/topics/epidemic/", "/indicators/test_count/", "/archive/2022/"),
        *("/agencies/donghu/figures/", "/api/v1/articles/", "/figures.csv"),
        "/api/v1/facets/",
    )
    # Texts that are filed in the usual way find each other then.
    call_command("find_pairs", stdout=StringIO())
    pages = {at: client.get(at).getvalue() for at in addresses}
    first = export(tmp_path / "first")
    assert len(first) == 2 * len(NAMES) + 1
    wipe()
    assert client.get("/api/v1/issues/").json()["total"] == 0
    take_in(tmp_path / "first")
    second = export(tmp_path / "second")
    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert {at: client.get(at).getvalue() for at in addresses} == pages


def test_texts_of_one_event_find_each_other_again(told, tmp_path):
    for bureau in (make_agency("云浮市民政局", "445300"), make_agency()):
        make_article(make_issue(bureau, number=31), "走访独居老人")
    reindex(Article.objects.all())
    call_command("find_pairs", stdout=StringIO())
    of_pair = ("earlier", "later", "relation")
    pairs = set(TextPair.objects.public().values_list(*of_pair))
    assert pairs
    export(tmp_path / "first")
    wipe()
    assert not TextPair.objects.exists()
    assert "比对" in take_in(tmp_path / "first")
    # Where a draft stood between two texts there, these are held against each other here.
    assert set(TextPair.objects.public().values_list(*of_pair)) >= pairs


def test_what_is_taken_in_says_where_it_came_from(client, told, tmp_path):
    export(tmp_path / "first")
    pk = Issue.objects.get(series="东湖民政信息").pk
    wipe()
    take_in(tmp_path / "first")
    issue = Issue.objects.get(pk=pk)
    assert issue.origin == f"{SITE}/issues/donghu/2022/5/"
    assert issue.first_public_at == WENT_UP
    page = client.get(issue.articles.get().get_absolute_url()).text
    assert f'<a href="{issue.origin}" rel="external">first.example.gov.cn</a>' in page
    assert "由工作人员录入" not in page
    assert client.get("/agencies/old-donghu/")["Location"] == "/agencies/donghu/"
    # What is filed from now on stands beside it.
    assert make_article(make_issue()).pk > issue.articles.get().pk


def test_only_what_is_public_is_told_and_nobodys_number(told, tmp_path):
    files = export(tmp_path)
    whole = b"".join(files.values()).decode()
    assert MOBILE not in whole
    for status in ("draft", "in_review", "withdrawn"):
        assert status not in whole
    assert {row["state"] for row in lines(files, "figures")} == {
        "unreviewed",
        "confirmed",
    }
    article = next(r for r in lines(files, "articles") if r["title"] == "机构增加")
    text = "\n".join(each["text"] for each in article["blocks"])
    figure = next(r for r in lines(files, "figures") if r["indicator_key"])
    assert text[figure["start"] : figure["end"]] == "36家"


def test_the_contents_tell_of_every_file_and_how_to_know_it_again(
    told, tmp_path, settings
):
    settings.DATA_LICENCE = "某某许可"
    files = export(tmp_path)
    contents = json.loads(files["datapackage.json"])
    assert contents["licenses"] == [{"title": "某某许可"}]
    assert contents["homepage"] == SITE
    listed = {each["path"]: each for each in contents["resources"]}
    assert listed.keys() == files.keys() - {"datapackage.json"}
    for path, each in listed.items():
        assert each["bytes"] == len(files[path])
        assert each["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
        if "sm3" in hashlib.algorithms_available:
            assert each["sm3"] == hashlib.new("sm3", files[path]).hexdigest()
        else:
            assert "SM3" in contents["remark"]
    for name in NAMES:
        rows, each = lines(files, name), listed[f"{name}.jsonl"]
        assert len(rows) == each["rows"] > 0
        described = {field["name"] for field in each["schema"]["fields"]}
        assert all(set(row) == described for row in rows), name
        assert all(field["title"] for field in each["schema"]["fields"])
        table = files[f"{name}.csv"].decode("utf-8-sig")
        assert len(list(csv.reader(StringIO(table)))) == len(rows) + 1


def test_what_is_no_package_or_was_changed_is_refused_and_nothing_filed(told, tmp_path):
    export(tmp_path)
    with pytest.raises(CommandError, match="空的数据库"):
        take_in(tmp_path)
    wipe()
    path = tmp_path / "articles.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole.replace("机构增加".encode(), "机构减少".encode()))
    with pytest.raises(CommandError, match="校验值不符"):
        take_in(tmp_path)
    path.unlink()
    with pytest.raises(CommandError, match=r"缺少 articles\.jsonl"):
        take_in(tmp_path)
    (tmp_path / "datapackage.json").write_text("{}")
    with pytest.raises(CommandError, match="没有看得懂的"):
        take_in(tmp_path)
    assert not Issue.objects.exists()
    assert not Topic.objects.exists()


def test_a_package_without_the_second_sum_is_known_by_the_first(told, tmp_path):
    """As one is that was made where the national algorithm was not at hand."""
    export(tmp_path)
    wipe()
    contents = tmp_path / "datapackage.json"
    listed = json.loads(contents.read_text("utf-8"))
    for each in listed["resources"]:
        each.pop("sm3", None)
    contents.write_text(json.dumps(listed), "utf-8")
    path = tmp_path / "articles.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole.replace("机构增加".encode(), "机构减少".encode()))
    with pytest.raises(CommandError, match="校验值不符"):
        take_in(tmp_path)
    path.write_bytes(whole)
    take_in(tmp_path)
    assert Issue.objects.exists()


@pytest.mark.parametrize("row", [b'{"id": 1}', b"[]", b"no JSON"])
def test_what_makes_no_sense_is_refused_though_its_sums_agree(told, tmp_path, row):
    export(tmp_path)
    wipe()
    path, contents = tmp_path / "articles.jsonl", tmp_path / "datapackage.json"
    whole = path.read_bytes()
    changed = row + b"\n" + whole
    path.write_bytes(changed)
    told_of = contents.read_text("utf-8")
    for algorithm in {"sha256", "sm3"} & hashlib.algorithms_available:
        was, now = (
            hashlib.new(algorithm, each).hexdigest() for each in (whole, changed)
        )
        told_of = told_of.replace(was, now)
    contents.write_text(told_of, "utf-8")
    with pytest.raises(
        CommandError, match=r"articles\.jsonl 第 1 行起的 500 行里有看不懂"
    ):
        take_in(tmp_path)
    assert not Issue.objects.exists()


def test_without_an_address_nothing_is_exported(tmp_path):
    with pytest.raises(CommandError, match="SITE_URL"):
        call_command("export_open_data", tmp_path)
