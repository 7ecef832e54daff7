"""What stands in the head of every page."""

import re
from shutil import copytree

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

from briefings.styles import ON_PAPER, SHEETS, place_of
from config.static_files import OneSheetStorage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "articles", "indicators", "search_help"])
def test_every_page_links_its_styles_and_scripts_once(client, name):
    html = client.get(reverse(name)).content.decode()
    for asset in ("css/tokens.css", "css/figures.css", "js/lists.js", "htmx-2.min.js"):
        assert html.count(asset) == 1
    assert html.index("css/tokens.css") < html.index("css/print.css")
    assert "<script" in html.partition("</head>")[0]


def gather(folder) -> None:
    """The style sheets of pages as `collectstatic` leaves them."""
    copytree(settings.BASE_DIR / "static" / "css", folder / "css", dirs_exist_ok=True)
    storage = OneSheetStorage(location=folder)
    paths = map(place_of, (*SHEETS, ON_PAPER))
    list(storage.post_process({path: (storage, path) for path in paths}))


def test_where_files_are_gathered_a_page_asks_for_one_style_sheet(settings, tmp_path):
    for _ in range(2):
        gather(tmp_path)
    settings.STATIC_ROOT = tmp_path
    one_sheet = {"BACKEND": "config.static_files.OneSheetStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": one_sheet}
    page = Template("{% load page %}{% styles %}").render(Context())
    [at] = re.findall(r'href="/static/(css/site\.\w+\.css)"', page)
    assert page.count("<link") == 1
    assert (tmp_path / f"{at}.gz").exists()
    whole = (tmp_path / at).read_text(encoding="utf-8")
    sheets = [(tmp_path / place_of(name)).read_text("utf-8") for name in SHEETS]
    on_screen, paper = (
        "\n".join(sheets),
        (tmp_path / place_of(ON_PAPER)).read_text("utf-8"),
    )
    assert whole == f"{on_screen}\n@media print {{\n{paper}}}\n"
