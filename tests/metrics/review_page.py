"""The page on which figures are decided, as a clerk has it before her."""

import re
from html import unescape

from metrics.models import Figure

REVIEW = "/admin/metrics/figure/review/"


def words(response) -> str:
    """What a clerk reads, without the tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", response.text)).split())


def figure_on(response) -> Figure | None:
    return response.context.get("figure")
