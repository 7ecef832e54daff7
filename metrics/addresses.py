"""Addresses of which a page shows hundreds: of figures, lit up in their sentences."""

from functools import cache

from django.urls import reverse


def anchor(pk: int) -> str:
    return f"f{pk}"


def figure_url(article_id: int, pk: int) -> str:
    """/articles/57/#f1203"""
    return f"{_article_url() % article_id}#{anchor(pk)}"


def indicator_url(key: str) -> str:
    """/indicators/exp_dibao/"""
    return _indicator_url() % key


def report_url(pk: int) -> str:
    """/report/?figure=1203: where a reader reports that it is read wrongly."""
    return f"{_report_url()}?figure={pk}"


@cache
def _report_url() -> str:
    return reverse("report_error")


@cache
def _indicator_url() -> str:
    return reverse("indicator", args=["0"]).replace("0", "%s")


@cache
def _article_url() -> str:
    """/articles/%d/, for hundreds of them are slow to reverse one by one."""
    return reverse("article", args=[0]).replace("0", "%d")
