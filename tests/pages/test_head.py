"""What stands in the head of every page."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "articles", "indicators", "search_help"])
def test_every_page_links_its_styles_and_scripts_once(client, name):
    html = client.get(reverse(name)).content.decode()
    for asset in ("css/tokens.css", "css/figures.css", "js/lists.js", "htmx-2.min.js"):
        assert html.count(asset) == 1
    assert html.index("css/tokens.css") < html.index("css/print.css")
    assert "<script" in html.partition("</head>")[0]
