"""What the words we know tell of a text: its topics and places, what its figures are of.

Pure, so that another process may do it: it is handed the words as `KnownWords`.
`vocabulary` tells what an article is about, `known_words` which indicator each of its
figures is of, `doubt` how unsure that is.
"""

from .known_words import FigureWords, KnownWords, TaggedFigure, Tags
from .vocabulary import TopicReason, TopicWords, Vocabulary, region_named

__all__ = [
    "FigureWords",
    "KnownWords",
    "TaggedFigure",
    "Tags",
    "TopicReason",
    "TopicWords",
    "Vocabulary",
    "region_named",
]
