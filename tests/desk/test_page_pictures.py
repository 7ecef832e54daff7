"""The pages of a scan stand beside what was read of them."""

import io

import pytest
from PIL import Image

from agencies.models import Role
from briefings.models import SourceFile

from ..factories import make_agency, make_article, make_issue, make_member
from ..formats import sheets
from .factories import edit_page, make_file

pytestmark = pytest.mark.django_db
SIZE = (600, 2400)


@pytest.fixture
def scanned():
    """A scan of two pages; the first is black, the second white."""
    pages = [Image.new("L", SIZE, dot) for dot in (0, 255)]
    return _file(sheets.tif(*pages), "scan")


def _file(content: bytes, encoding: str) -> SourceFile:
    file = make_file("第一期\n旧文\n第二期\n新文\n报：市委办", name="甲.tif")
    file.content, file.encoding, file.pages = content, encoding, [1, 4]
    file.save()
    return file


def address(file, number) -> str:
    return f"/admin/briefings/sourcefile/{file.pk}/pages/{number}.png"


def test_a_page_is_drawn_from_the_original_and_is_not_larger_than_is_shown(
    clerk, scanned
):
    for number, dot in ((1, 0), (2, 255)):
        answer = clerk.get(address(scanned, number))
        assert answer["Content-Type"] == "image/png"
        picture = Image.open(io.BytesIO(answer.content))
        assert (picture.size, picture.getpixel((9, 9))) == ((400, 1600), dot)


def test_a_page_of_a_pdf_is_drawn_too(clerk):
    file = _file(sheets.pdf(*[Image.new("L", SIZE, dot) for dot in (0, 255)]), "scan")
    picture = Image.open(io.BytesIO(clerk.get(address(file, 2)).content))
    assert (picture.height, picture.getpixel((9, 9))) == (1600, 255)


def test_a_browser_asks_for_a_page_once(clerk, scanned):
    answer = clerk.get(address(scanned, 1))
    assert "immutable" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    again = clerk.get(address(scanned, 1), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_has_no_picture_is_not_there(clerk, scanned):
    assert clerk.get(address(scanned, 0)).status_code == 404
    assert clerk.get(address(scanned, 3)).status_code == 404
    assert clerk.get(address(make_file(), 1)).status_code == 404
    broken = _file_of_garbage(scanned)
    assert clerk.get(address(broken, 1)).status_code == 404


def _file_of_garbage(file):
    file.content = b"II*\0" + bytes(64)
    file.save()
    return file


def test_only_who_may_see_the_file_sees_its_pages(client, scanned):
    agency = make_agency()
    make_issue(agency, source_file=scanned)
    theirs = make_member(Role.ENTER, agency=agency)
    other = make_member(Role.ENTER, agency=make_agency("某市民政局"))
    client.force_login(other)
    assert client.get(address(scanned, 1)).status_code == 404
    client.force_login(theirs)
    assert client.get(address(scanned, 1)).status_code == 200
    client.logout()
    assert client.get(address(scanned, 1)).status_code == 302


def test_the_pages_stand_beside_their_lines(clerk, scanned):
    page = clerk.get(edit_page(scanned)).text
    assert page.count('class="sheet"') == 2
    assert page.index(address(scanned, 1)) < page.index('id="line-3"')
    assert page.index('id="line-3"') < page.index(address(scanned, 2))
    assert page.index(address(scanned, 2)) < page.index('id="line-4"')


def test_beside_an_article_stands_the_page_that_it_is_on(clerk, scanned):
    issue = make_issue(source_file=scanned, first_line=3, last_line=5, status="draft")
    article = make_article(issue, first_line=5, last_line=5)
    page = clerk.get(edit_page(article)).text
    assert address(scanned, 2) in page
    assert address(scanned, 1) not in page


def test_files_are_found_by_the_words_that_were_read_of_them(clerk, scanned):
    page = clerk.get("/admin/briefings/sourcefile/", {"q": "旧文"}).text
    assert "甲.tif" in page
    page = clerk.get("/admin/briefings/sourcefile/", {"q": "没有的字"}).text
    assert "甲.tif" not in page
