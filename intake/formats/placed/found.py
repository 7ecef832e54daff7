"""What was counted over all pages of a file."""

from dataclasses import dataclass


@dataclass(slots=True)
class FoundSigns:
    """How many signs and pictures, and how many signs that no character is known for."""

    signs: int = 0
    unmapped: int = 0
    pictures: int = 0
