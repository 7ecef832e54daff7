"""Figures into rows: when texts come in, when they are edited, when indicators change."""

from .arrivals import Decisions, file_figures
from .edits import refile, refile_issue
from .rematching import TELLING, claimed_elsewhere, rematch
from .rows import figure_words

__all__ = [
    "TELLING",
    "Decisions",
    "claimed_elsewhere",
    "figure_words",
    "file_figures",
    "refile",
    "refile_issue",
    "rematch",
]
