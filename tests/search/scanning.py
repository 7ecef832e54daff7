"""What the public may read of articles, and what a plain scan of it finds."""

from briefings.models import Article
from reading.language.folding import fold
from reading.privacy import mask


def public_fields(article) -> list[str]:
    issue, agency = article.issue, article.issue.agency
    fields = [
        article.title,
        article.subtitle,
        article.section,
        article.text,
        issue.document_number,
        agency.name,
        agency.short_name,
    ]
    return [fold(mask(field)) for field in fields]


def scanned(query, readable) -> set[int]:
    """What the query should find, found the slow way."""

    def holds(fields, term):
        return any(each in field for field in fields for each in term.spellings)

    return {
        pk
        for pk, fields in readable.items()
        if all(holds(fields, term) for term in query.wanted)
        and not any(holds(fields, term) for term in query.excluded)
    }


def raw_texts() -> list[str]:
    articles = Article.objects.values_list("title", "text", "section", "subtitle")
    return [text for row in articles for text in row if text]
