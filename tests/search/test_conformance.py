"""Search against a plain scan of what the public may read: the same, on any database."""

from random import Random

import pytest

from briefings.models import Article
from briefings.search import QueryProblem, parse_query, search
from reading.language.folding import fold
from reading.privacy import mask

from .scanning import raw_texts, scanned

pytestmark = pytest.mark.django_db

QUERIES = 2_000
ABSENT = ["殡仪馆", "龘", "zzz", "低保保低", "99999", "、、、、", "ⅸⅸ", "\U0002ffff"]
HOSTILE = [
    *[
        '"',
        '""',
        '"" ""',
        '"低保',
        '低保"',
        "“",
        "”",
        "-",
        "--",
        "-低保",
        '-"低保"',
        "- -",
    ],
    *[
        "低保 OR 民政",
        "低保 AND",
        "NOT 低保",
        "NEAR(低 保, 5)",
        "低保*",
        "^低保",
        "grams:低保",
    ],
    *[
        "{grams}: 低保",
        "低保 + 民政",
        "(低保",
        "低保)",
        "低保:*",
        "低保 & !民政",
        "'低保' | 'x'",
    ],
    *[
        "<->",
        "低保 <-> 民政",
        "!!",
        "&&",
        "||",
        "\\",
        "\\'",
        "'",
        "''",
        "';--",
        "%",
        "_",
        "%%s",
        "%s",
    ],
    *[
        "'; DROP TABLE briefings_article; --",
        "x' OR '1'='1",
        '" OR 1=1 --',
        "${x}",
        "{0}",
        "{article}",
    ],
    *[
        "\0",
        "低\0保",
        "\ud800",
        "低\udfff保",
        "\ufeff",
        "\u200b",
        "\u200b\u200b",
        "\u202e低保",
        "\x1b[0m",
    ],
    *[
        "␠",
        "␤",
        "\ufffd",
        "e\u0301",
        "\uffff",
        "😀",
        "👨‍👩‍👧",
        "ﷺ",
        "ſ",
        "İ",
        "ß",
        "𝟛万",
    ],
    *[
        "低" * 200,
        "低" * 201,
        "低保" * 5_000,
        "a b " * 50,
        '"' * 99,
        '"' * 100,
        "-a " * 60,
        "3万" * 90,
    ],
    *[
        "",
        " ",
        "\n\t\u3000",
        "1,2,3",
        "1.2.3.4",
        "0万",
        "00000",
        "9" * 60,
        "1e9",
        "-1",
        "０",
        "1,234万亿",
    ],
]


def random_query(choice: Random, texts: list[str]) -> str:
    """One to three pieces of the texts, some in quotes, some excluded."""
    pieces = []
    for _ in range(choice.choice([1, 1, 1, 2, 3])):
        text = choice.choice(texts)
        start = choice.randrange(len(text))
        piece = text[start : start + choice.randint(1, 12)]
        if choice.random() < 0.1:
            piece = choice.choice(ABSENT)
        if choice.random() < 0.5:
            piece = f'"{piece}"'
        pieces.append("-" * (choice.random() < 0.1) + piece)
    return " ".join(pieces)


def found(text: str) -> set[int]:
    return set(search(Article.objects.all(), text).values_list("pk", flat=True))


def test_random_queries_find_exactly_what_a_scan_finds(readable):
    choice, texts = Random(7), raw_texts()
    wrong, asked, hits = {}, 0, 0
    while asked < QUERIES:
        text = random_query(choice, texts)
        try:
            query = parse_query(text)
        except QueryProblem:
            continue
        asked += 1
        expected = scanned(query, readable)
        hits += bool(expected)
        if found(text) != expected:
            wrong[text] = query
    assert wrong == {}
    assert hits > QUERIES / 2


def test_every_piece_of_a_public_text_finds_its_article(readable):
    choice = Random(11)
    published = list(Article.objects.published())
    lost = []
    for _ in range(500):
        article = choice.choice(published)
        text = mask(article.text)
        start = choice.randrange(len(text))
        piece = text[start : start + choice.randint(1, 12)].replace('"', "“")
        if fold(piece) and article.pk not in found(f'"{piece}"'):
            lost.append(piece)
    assert lost == []


def hostile_queries() -> list[str]:
    choice = Random(13)
    signs = "\"'\\-*()^:&|!<>~%_{}[];,.\0\n 低保民政3万“”＂　\ud800NEARORNOT"
    made = ["".join(choice.choices(signs, k=choice.randint(1, 30))) for _ in range(300)]
    return HOSTILE + made


def test_hostile_queries_give_no_error_and_no_leak(readable):
    wrong = {}
    for text in hostile_queries():
        try:
            query = parse_query(text)
        except QueryProblem:
            continue
        if found(text) != scanned(query, readable):
            wrong[text] = query
    assert wrong == {}


@pytest.mark.parametrize("text", ['"', '"低保', "-低保", "", " ", '""', "低" * 201])
def test_a_query_without_an_answer_is_refused_in_chinese(text):
    with pytest.raises(QueryProblem, match=r"[\u4e00-\u9fff].*。$"):
        parse_query(text)
