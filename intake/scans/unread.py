"""Ink as high as a line where the model has found no words: a line it has dropped."""

import math
from collections.abc import Iterator, Sequence
from statistics import median

import cv2
import numpy as np

from .page import InkBox

# Darker than what is around it by so much, a dot is ink.
DARKER = 25
# In heights of a line: a stroke so long is a ruling line, no sign.
RULE = 3.0
# So far around words all ink is theirs: above and below, and to the sides.
AROUND, BESIDE = 0.15, 0.6
# What may be a line: so high, so wide at least, and so much of it ink.
LOWEST, HIGHEST, NARROWEST, INKED = 0.45, 1.8, 1.2, 0.08
# Where nothing was read at all: the height of a line, in heights of an A4 page.
COMMON = 0.018


def unread_ink(
    grey: np.ndarray, angle: float, words: Sequence[InkBox]
) -> tuple[InkBox, ...]:
    """The places on the page, made level, that look like a line and were not read."""
    level = _level(grey, angle)
    height = median([each.height for each in words] or [COMMON * grey.shape[0]])
    ink = _without_rules(_ink(level), height)
    for each in words:
        _wipe(ink, each, height)
    return tuple(_lines_in(ink, height))


def _level(grey: np.ndarray, angle: float) -> np.ndarray:
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(angle), 1)
    return cv2.warpAffine(grey, turn, (width, height), borderValue=255.0)


def _ink(grey: np.ndarray) -> np.ndarray:
    """255 where there is ink: single dots are dust."""
    clean = cv2.medianBlur(grey, 5)
    return cv2.adaptiveThreshold(
        clean, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, DARKER
    )


def _without_rules(ink: np.ndarray, height: float) -> np.ndarray:
    length = max(int(RULE * height), 3)
    for size in ((length, 1), (1, length)):
        stroke = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, stroke)
        ink = cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8)))
    return ink


def _wipe(ink: np.ndarray, box: InkBox, height: float) -> None:
    top, bottom = box.top - AROUND * height, box.bottom + AROUND * height
    left, right = box.left - BESIDE * height, box.right + BESIDE * height
    ink[
        max(int(top), 0) : max(int(bottom), 0), max(int(left), 0) : max(int(right), 0)
    ] = 0


def _lines_in(ink: np.ndarray, height: float) -> Iterator[InkBox]:
    """Signs beside each other as one place, if it has the size of a line."""
    reach = np.ones((max(int(0.1 * height), 1), max(int(height), 1)), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, reach)
    _, _, places, _ = cv2.connectedComponentsWithStats(joined)
    for left, top, width, tall, _ in places[1:]:
        is_line = LOWEST * height < tall < HIGHEST * height
        if not is_line or width < NARROWEST * height:
            continue
        share = np.count_nonzero(ink[top : top + tall, left : left + width])
        if share > INKED * tall * width:
            yield InkBox(
                left=float(left),
                top=float(top),
                right=float(left + width),
                bottom=float(top + tall),
            )
