"""How well and how fast scans are read: python -m benchmarks.scans (docs/formats.md).

Ten sheets set from the sample texts, clean, leaning, dirty and both; words name only some
of these states. Needs `make ocr` beside what the tests need.
"""

from tests.formats.scan_accuracy import main

if __name__ == "__main__":
    main()
