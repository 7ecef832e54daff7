"""The list of harmful changes keeps up with the code: each can still be made."""

import pytest

from . import ROOT, changes


def test_each_change_is_called_by_a_name_of_its_own():
    names = [change.breaks for change in changes()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.breaks)
def test_what_a_change_replaces_stands_in_the_code_once(change):
    assert change.place()
    assert change.new != change.old
    for named in change.tests.split():
        if not named.startswith("-"):
            assert _stands(*named.partition("::")[::2]), named


def _stands(file: str, test: str) -> bool:
    """Whether a file or folder of tests is there, and in it a test of this name."""
    if not test:
        return (ROOT / file).exists()
    return f"def {test.partition('[')[0]}(" in (ROOT / file).read_text()
