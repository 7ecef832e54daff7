"""What a search hit, ready for a template: runs of text, each a hit or not."""

from django import template

from ..search import highlights

register = template.Library()

register.filter("lit", highlights.lit)
register.filter("excerpts", highlights.excerpts)
