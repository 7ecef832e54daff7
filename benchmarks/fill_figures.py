"""Gives a filled database of the site its figures: python -m benchmarks.fill_figures."""

import argparse
import json
import os
from pathlib import Path

import django


def main() -> None:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Models may be imported only now.
    from .filing_figures import file_figures
    from .loading import settle

    facts = file_figures(options.seed)
    settle()
    options.facts.write_text(json.dumps(facts), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=Path, required=True, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
