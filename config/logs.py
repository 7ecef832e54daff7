"""The log: one line an event to stderr, JSON where a machine reads it, with no personal data.

The standard library with the formatter below does what we would ask of structlog: fields
beside the words, and the number of the request, without another dependency to vet.
"""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from reading.privacy import mask

# The request that is being answered; blank in a command.
REQUEST: ContextVar[str] = ContextVar("request", default="")
OURS = (
    *("agencies", "briefings", "config", "desk"),
    *("intake", "metrics", "readers", "reuse"),
)
# What any record has; all else was handed over as `extra`, and is to be told.
USUAL = {*vars(logging.makeLogRecord({})), "message", "asctime", "request"}
LONGEST = 8000


class JsonLines(logging.Formatter):
    """{"at": …, "level": …, "from": …, "request": …, "said": …} and what is extra."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        told = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "request": REQUEST.get(),
            "said": without_numbers(record.getMessage()),
        }
        extra = {k: v for k, v in vars(record).items() if k not in USUAL}
        told |= {name: without_numbers(str(value)) for name, value in extra.items()}
        if record.exc_info:
            told["trace"] = without_numbers(self.formatException(record.exc_info))
        return json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """For a person at a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return without_numbers(super().format(record))


def without_numbers(said: str) -> str:
    """No longer than a page, and nobody's telephone, identity or card number in it."""
    return mask(said[-LONGEST:])


def log_settings(level: str, *, as_json: bool) -> dict:
    """What `LOGGING` is; the rest of the world is heard from warnings on."""
    lines = JsonLines if as_json else PlainLines
    to_root = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": lines}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "lines"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {**to_root, "level": "WARNING"},
            # What is not found, or refused, is the visitor's; what breaks is ours.
            "django.request": {**to_root, "level": "ERROR"},
            "django.security.csrf": {**to_root, "level": "ERROR"},
            # Machines that try every name at every address fill a disk with these.
            "django.security.DisallowedHost": {
                "handlers": ["nowhere"],
                "propagate": False,
            },
            **{name: {"level": level.upper()} for name in OURS},
        },
    }
