"""Figures on pages that are not about figures: an article's own, and the headlines."""

from django import template

from ..views.beside import Beside, figures_beside
from ..views.home import headlines_shown

register = template.Library()


@register.simple_tag
def figures_in(article) -> Beside:
    """The figures of an article, for its margin and lit up in its text."""
    return figures_beside(article)


@register.simple_tag
def headline_figures() -> list[dict[str, str]]:
    return headlines_shown()
