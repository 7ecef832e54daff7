"""The bill of materials names all that is pinned, with version and licence."""

import re

from django.conf import settings

from config.components import bill


def test_each_pinned_package_is_told_with_its_version_and_licence():
    pinned = (settings.BASE_DIR / "requirements.txt").read_text(encoding="utf-8")
    told = bill()
    names = {f"{each['name']}=={each['version']}" for each in told["components"]}
    assert names == set(re.findall(r"^[\w.-]+==\S+(?= )", pinned, flags=re.M))
    assert len(names) > 20
    unlicensed = [c["name"] for c in told["components"] if not c["licenses"]]
    assert unlicensed == []
    assert told["bomFormat"] == "CycloneDX"
