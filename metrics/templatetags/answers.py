"""What figures add to a search: answers above its results, indicators among suggestions."""

from django import template

from briefings.lists import ArticleFilter
from briefings.search.offers import SearchOffer
from briefings.search.suggesting import Suggestion

from ..views.answer import AnswerBox, answer_to
from ..views.offering import offers_beside
from ..views.suggesting import with_indicators

register = template.Library()


@register.simple_tag
def answer_for(chosen: ArticleFilter) -> AnswerBox | None:
    """The answer to a search that asks for a figure."""
    return answer_to(chosen.data["q"], chosen.index)


@register.simple_tag
def offers_for(chosen: ArticleFilter) -> list[SearchOffer]:
    """Other searches that the reader may have meant."""
    return offers_beside(chosen)


@register.simple_tag
def indicators_among(suggestions: list[Suggestion], text: str) -> list[Suggestion]:
    """The suggestions, with the indicators that the words name."""
    return with_indicators(suggestions, text)
