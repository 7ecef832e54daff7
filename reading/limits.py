"""How much a text may hold, far above what any bureau writes; docs/reading.md lists them.

What holds more than the first four is refused, and told why; of an article that holds more
than the next three no figures are taken, and a remark tells.
"""

# Of a file.
MAX_BYTES = 20 * 1024 * 1024
MOST_LINES = 50_000
MOST_ARTICLES = 2_000
# Signs of a line: it may be a whole text whose line ends an export has lost.
LONGEST_LINE = 5 * 1024 * 1024
# Signs of an article, cells of its tables, its numbers, each of which may be a figure.
LONGEST_TEXT = 100_000
MOST_CELLS = 20_000
MOST_NUMBERS = 10_000
# Titles in a table of contents.
MOST_ENTRIES = 1_000


def too_much(holds: str, count: int, most: int, counted_in: str) -> str:
    """Why a text is refused that holds too much of something."""
    return (
        f"{holds} {count} {counted_in}，超过 {most} {counted_in}的上限。"
        "请拆分后再导入。"
    )
