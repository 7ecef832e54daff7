"""The forty bureaus whose articles speed is measured on: cities, each with counties."""

from dataclasses import dataclass
from functools import cache
from random import Random

from reading.language.gazetteer import Place, places

CITIES, COUNTIES = 12, (2, 3)


@dataclass(frozen=True, slots=True)
class Office:
    rank: int
    place: str
    code: str
    city: str
    city_code: str
    # In document numbers: 韶关民发, 韶关武江民发.
    prefix: str

    @property
    def name(self) -> str:
        return self.place + "民政局"

    @property
    def slug(self) -> str:
        return f"bureau-{self.code}"


@cache
def offices() -> tuple[Office, ...]:
    """The same for every seed, so that runs may be compared."""
    rng = Random(CITIES)
    found: list[Office] = []
    for city in sorted(rng.sample(_cities(), CITIES)):
        counties = _counties(city)
        for place in [city, *rng.sample(counties, rng.randint(*COUNTIES))]:
            found.append(_office(len(found), city, place))
    return tuple(found)


def _cities() -> list[Place]:
    """Cities with counties enough, of the kind that ends in 市."""
    return [
        place
        for place in places()
        if place.code.endswith("00")
        and not place.code.endswith("0000")
        and place.name.endswith("市")
        and len(_counties(place)) >= max(COUNTIES)
    ]


def _counties(city: Place) -> list[Place]:
    return [p for p in places() if p.code.startswith(city.prefix) and p != city]


def _office(rank: int, city: Place, place: Place) -> Office:
    own = "" if place == city else place
    return Office(
        rank=rank,
        place=city.name + (own and own.name),
        code=place.code,
        city=city.name,
        city_code=city.code,
        prefix=city.short_name + (own and own.short_name) + "民发",
    )
