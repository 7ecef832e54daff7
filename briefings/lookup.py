"""Issues that staff look for: by number, by document number, by words of whatever they say."""

import re

from django.db.models import Q

from reading.documents.document_numbers import YEAR_AND_SERIAL, find_document_numbers
from reading.documents.mastheads.issue_numbers import IssueNumber, find_issue_number

from .models import Article
from .querysets import IssueQuerySet
from .search import QueryProblem, search

# What is not public stands in no index: its texts are read through, of so many issues,
# the newest first.
READ_THROUGH = 5000
# 301期, as one says it
BARE_NUMBER = re.compile(r"(?<![第\d〕\]）)])(\d{1,4})\s*期")
# Kept in four bytes; no issue, year or running number is longer.
DIGITS = re.compile(r"\d{1,6}")


def look_up(issues: IssueQuerySet, typed: str) -> IssueQuerySet:
    """Those of the issues that what was typed tells of, or whose article is called so."""
    told, rest = _numbers_in(typed)
    for word in rest.split():
        told &= _says(issues, word)
    return issues.filter(told | _has_article(title__icontains=typed.strip()))


def _numbers_in(typed: str) -> tuple[Q, str]:
    """The numbers that were typed, in any brackets, and the words besides."""
    told, rest = Q(), typed
    for each in find_document_numbers(typed):
        told &= Q(document_number=each.normal)
        rest = rest.replace(each.raw, " ")
    if found := YEAR_AND_SERIAL.search(rest):
        year, serial = int(found["year"]), int(found["serial"])
        by_end = Q(document_number__endswith=f"〔{year}〕{serial}号")
        told &= by_end | Q(year=year, number=serial)
        rest = rest.replace(found[0], " ")
    number = find_issue_number(BARE_NUMBER.sub(r"第\1期", rest))
    return (told & _numbered(number), number.rest) if number else (told, rest)


def _numbered(said: IssueNumber) -> Q:
    told = Q(is_supplement=True) if said.is_supplement else Q()
    if said.year:
        told &= Q(year=said.year)
    if said.total_number:
        told &= Q(total_number=said.total_number)
    if said.number:
        running = Q() if said.year else Q(total_number=said.number)
        told &= Q(number=said.number) | running
    return told


def _says(issues: IssueQuerySet, word: str) -> Q:
    """Whether it stands in the head, or in the title or text of an article."""
    named = ("document_number", "series", "agency__name", "agency__short_name")
    told = Q(*((f"{name}__icontains", word) for name in named), _connector=Q.OR)
    if DIGITS.fullmatch(word):
        told |= Q(number=int(word)) | Q(total_number=int(word)) | Q(year=int(word))
    return told | _has_article(title__icontains=word) | _in_text(issues, word)


def _in_text(issues: IssueQuerySet, word: str) -> Q:
    unread = issues.not_public().order_by("-pk").values("pk")[:READ_THROUGH]
    told = _has_article(issue__in=unread, text__icontains=word)
    try:
        found = search(Article.objects.order_by(), word)
    except QueryProblem:
        return told
    return told | Q(pk__in=found.values("issue"))


def _has_article(**says) -> Q:
    return Q(pk__in=Article.objects.order_by().filter(**says).values("issue"))
