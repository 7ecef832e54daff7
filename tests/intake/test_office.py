"""What turns files into others is shut off, bounded, and ended with all that it started."""

import time

import pytest

from intake import office
from intake.office import NotConverted, converted

from ..office import stand_in

ECHO = "made.write_bytes(source.read_bytes().upper())"


def told(settings, tmp_path, does):
    settings.OFFICE_COMMAND = stand_in(tmp_path, does)
    return converted(b"abc", "doc", "docx")


def test_a_file_becomes_another(settings, tmp_path):
    assert told(settings, tmp_path, ECHO) == b"ABC"


def test_nothing_of_the_site_is_told_to_it(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///x")
    does = (
        "made.write_text(repr(sorted(os.environ)) + os.environ['HOME'] + str(source))"
    )
    said = told(settings, tmp_path, does).decode()
    assert "SECRET_KEY" not in said
    assert "DATABASE_URL" not in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    "does", ["raise SystemExit(3)", "pass", "made.write_bytes(b'')"]
)
def test_what_makes_nothing_has_not_converted(settings, tmp_path, does):
    with pytest.raises(NotConverted):
        told(settings, tmp_path, does)


def test_a_command_that_is_not_there_has_not_converted(settings):
    settings.OFFICE_COMMAND = "/nowhere/soffice"
    with pytest.raises(NotConverted):
        converted(b"abc", "doc", "docx")


def test_what_takes_too_long_is_ended_with_all_that_it_started(
    settings, tmp_path, monkeypatch
):
    monkeypatch.setattr(office, "SECONDS", 3)
    sign = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(6); pathlib.Path({str(sign)!r}).touch()"
    does = f"import subprocess; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    began = time.monotonic()
    with pytest.raises(NotConverted, match="3 seconds"):
        told(settings, tmp_path, does)
    assert time.monotonic() - began < 20
    time.sleep(5)
    assert not sign.exists()


def test_memory_is_bounded(settings, tmp_path):
    with pytest.raises(NotConverted):
        told(settings, tmp_path, f"x = bytes(5 * 1024**3); {ECHO}")


def test_there_is_no_network_where_that_can_be(settings, tmp_path):
    if not office._may_be_without_network():
        pytest.skip("this machine lets nobody leave its network")
    does = "made.write_text(Path('/proc/net/dev').read_text())"
    devices = told(settings, tmp_path, does).decode().splitlines()[2:]
    assert [each.split(":")[0].strip() for each in devices] == ["lo"]
