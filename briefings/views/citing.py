"""How an article or issue is cited: as people write it, and by GB/T 7714-2015."""

from datetime import date
from typing import NamedTuple

from django.utils.timezone import localtime

from reading.privacy import mask

from ..models import Article, Issue
from ..templatetags.reading import full_date

# A page is the same for whoever reads it, on whatever day: the reader writes it in.
READ_ON = "[引用日期]"
INNER_QUOTES = str.maketrans("《》", "〈〉")


class Reference(NamedTuple):
    """An article or issue as it is cited, and the address it stands at."""

    plain: str
    standard: str
    address: str


def reference_to_article(article: Article, address: str) -> Reference:
    """韶关市民政局：《严把防控关口》，《韶关民政信息》2022年第5期，2022年4月11日。"""
    issue, title = article.issue, mask(article.title)
    if issue.kind == Issue.Kind.BULLETIN and issue.number:
        return _of_bulletin(issue, title, address)
    return _of_document(issue, title, address)


def reference_to_issue(issue: Issue, address: str) -> Reference:
    """A bulletin by its name and number; anything else by its first title."""
    articles = issue.articles.all()
    if issue.kind == Issue.Kind.BULLETIN or not articles:
        name = mask(issue.series) or issue.get_kind_display()
        return Reference(
            f"{issue.agency}：《{name}》{_numbered(issue)}{_on(issue)}。",
            f"{issue.agency}. {name}: {issue.heading}[EB/OL]. {_dated(issue)}{READ_ON}. {address}.",
            address,
        )
    return _of_document(issue, mask(articles[0].title), address)


def _of_bulletin(issue: Issue, title: str, address: str) -> Reference:
    """In a journal, by its year and number; without a name of it, as a page."""
    plain = (
        f"{issue.agency}：《{_within_quotes(title)}》，{_named(issue)}{_on(issue)}。"
    )
    if not issue.series:
        found = _of_document(issue, f"{title}: {issue.heading}", address)
        return found._replace(plain=plain)
    number = f"{'增刊' * issue.is_supplement}{issue.number}"
    in_journal = f"{mask(issue.series)}, {issue.year}({number})"
    standard = f"{issue.agency}. {title}[J/OL]. {in_journal}{READ_ON}. {address}."
    return Reference(plain, standard, address)


def _of_document(issue: Issue, title: str, address: str) -> Reference:
    number = issue.document_number
    # A title that nobody gave is often made of the number.
    told = number and number not in title
    said = f"（{number}）" if told else ""
    plain = f"{issue.agency}：《{_within_quotes(title)}》{said}{_on(issue)}。"
    named = f"{title}: {number}" if told else title
    standard = f"{issue.agency}. {named}[EB/OL]. {_dated(issue)}{READ_ON}. {address}."
    return Reference(plain, standard, address)


def _named(issue: Issue) -> str:
    return f"《{mask(issue.series)}》{issue.heading}" if issue.series else issue.heading


def _numbered(issue: Issue) -> str:
    return issue.heading if issue.number or issue.document_number else ""


def _day(issue: Issue) -> date | None:
    """When it came out, if its text says so: what was inferred is no fact to cite."""
    if issue.issued_on and not issue.issued_on_is_inferred:
        return issue.issued_on
    moment = issue.source_published_at
    return localtime(moment).date() if moment else issue.source_published_on


def _on(issue: Issue) -> str:
    day = _day(issue)
    return f"，{full_date(day)}" if day else ""


def _dated(issue: Issue) -> str:
    day = _day(issue)
    return f"({day:%Y-%m-%d})" if day else ""


def _within_quotes(title: str) -> str:
    """关于印发〈某某办法〉的通知, as it stands within 《》."""
    return title.translate(INNER_QUOTES)
