"""Figures into rows: when a text comes in, and again whenever it is edited."""

from .arrivals import Decisions, file_figures, tag_receipt
from .catalogue import FigureCatalogue
from .edits import refile, refile_issue

__all__ = [
    "Decisions",
    "FigureCatalogue",
    "file_figures",
    "refile",
    "refile_issue",
    "tag_receipt",
]
