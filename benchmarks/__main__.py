"""Measures the site against Datasette and a bare view: python -m benchmarks."""

import argparse
from pathlib import Path

from .databases import Work
from .report import as_json, as_tables
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
    outcome = run(plan)
    print(as_tables(outcome))
    if options.json:
        about = {name: str(value) for name, value in vars(options).items()}
        options.json.write_text(as_json(outcome, asked=about), encoding="utf-8")


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
    parser.add_argument("--json", type=Path, metavar="FILE", help="all of it, to keep")
    parser.add_argument("--work", type=Path, default=Path("bench"), metavar="DIR")
    return parser.parse_args()


if __name__ == "__main__":
    main()
