"""Addresses of which a page shows hundreds: of figures, lit up in their sentences."""

from agencies.paths import numbered_path, path_to


def anchor(pk: int) -> str:
    return f"f{pk}"


def figure_url(article_id: int, pk: int) -> str:
    """/articles/57/#f1203"""
    return f"{numbered_path('article', article_id)}#{anchor(pk)}"


def indicator_url(key: str) -> str:
    """/indicators/exp_dibao/"""
    return path_to("indicator", key)


def report_url(pk: int) -> str:
    """/report/?figure=1203: where a reader reports that it is read wrongly."""
    return f"{path_to('report_error')}?figure={pk}"
