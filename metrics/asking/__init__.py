"""Questions that figures answer: 韶关低保标准, 兰州 养老机构 2022年."""

from .names import NamedIndicators, indicator_names
from .question import AskedFigure, asked_in

__all__ = ["AskedFigure", "NamedIndicators", "asked_in", "indicator_names"]
