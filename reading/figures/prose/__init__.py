"""Figures out of running text: `paragraphs` asks the other modules, block by block.

Which of them decides what is listed in `reading.figures`.
"""

from .paragraphs import figures_in_prose

__all__ = ["figures_in_prose"]
