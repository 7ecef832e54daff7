"""Lists: what readers narrow them by, and what is public of them, held in memory.

A list of articles is narrowed by sets, not by the database: for every value of every
field the index keeps the set of a year's articles that bear it. Counting a choice is an
AND of sets, whatever is chosen and however much is held. The rows of a page are then
fetched by their ids.
"""

from .articles import ArticleFilter
from .forms import IssueFilter
from .index import PublicIndex, public_index

__all__ = ["ArticleFilter", "IssueFilter", "PublicIndex", "public_index"]
