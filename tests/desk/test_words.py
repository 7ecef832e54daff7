"""What the desk says is Chinese as an office speaks it, on every page."""

import ast
import gettext
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin

from ..factories import make_issue
from .test_reach import Person, pages_of
from .world import make_world

pytestmark = pytest.mark.django_db

LATIN = re.compile(r"[A-Za-z][A-Za-z.]+")
# Names of files, codes and keys, and what people call by its Latin name anyway.
SPOKEN = {
    *(
        "Word",
        "docx",
        "PDF",
        "Excel",
        "CSV",
        "OFD",
        "zip",
        "txt",
        "Esc",
        "Ctrl",
        "utf",
        "JZH",
        "unknown",
    ),
    *("admin", "testserver"),
}
UNHEARD_OF = re.compile(
    r"增加 ?[^了0-9]|过滤|注销|添加另|动作|管理员站点|站点|字段|对象执行|来修改|条形导航"
    r"|(^|\s)以 |有效的|选项|表单|空字符串|成功(添加|修改|删除)|#\d|批注|None|True|False"
)
SAID_BY = ("title", "aria-label", "placeholder", "alt")
PARTS = ("articles", "distribution")
# A topic's code, an indicator's, a file's fingerprint, an address name.
CODES = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*|[0-9a-f]{64}")


class Words(HTMLParser):
    """Whatever a page says to eyes or ears, piece by piece."""

    def __init__(self, page: str):
        super().__init__()
        self.said: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.silent += tag in ("script", "style", "textarea")
        self.said += [held[name] for name in SAID_BY if held.get(name)]
        if tag == "input" and held.get("type") == "submit":
            self.said.append(held.get("value") or "")
        if told := held.get("data-inline-formset"):
            self.said += ast.literal_eval(told)["options"].values()

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style", "textarea")

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.said.append(" ".join(data.split()))


def strange_in(page: str) -> Iterator[str]:
    for said in Words(page).said:
        latin = set(LATIN.findall(said)) - SPOKEN
        is_code = CODES.fullmatch(said) or ".txt" in said
        if (latin and not is_code) or UNHEARD_OF.search(said):
            yield said


def addresses(world) -> Iterator[str]:
    for model, page in admin.site._registry.items():
        rows = world.one_of_each(model)[:1]
        yield from (address for address, _ in pages_of(model, page, rows))
    yield from ("/admin/", "/admin/password_change/", "/admin/briefings/")
    lists = ("missing-numbers", "overdue-columns", "missed-searches")
    yield from (f"/admin/{each}/" for each in lists)


def answers(person, address) -> Iterator[str]:
    """The page; and, where something can be sent, what is said of nothing filled in."""
    shown = person.client.get(address)
    if shown.status_code != 200 or "html" not in shown["Content-Type"]:
        return
    yield shown.text
    if "/add/" in address or "/change/" in address:
        empty = {
            f"{n}-{what}_FORMS": "0" for n in PARTS for what in ("TOTAL", "INITIAL")
        }
        sent = person.client.post(address, empty, follow=True)
        yield sent.text if sent.status_code == 200 else ""


def strange_words(person) -> dict[str, set[str]]:
    return {
        address: strange
        for address in addresses(person.world)
        if (
            strange := {
                s for page in answers(person, address) for s in strange_in(page)
            }
        )
    }


def test_no_page_says_what_nobody_says(django_user_model):
    world = make_world()
    make_issue(status="draft", year=None)
    clerk = Person(world, "enter", wide=False)
    assert strange_words(clerk) == {}
    clerk.client.force_login(django_user_model.objects.create_superuser("admin"))
    assert strange_words(clerk) == {}


def test_a_number_without_a_year_says_so(clerk):
    issue = make_issue(year=None, number=41, status="draft")
    assert issue.heading == "年份不详第41期"


def test_the_words_are_compiled():
    """Django reads the second file, people the first."""
    (folder,) = (Path(at) / "zh_Hans/LC_MESSAGES" for at in settings.LOCALE_PATHS)
    for name in ("django", "djangojs"):
        assert said_in(folder / f"{name}.po") == compiled_in(folder / f"{name}.mo")


def said_in(file: Path) -> list[str]:
    written = file.read_text()
    texts = re.findall(r'^(msg\S+) (".*")$', written, re.MULTILINE)
    said = [ast.literal_eval(text) for name, text in texts if name.startswith("msgstr")]
    return sorted(said[1:])


def compiled_in(path: Path) -> list[str]:
    with path.open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    return sorted(text for key, text in compiled.items() if key)
