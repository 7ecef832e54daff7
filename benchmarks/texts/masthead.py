"""What stands above and below an issue's articles.

Everything here takes the bureau's habits: a Random that is seeded alike for every
issue of a file, so that one bureau sets all its issues the same way.
"""

from datetime import date
from random import Random

from .bureaus import Bureau
from .story import BLANK, OneOf, Piece
from .vocabulary import SERIES
from .writing import WrittenNumber, written_date, written_number

_ISSUERS = (
    "{}",
    "{}",
    "{}",
    "{}编",
    "{}主办",
    "{}办公室",
    "{}办公室编",
    "编发单位：{}",
)
_RULES = (
    "————————————————————",
    "_________________________",
    "════════════════",
    "--------------------------------",
)


def series_name(habits: Random, bureau: Bureau) -> OneOf:
    """The name in the masthead; with the bureau's own name in front, either is right."""
    if habits.random() < 0.15:
        short = habits.choice(("简报", "工作简报", "信息简报"))
        return OneOf((bureau.name + short, short))
    return OneOf((habits.choice(SERIES).format(place=bureau.short_place),))


def masthead(
    habits: Random,
    bureau: Bureau,
    series: OneOf,
    issue: WrittenNumber,
    day: date | None,
) -> list[Piece]:
    number = Piece(written_number(habits, issue))
    lines = [number, *_issuer_and_date(habits, bureau, day)]
    if series[0]:
        is_wide = habits.random() < 0.3 and len(series[0]) < 8
        lines.insert(0, Piece(" ".join(series[0]) if is_wide else series[0]))
    if habits.random() < 0.3:
        lines.append(Piece(habits.choice(_RULES)))
    return [*lines, BLANK]


def _issuer_and_date(habits: Random, bureau: Bureau, day: date | None) -> list[Piece]:
    issuer = habits.choice(_ISSUERS).format(bureau.name)
    if day is None:
        return [Piece(issuer)]
    written = written_date(habits, day)
    arrangement = habits.randrange(4)
    if arrangement == 0:
        return [Piece(written), Piece(issuer)]
    if arrangement == 1:
        gap = habits.choice(("          ", "　　　　　　　　", "\t\t\t"))
        return [Piece(issuer + gap + written)]
    return [Piece(issuer), Piece(written)]


def imprint(habits: Random, bureau: Bureau, day: date) -> list[Piece]:
    """温州市民政局办公室        2022年4月11日印发, and how many copies."""
    office = bureau.name + habits.choice(("办公室", "办公室", ""))
    printed = written_date(habits, day) + "印发"
    copies = f"共印{habits.randrange(3, 30) * 10}份"
    if habits.random() < 0.5:
        lines = [Piece(office), Piece(printed)]
    else:
        lines = [Piece(f"{office}        {printed}")]
    if habits.random() < 0.3:
        lines.append(Piece(habits.choice(("（{}）", "{}", "({})")).format(copies)))
    return lines


def editors(habits: Random, names: list[str], telephone: str) -> list[Piece]:
    """责任编辑：沈海燕　　审核：陶立新　　电话：0577-55501234."""
    if habits.random() < 0.8:
        return []
    return [Piece(f"责任编辑：{names[0]}　　审核：{names[1]}　　电话：{telephone}")]
