"""A query in the tokens that PostgreSQL's index holds of texts."""

from reading.language.folding import HUGE_SIGN, TITLE_SIGN

from .grams import number_triples, pairs, tokens_of
from .query import Query, Term


def tsquery(query: Query, *, in_title: bool = False) -> str:
    """'低保' & ('3万' & '万人') & !'殡葬'; a longer excluded term is left to the text."""
    sign = TITLE_SIGN if in_title else ""
    wanted = [_any_spelling(term, sign) for term in query.wanted]
    wanted += [_any_spelling(term, TITLE_SIGN) for term in query.titled]
    excluded = (
        "!" + _any_spelling(term, sign) for term in query.excluded if longest(term) <= 2
    )
    return f"({' & '.join([*wanted, *excluded])}) | '{HUGE_SIGN}'"


def _any_spelling(term: Term, sign: str) -> str:
    tokens = (
        " & ".join(_quoted(sign + token) for token in _tokens_asked(spelling))
        for spelling in term.spellings
    )
    return "(" + " | ".join(f"({each})" for each in tokens) + ")"


def _tokens_asked(spelling: str) -> list[str]:
    """Triples of a number say all that its pairs do, which stand in nearly every text."""
    triples = number_triples(spelling)
    said = {pair for triple in triples for pair in pairs(triple)}
    return [*(token for token in tokens_of(spelling) if token not in said), *triples]


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def longest(term: Term) -> int:
    return max(map(len, term.spellings))
