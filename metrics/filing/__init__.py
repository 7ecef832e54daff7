"""Figures into rows: when texts come in, when they are edited, when indicators change."""

from .arrivals import Decisions, file_figures
from .edits import (
    OF_SETTING,
    bring_back,
    bring_back_version,
    file_edit,
    merge_bureaus,
    refile_issue,
)
from .rematching import claimed_elsewhere, rematch, save_indicator
from .rows import figure_words

__all__ = [
    "OF_SETTING",
    "Decisions",
    "bring_back",
    "bring_back_version",
    "claimed_elsewhere",
    "figure_words",
    "file_edit",
    "file_figures",
    "merge_bureaus",
    "refile_issue",
    "rematch",
    "save_indicator",
]
