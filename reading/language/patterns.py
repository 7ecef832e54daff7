"""Patterns that are compiled when they are first asked.

The reading knows well over a thousand, and compiling them all takes longer than loading
the rest of it: a command or a web worker that reads no text would wait for nothing.
"""

import re
from typing import Any, cast


class _Unasked:
    """A pattern that compiles itself when it is first asked for something.

    What it was asked for it keeps: a method is looked up once, and then costs no more
    than that of a compiled pattern.
    """

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        asked = getattr(re.compile(self.pattern, self._given_flags), name)
        setattr(self, name, asked)
        return asked


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, for the patterns that a module holds."""
    return cast("re.Pattern[str]", _Unasked(text, flags))
