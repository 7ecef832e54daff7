"""What answers and offers add to a search: python -m benchmarks.asking.

Of the site that DATABASE_URL names, in CPU time of one process, each as a ratio to a
whole page of results for a common word in the same run: the machine may be busy.
"""

import os
from collections.abc import Callable
from functools import partial

import django

from .public_index import milliseconds

WORD = "低保"
ASKED = {
    "no question": "居家养老服务中心建设",
    "a question": "滨海县低保标准是多少",
    "a question without a place": "养老机构有多少家",
}
# Typed right, by initials, with a homophone, with a wrong character, by another name.
TYPED = (
    WORD,
    "db",
    "shaoguandibao",
    "低宝",
    "特固人员",
    "五保户",
    "韶关市低宝核茶情况",
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["PAGE_CACHE"] = "0"
    django.setup()
    page = milliseconds(_page())
    print(f"a page of results for {WORD}: {page:.2f} ms")
    for name, work in {**_answers(), **_offers()}.items():
        work()
        took = milliseconds(work)
        print(f"{name}: {took:.2f} ms, {took / page:.1%} of a page")


def _page() -> Callable[[], object]:
    # Models may be imported only now.
    from django.test import Client

    ask = partial(
        Client().get, "/articles/", {"q": WORD}, headers={"host": "localhost"}
    )
    assert ask().status_code == 200
    return ask


def _answers() -> dict[str, Callable[[], object]]:
    from briefings.lists import public_index
    from metrics.views.answer import answer_as_of, answer_to

    index = public_index()

    def anew(text: str) -> None:
        answer_as_of.cache_clear()
        answer_to(text, index)

    kept = {f"{n}, kept": partial(answer_to, q, index) for n, q in ASKED.items()}
    return kept | {f"{n}, anew": partial(anew, q) for n, q in ASKED.items()}


def _offers() -> dict[str, Callable[[], object]]:
    from django.http import QueryDict

    from briefings.lists import ArticleFilter
    from briefings.models import Article
    from metrics.views.offering import offers_beside

    def typed(text: str) -> ArticleFilter:
        given = QueryDict(mutable=True)
        given["q"] = text
        return ArticleFilter(given, Article.objects.published())

    return {f"offers for {q}": partial(offers_beside, typed(q)) for q in TYPED}


if __name__ == "__main__":
    main()
