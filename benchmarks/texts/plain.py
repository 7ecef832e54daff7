"""A text in no layout of ours: a portrait, a memoir; a title and paragraphs."""

from .clerk import Clerk
from .reporting import prose
from .story import BLANK, Draft, OneOf, Piece, Story


def write(clerk: Clerk) -> Draft:
    count = clerk.rng.randrange(3, 7)
    paragraphs = [
        prose("".join(clerk.say("plain", "sentences") for _ in range(2)))
        for _ in range(count)
    ]
    article = Story(title=clerk.draw("plain", "titles"), body=tuple(paragraphs))
    return Draft(
        layout=OneOf(("plain",)),
        pieces=(Piece(article.title), BLANK, *article.body),
        issues=(
            {
                "number": None,
                "document_number": None,
                "distribution": [],
                "articles": [article.facts],
            },
        ),
        remarks=("layout_not_recognised",),
        is_spaced=clerk.chance(0.5),
    )
