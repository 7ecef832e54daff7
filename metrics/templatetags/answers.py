"""Above the results of a search: what figures answer."""

from django import template

from briefings.lists import ArticleFilter

from ..views.answer import AnswerBox, answer_to

register = template.Library()


@register.simple_tag
def answer_for(chosen: ArticleFilter) -> AnswerBox | None:
    """The answer to a search that asks for a figure."""
    return answer_to(chosen.data["q"], chosen.index)
