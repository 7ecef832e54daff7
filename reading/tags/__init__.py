"""What our catalogues say of a text: its topics and places, what its figures are of.

Pure, so that another process may do it: it is handed the words as a `Lexicon`.
"""

from .lexicon import FigureWords, Lexicon
from .tags import TaggedFigure, Tags

__all__ = ["FigureWords", "Lexicon", "TaggedFigure", "Tags"]
