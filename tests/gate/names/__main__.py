"""python -m tests.gate.names FILE [--each]: how the gate does on sentences of a file."""

import sys
from pathlib import Path

from .measuring import outcomes, report, seconds_a_sentence, sentences_of


def main(name: str, *options: str) -> None:
    sentences = sentences_of(Path(name))
    results = outcomes(sentences)
    if "--each" in options:
        for each in results:
            if each.missed or each.wrong:
                print(each.sentence.kind, each.sentence.text, each.missed, each.wrong)
    print(report(results))
    print(f"{seconds_a_sentence(sentences) * 1000:.3f} ms a sentence")


if __name__ == "__main__":
    main(*sys.argv[1:])
