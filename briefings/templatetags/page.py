"""What every page has and none changes."""

from functools import cache

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_tag
@cache
def assets() -> str:
    """The links to styles and scripts: looked up once a process, not on each page."""
    return render_to_string("_assets.html")
