"""Where clerks keep the catalogue and check what was read out of the texts."""

from . import figures, indicators

__all__ = ["figures", "indicators"]
