"""What a search hit, ready for a template: text with its hits marked."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from ..search.highlights import Segment

register = template.Library()


@register.filter(is_safe=True)
def marked(segments: Iterable[Segment]) -> SafeString:
    """Runs of text, each escaped, the hits in <mark>."""
    return SafeString(
        "".join(
            f"<mark>{escape(text)}</mark>" if is_hit else escape(text)
            for text, is_hit in segments
        )
    )
