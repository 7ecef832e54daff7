"""A letter box: what somebody asked, and what the bureau answered, each under its label."""

from collections.abc import Sequence

from ...language.marks import bare
from .words import Means, words_that_mean

LONGEST_LABEL = 16


def is_letter_box(texts: Sequence[str]) -> bool:
    """Whether 来信内容： stands above 答复内容：."""
    asked = next((i for i, text in enumerate(texts) if _opens(text, Means.ASKED)), None)
    return asked is not None and any(
        _opens(text, Means.ANSWERED) for text in texts[asked + 1 :]
    )


def opens_part(text: str) -> bool:
    """Whether the line is 来信内容： or 答复内容： and nothing else."""
    return text.endswith(("：", ":")) and _opens(text, Means.ASKED, Means.ANSWERED)


def names_part(text: str) -> bool:
    """Whether 受理回复 or 咨询内容 is all that the line says."""
    return bare(text) in words_that_mean(Means.ASKED, Means.ANSWERED)


def _opens(text: str, *means: Means) -> bool:
    label, colon, _ = text[:LONGEST_LABEL].replace(":", "：").partition("：")
    return bool(colon) and bare(label) in words_that_mean(*means)
