"""A row of a list of articles, of which a page has twenty: drawn once, then filled in."""

from django import template
from django.utils.safestring import SafeString

from ..pieces import fill, joined
from .marked_text import marked
from .reading import parted

register = template.Library()


@register.filter
def article_row(row: dict) -> SafeString:
    """As `rows_at` has it."""
    hits = (
        fill("briefings/_row_hit.html", passage=marked(each))
        for each in row["passages"]
    )
    return fill(
        "briefings/_article_row.html",
        url=row["url"],
        day=row.get("day", ""),
        year=row.get("year", ""),
        note=row["day_note"],
        title=marked(row["lit_title"]) if row["lit_title"] else parted(row["title"]),
        provisional="yes" if row["is_provisional"] else "",
        corrected="yes" if row["is_corrected"] else "",
        agency=row["agency"] or "",
        heading=row["heading"],
        section=row["section"],
        hits=joined(hits),
        excerpt=row["excerpt"],
        topics=joined(topic.__html__() for topic in row["topics"]),
    )
