"""The software bill of materials: `python -m config.components` prints it as CycloneDX JSON.

All that requirements.txt pins, with its licence as the installed package tells it.
"""

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# granian==2.8.7 \
PINNED = re.compile(r"^([\w.-]+)==(\S+)", flags=re.M)
OF_LICENCE = "License :: OSI Approved :: "


def bill() -> dict:
    """The same for the same requirements, so that two can be held side by side."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = PINNED.findall((ROOT / "requirements.txt").read_text("utf-8"))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [_component(*each) for each in pinned],
    }


def _component(name: str, version: str) -> dict:
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"license": {"name": each}} for each in _licences(name)],
    }


def _licences(name: str) -> list[str]:
    """As the package states them: an expression, else its classifiers, else its words."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        # Pinned for another system than this one.
        return []
    if expression := told.get_all("License-Expression"):
        return expression
    classifiers = told.get_all("Classifier") or []
    found = [
        each.removeprefix(OF_LICENCE) for each in classifiers if OF_LICENCE in each
    ]
    [words, *_] = told.get_all("License") or [""]
    return found or words.strip().splitlines()[:1]


if __name__ == "__main__":
    print(json.dumps(bill(), ensure_ascii=False, indent=1))
