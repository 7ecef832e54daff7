"""A site that others can reach does not start with a key that all can read."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import FOR_A_DESK, secret_key

from .test_settings import shown

DESK = ["localhost", "127.0.0.1", "[::1]"]
PUBLIC = [*DESK, "jianbao.example"]


def test_a_desk_needs_no_key_and_a_site_with_one_starts():
    assert secret_key("", DESK, debug=False) == FOR_A_DESK
    assert secret_key("", PUBLIC, debug=True) == FOR_A_DESK
    assert secret_key("own", PUBLIC, debug=False) == "own"


@pytest.mark.parametrize("given", ["", FOR_A_DESK])
def test_a_public_host_without_a_key_of_its_own_is_refused_and_told_what_to_do(given):
    for hosts in (PUBLIC, ["*"], ["10.1.2.3"], [".example"]):
        with pytest.raises(ImproperlyConfigured) as refusal:
            secret_key(given, hosts, debug=False)
        assert "SECRET_KEY" in str(refusal.value)
        assert hosts[-1] in str(refusal.value)
        assert "token_urlsafe" in str(refusal.value)


def test_neither_the_server_nor_a_command_starts_so():
    said = shown("import config.wsgi", ALLOWED_HOSTS="jianbao.example")
    assert said.returncode != 0
    assert "没有设置 SECRET_KEY" in said.stderr
    assert shown("import config.settings", ALLOWED_HOSTS="127.0.0.1").returncode == 0
