"""Write generated texts into a folder: python -m benchmarks.make_texts --into DIR."""

import argparse
import json
from pathlib import Path

from .texts import LAYOUTS, generate


def main() -> None:
    options = _options()
    options.into.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.count):
        text = generate(seed, options.layout)
        (options.into / text.name).write_bytes(text.content)
        if options.facts:
            facts = json.dumps(text.facts, ensure_ascii=False, indent=1)
            path = options.into / text.name
            path.with_suffix(".json").write_text(facts, encoding="utf-8")
    print(f"{options.count} texts in {options.into}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="the first text's seed")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    parser.add_argument("--layout", choices=LAYOUTS, help="only this layout")
    parser.add_argument(
        "--facts", action="store_true", help="what is true, as .json beside each"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
