"""同一件事 on pages of texts, which know nothing of pairs."""

from django import template

from briefings.models import Article

from ..elsewhere import EventBox, event_box

register = template.Library()


@register.simple_tag
def told_elsewhere(article: Article) -> EventBox | None:
    """Who else told of what the article tells of; None where nobody is known to."""
    return event_box(article) if article.issue.is_public else None
