"""Questions that figures answer: 韶关低保标准, 兰州 养老机构 2022年."""

from .names import IndicatorNames, indicator_names
from .question import AskedFigure, asked_in

__all__ = ["AskedFigure", "IndicatorNames", "asked_in", "indicator_names"]
