"""A picture into a ReadPage by RapidOCR, whose models lie in its wheel: no network."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import Any

import cv2
import numpy as np
from PIL import Image

from .page import InkBox, ReadPage, ReadWords
from .unread import unread_ink

# One thread: memory is bounded, and the site has the other processors.
PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    # What is read by guess is shown, with a remark.
    "Global.text_score": 0.0,
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
# Less sure than this on the whole, a page may lie on its side or head.
UPRIGHT = 0.8
TURNS = (90, 180, 270)
# Boxes so much wider than high show how far the page leans.
LONG = 5
# A line with numbers is read once more, so much smaller, from a little more paper; where
# its numbers are others then, each of its digits is as sure as this.
SMALLER, MORE_PAPER = 0.85, 0.08
DISPUTED = 0.5
DIGITS = re.compile("[0-9]")
# A gap so wide, in heights of the line, parts words that the model found together.
PARTING = 1.2


def read_page(picture: Image.Image, number: int) -> ReadPage:
    """What the model reads of a page, turned upright and made level."""
    best = _read(picture)
    if _certainty(best) < UPRIGHT:
        turned = (picture.rotate(each, expand=True) for each in TURNS)
        tried = [(picture, best), *((each, _read(each)) for each in turned)]
        picture, best = max(tried, key=lambda each: _certainty(each[1]))
    grey = np.asarray(picture)
    best = [(box, _doubted(grey, box, signs)) for box, signs in best]
    angle = _leaning(best)
    words = [each for line in best for each in _words_of(line, angle, grey.shape)]
    return ReadPage(
        number=number,
        width=float(picture.width),
        height=float(picture.height),
        words=tuple(words),
        unread=unread_ink(grey, angle, [each.box for each in words]),
    )


# Signs with their certainties and corners, in the order of the line.
Sign = tuple[str, float, np.ndarray]


@cache
def _model() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=PARAMETERS)


def _read(picture: Image.Image) -> list[tuple[np.ndarray, list[Sign]]]:
    """Each line found: its corners and its signs."""
    read = _model()(
        np.stack([np.asarray(picture)] * 3, axis=-1),
        return_word_box=True,
        return_single_char_box=True,
    )
    if read.boxes is None or not read.txts:
        return []
    lines = zip(read.boxes, read.txts, read.scores, read.word_results, strict=False)
    return [(np.asarray(box), _signs(np.asarray(box), *rest)) for box, *rest in lines]


def _signs(box: np.ndarray, text: str, score: float, found: Sequence) -> list[Sign]:
    """The signs one by one; where the model tells of other ones, all at the line's place."""
    signs = [(sign, sure, np.asarray(place)) for sign, sure, place in found]
    if "".join(each[0] for each in signs) == text.replace(" ", ""):
        return signs
    return [(sign, score, box) for sign in text.strip()]


def _doubted(grey: np.ndarray, box: np.ndarray, signs: list[Sign]) -> list[Sign]:
    """The signs, the digits among them less sure if a second look sees other ones."""
    text = "".join(each[0] for each in signs)
    if not DIGITS.search(text) or _digits(_read_again(grey, box)) == _digits(text):
        return signs
    return [
        (sign, min(sure, DISPUTED), place)
        if DIGITS.match(sign)
        else (sign, sure, place)
        for sign, sure, place in signs
    ]


def _digits(text: str) -> str:
    return "".join(DIGITS.findall(text))


def _read_again(grey: np.ndarray, box: np.ndarray) -> str:
    from rapidocr.ch_ppocr_rec import TextRecInput
    from rapidocr.utils.process_img import get_rotate_crop_image

    middle = box.mean(axis=0)
    across = np.array([0, 1 + MORE_PAPER])
    larger = (middle + (box - middle) * np.where(across, across, 1)).astype(np.float32)
    strip = get_rotate_crop_image(np.stack([grey] * 3, axis=-1), larger)
    height, width = strip.shape[:2]
    size = (max(int(width * SMALLER), 1), max(int(height * SMALLER), 1))
    small = cv2.resize(strip, size, interpolation=cv2.INTER_AREA)
    read = _model().text_rec(TextRecInput(img=[small], return_word_box=False))
    return "".join(read.txts or ())


def _certainty(lines: Sequence[tuple[np.ndarray, list[Sign]]]) -> float:
    sure = [each[1] for _, signs in lines for each in signs]
    return sum(sure) / len(sure) if sure else 0


def _leaning(lines: Sequence[tuple[np.ndarray, list[Sign]]]) -> float:
    """How far the lines fall to the right, in radians."""
    angles = []
    for box, _ in lines:
        across, down = box[1] - box[0], box[3] - box[0]
        if np.hypot(*across) > LONG * np.hypot(*down):
            angles.append(math.atan2(across[1], across[0]))
    return median(angles) if angles else 0


def _words_of(
    line: tuple[np.ndarray, list[Sign]], angle: float, shape: Sequence[int]
) -> Iterator[ReadWords]:
    """The line, parted at wide gaps, at its places on the page made level."""
    whole = _level(line[0], angle, shape)
    parts: list[list[tuple[Sign, InkBox]]] = []
    for sign in line[1]:
        box = _level(sign[2], angle, shape)
        if parts and box.left - parts[-1][-1][1].right <= PARTING * whole.height:
            parts[-1].append((sign, box))
        else:
            parts.append([(sign, box)])
    for at, part in enumerate(parts):
        signs = [each[0] for each in part]
        yield ReadWords(
            "".join(each[0] for each in signs),
            InkBox(
                left=whole.left if at == 0 else part[0][1].left,
                top=whole.top,
                right=whole.right if part is parts[-1] else part[-1][1].right,
                bottom=whole.bottom,
            ),
            tuple(round(float(each[1]), 3) for each in signs),
        )


def _level(points: np.ndarray, angle: float, shape: Sequence[int]) -> InkBox:
    """The box of these corners once the page is turned about its middle."""
    middle = np.array([shape[1] / 2, shape[0] / 2])
    cos, sin = math.cos(-angle), math.sin(-angle)
    turned = (points - middle) @ np.array([[cos, sin], [-sin, cos]]) + middle
    (left, top), (right, bottom) = turned.min(axis=0), turned.max(axis=0)
    return InkBox(
        left=round(float(left), 1),
        top=round(float(top), 1),
        right=round(float(right), 1),
        bottom=round(float(bottom), 1),
    )
