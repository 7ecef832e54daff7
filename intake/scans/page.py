"""A page as the model has read it: words at places, and ink that nothing was read of."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class InkBox:
    """A place on an upright page, in dots of its picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class ReadWords:
    """Words without a wide gap between them: 走访老人365人, and how sure each sign is."""

    text: str
    box: InkBox
    # From 0 to 1, one for each sign of the text.
    certainties: tuple[float, ...]

    @property
    def certainty(self) -> float:
        return sum(self.certainties) / len(self.certainties)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What was read of one page, its lines made level."""

    number: int
    width: float
    height: float
    words: tuple[ReadWords, ...] = ()
    # Ink as high as a line where the model has found no words.
    unread: tuple[InkBox, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> Self:
        words = (
            ReadWords(each["text"], InkBox(**each["box"]), tuple(each["certainties"]))
            for each in told["words"]
        )
        return cls(
            number=told["number"],
            width=told["width"],
            height=told["height"],
            words=tuple(words),
            unread=boxes_of_json(told["unread"]),
        )


def boxes_of_json(told: Iterable[dict[str, float]]) -> tuple[InkBox, ...]:
    return tuple(InkBox(**each) for each in told)
