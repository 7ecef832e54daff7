"""A number of its own for each line while a text is cleaned.

The steps know a line by its number, and take out what stands under one. Where tags part a
source line into paragraphs and cells, all of them have the number of that line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...parsed import Line, ParsedRemark


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """Lines numbered on from 1, and the source line that each of them is of."""

    lines: list[Line]
    sources: list[int]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "OwnNumbers":
        numbered = [
            Line(number, line.text) for number, line in enumerate(lines, start=1)
        ]
        return cls(numbered, [line.number for line in lines])

    def sourced(self, line: Line) -> Line:
        """The line, its pieces under the numbers of their source lines again."""
        starts = tuple((start, self._source(number)) for start, number in line.starts)
        return Line(self._source(line.number), line.text, starts)

    def remarked(self, remark: ParsedRemark) -> ParsedRemark:
        if remark.line is None:
            return remark
        return replace(remark, line=self._source(remark.line))

    def _source(self, number: int) -> int:
        return self.sources[number - 1]
