"""Figures into rows: when a text comes in, and again whenever it is edited."""

from .arrivals import Decisions, file_figures
from .catalogue import figure_words
from .edits import refile, refile_issue

__all__ = [
    "Decisions",
    "figure_words",
    "file_figures",
    "refile",
    "refile_issue",
]
