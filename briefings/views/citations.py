"""The documents that articles cite, linked where we hold them."""

from ..models import Issue


def cited_documents(articles):
    """Pairs of each document number cited and the issue that bears it, if held."""
    cited = [c.document_number for article in articles for c in article.citations.all()]
    if not cited:
        return []
    held = Issue.objects.published().with_document_number(*cited)
    issues = {issue.document_number: issue for issue in held}
    return [(number, issues.get(number)) for number in dict.fromkeys(cited)]
