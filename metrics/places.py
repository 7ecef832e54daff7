"""A place, as far as figures have to do with it."""

from typing import NamedTuple


class Place(NamedTuple):
    """A region by its code; compared in it are its own figures, not those below it."""

    code: str
    name: str
