"""Fills an empty database of the site: python -m benchmarks.fill_site."""

import argparse
import json
import os
from pathlib import Path

import django

from .corpus import Corpus


def main() -> None:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Models may be imported only now.
    from .loading import load_and_index, settle

    facts = load_and_index(Corpus(options.articles, options.seed))
    settle()
    options.facts.write_text(json.dumps(facts), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=Path, required=True, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
