"""The staff guide on the site: docs/guide/*.md as pages of the desk, each page to its own."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(settings.BASE_DIR) / "docs" / "guide"
CONTENTS = "contents"

# Which chapter tells of a page of the desk, by how its address is called; the first
# that fits. All others are told of by the table of contents.
CHAPTERS = (
    ("agencies_membership", "people"),
    ("agencies_", "bureaus"),
    ("briefings_sourcefile_paste", "entering"),
    ("briefings_sourcefile", "uploading"),
    ("briefings_correction", "correcting"),
    ("briefings_binned", "bin-and-versions"),
    ("briefings_forbiddenwording", "wordings"),
    ("briefings_remark", "remarks"),
    ("briefings_topic", "topics"),
    ("briefings_commonname", "topics"),
    ("briefings_issue_add", "entering"),
    ("briefings_", "reviewing"),
    ("metrics_", "figures"),
    ("readers_errorreport", "reports"),
    ("reuse_", "adoption"),
    ("adoption", "adoption"),
    ("desk_", "people"),
    ("password_change", "people"),
    ("second_factor", "people"),
    ("missing_numbers", "work"),
    ("overdue_columns", "work"),
    ("missed_searches", "work"),
    ("index", "work"),
)


def chapter_of(page: str) -> str:
    """The chapter about the desk's page of that name: admin:briefings_issue_add."""
    return next((chapter for known, chapter in CHAPTERS if page.startswith(known)), "")


def address_of(chapter: str) -> str:
    if not chapter or chapter == CONTENTS:
        return reverse("admin:guide")
    return reverse("admin:guide_chapter", args=[chapter])


def guide_page(site, request, chapter=CONTENTS):
    """One chapter, or what chapters there are."""
    text = written(chapter)
    context = {
        **site.each_context(request),
        "title": title_of(text),
        "text": as_page(text),
        "is_contents": chapter == CONTENTS,
    }
    return TemplateResponse(request, "admin/guide.html", context)


def guide_image(site, request, name):
    """A picture of a page of the desk, as a chapter shows it."""
    path = FOLDER / "images" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/png")


def written(chapter: str) -> str:
    """The chapter as it is written in docs/guide."""
    path = FOLDER / f"{chapter}.md"
    if not path.is_file():
        raise Http404
    return path.read_text(encoding="utf-8")


def title_of(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")


@cache
def as_page(text: str) -> SafeString:
    """Below its title; links to chapters and pictures lead to the desk's own pages."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text.partition("\n")[2])
    for token in (inner for each in tokens for inner in (each, *(each.children or []))):
        _lead(token)
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", words.content)
    options: Any = reader.options
    # Written by us, and Markdown lets no HTML through that we did not write.
    return mark_safe(reader.renderer.render(tokens, options, {}))  # noqa: S308


def _lead(token: Token) -> None:
    target = str(token.attrs.get("href", ""))
    chapter, _, place = target.partition("#")
    if chapter.endswith(".md"):
        token.attrs["href"] = address_of(chapter.removesuffix(".md")) + (
            f"#{place}" if place else ""
        )
    if token.type == "image":
        name = Path(str(token.attrs["src"])).stem
        token.attrs |= {"src": reverse("admin:guide_image", args=[name])}
        token.attrs |= {"loading": "lazy"}
