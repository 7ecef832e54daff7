"""Lets pytest take a database that stands in a file already, instead of building one.

To build one takes longer than most tests of a change. `-p tests.mutants.kept` with
`--reuse-db` takes the file that `FILE` names; with `--create-db` too, it is built there.
"""

import os

from django.conf import settings

FILE = "MUTANTS_DATABASE"


def pytest_configure() -> None:
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = os.environ[FILE]
