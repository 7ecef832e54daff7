"""The headline numbers as the first page shows them."""

from ..addresses import figure_url
from ..amounts import amount, exact_amount
from ..doubts import doubts_of
from ..headlines import Headline, headlines
from ..spans import period_in_words


def headlines_shown() -> list[dict[str, str]]:
    return [_shown(line) for line in headlines()]


def _shown(line: Headline) -> dict[str, str]:
    row = line.row
    unit = line.display_unit if row.unit == line.unit else row.unit
    return {
        "amount": amount(row.value, row.unit, row.qualifier, unit),
        "exact": exact_amount(row.value, row.unit),
        "url": figure_url(row.article_id, row.pk),
        "name": line.name,
        "key": line.key,
        "place": line.place,
        "period": period_in_words(row.period_start, row.period_end),
        "notes": "，".join(doubts_of(row)),
    }
