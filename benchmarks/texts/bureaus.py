"""Real bureaus from all over the country, most of them in no fixture of ours."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GAZETTEER = Path(__file__).parents[2] / "reading" / "language" / "gazetteer.csv"

_LEVEL_WORDS = ("自治区", "省", "市", "州", "县", "区", "旗")


@dataclass(frozen=True, slots=True)
class Bureau:
    """A bureau by its GB/T 2260 code; document numbers begin with its prefix."""

    code: str
    place: str
    prefix: str
    children: tuple[str, ...]

    @property
    def level(self) -> str:
        """The last word of the place: 市 of 温州市, 旗 of 科尔沁右翼前旗."""
        return next(word for word in _LEVEL_WORDS if self.place.endswith(word))

    @property
    def is_province(self) -> bool:
        return self.code.endswith("0000")

    @property
    def is_county(self) -> bool:
        return not self.code.endswith("00")

    @property
    def kind(self) -> str:
        """厅 in provinces, 局 below and in the municipalities."""
        return "民政厅" if self.is_province and self.level != "市" else "民政局"

    @property
    def name(self) -> str:
        return self.place + self.kind

    @property
    def self_name(self) -> str:
        return self.level + self.kind

    @property
    def short_place(self) -> str:
        """温州 for 温州市; 雄县 stays, and so do the long names of regions."""
        bare = self.place.removesuffix(self.level)
        return bare if 2 <= len(bare) <= 4 else self.place

    @property
    def scope(self) -> str:
        """What stands after 全 and 我: 省, 区 for an autonomous region, 市."""
        return self.level[-1]


@cache
def bureaus() -> tuple[Bureau, ...]:
    names = {row["code"]: row["name"] for row in _rows(GAZETTEER)}
    return tuple(
        Bureau(
            code=row["code"],
            place=names[row["code"]],
            prefix=row["prefix"],
            children=_children(row["code"], names),
        )
        for row in _rows(Path(__file__).with_name("bureaus.csv"))
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def _children(code: str, names: dict[str, str]) -> tuple[str, ...]:
    stem = code.removesuffix("00").removesuffix("00")
    below = [other for other in names if other.startswith(stem) and other != code]
    if code.endswith("0000"):
        cities = [other for other in below if other.endswith("00")]
        below = cities or below
    return tuple(names[other] for other in below)
