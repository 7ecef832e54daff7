"""The real command, run on texts that a test writes."""

import json
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.management import CommandError, call_command


class Import(NamedTuple):
    """How a run of the command ended: exit code, receipts, and its last words."""

    code: int
    receipts: list[dict]
    said: str

    @property
    def outcomes(self) -> list[str]:
        return [receipt["outcome"] for receipt in self.receipts]

    @property
    def messages(self) -> list[str]:
        return [
            remark["message"]
            for receipt in self.receipts
            for remark in receipt["remarks"]
        ]


@pytest.fixture
def write_file(tmp_path):
    """Put a text into the folder of texts."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def run_import():
    def run(*arguments) -> Import:
        out, err = StringIO(), StringIO()
        words = map(str, arguments)
        code, said = 0, ""
        try:
            call_command("import_briefings", "--json", *words, stdout=out, stderr=err)
        except CommandError as error:
            code, said = error.returncode, str(error)
        receipts = [json.loads(line) for line in out.getvalue().splitlines()]
        return Import(code, receipts, said)

    return run


@pytest.fixture
def import_text(write_file, run_import):
    """Import one text, written under a name of its own, and answer its receipt."""

    def imported(content: str | bytes, *options, name: str = "甲.txt") -> dict:
        return run_import(write_file(name, content), *options).receipts[0]

    return imported
