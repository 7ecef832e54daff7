"""Measures the site against others, or another checkout of it: python -m benchmarks."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from .against import run_against
from .databases import Work
from .report import as_facts, as_ratios, as_tables
from .run import RunPlan, run

DATABASES = ("sqlite", "postgresql")


def main() -> None:
    options = _options()
    plan = RunPlan(
        articles=options.articles,
        seed=options.seed,
        seconds=options.seconds,
        rounds=options.rounds,
        texts=options.texts,
        databases=options.databases,
        growth=options.growth,
        figures=options.figures,
        work=Work(options.work),
    )
    if options.against:
        ratios = run_against(plan, options.against)
        print(as_ratios(ratios))
        found = {"ratios": [asdict(each) | {"ratio": each.ratio} for each in ratios]}
    else:
        outcome = run(plan)
        print(as_tables(outcome))
        found = as_facts(outcome)
    if options.json:
        found = {"asked": {name: str(v) for name, v in vars(options).items()}} | found
        written = json.dumps(found, ensure_ascii=False, indent=1)
        options.json.write_text(written, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    number, seconds = {"type": int}, {"type": float}
    parser.add_argument("--articles", **number, default=100_000)
    parser.add_argument("--seed", **number, default=1)
    parser.add_argument("--seconds", **seconds, default=5, help="for each line")
    parser.add_argument("--rounds", **number, default=1, help="their median counts")
    parser.add_argument("--texts", **number, default=2000, help="to import; 0: none")
    parser.add_argument(
        "--databases", nargs="+", choices=DATABASES, default=DATABASES, metavar="NAME"
    )
    parser.add_argument("--growth", action="store_true", help="and twice the articles")
    parser.add_argument("--figures", action="store_true", help="and pages of figures")
    parser.add_argument(
        "--against", type=Path, metavar="DIR", help="only with another checkout"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="all of it, to keep")
    parser.add_argument("--work", type=Path, default=Path("bench"), metavar="DIR")
    return parser.parse_args()


if __name__ == "__main__":
    main()
