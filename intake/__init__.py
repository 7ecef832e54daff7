"""How texts come in: `take_in(name, bytes, options)` is the one way, a receipt its answer.

Its parts are imported when they are asked for: while Django loads this app there are
no models yet, and a process that only reads ahead needs none.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .one import Options, Outcome, Receipt, take_in

__all__ = ["Options", "Outcome", "Receipt", "take_in"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import one

    return getattr(one, name)
