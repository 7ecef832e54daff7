"""Where clerks keep the catalogue and check what was read out of the texts."""

from . import indicators, queue

__all__ = ["indicators", "queue"]
