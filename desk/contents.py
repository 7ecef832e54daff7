"""The articles of an issue that has many: a list on its page, in which they are moved."""

from collections import Counter
from typing import NamedTuple

from django import forms
from django.contrib import messages

from briefings.editing import OrderChanged, move_articles, order_of
from briefings.models import Article, ArticleTopic, Issue, Remark

# So many are forms on their issue's page; with more, a browser has a thousand fields to
# send, and Django takes no more.
FEW = 20
FEW_TAGS = 400


class ListedArticle(NamedTuple):
    """An article in the list, and how many doubts about it are open."""

    number: int
    article: Article
    open_remarks: int


def are_listed(request, issue: Issue) -> bool:
    """Whether they are a list, not forms. A page that was sent had what it sends."""
    if request.method == "POST":
        return "articles-TOTAL_FORMS" not in request.POST
    articles = Article.objects.filter(issue=issue)
    if articles.count() > FEW:
        return True
    topics = ArticleTopic.objects.filter(article__issue=issue).count()
    regions = articles.order_by().values("regions").exclude(regions=None).count()
    return topics + regions > FEW_TAGS


def contents_of(issue: Issue) -> list[ListedArticle]:
    articles = list(issue.articles.without_bodies())
    doubts = Counter(_about(articles, issue))
    return [
        ListedArticle(number, each, doubts[each.pk])
        for number, each in enumerate(articles, start=1)
    ]


def _about(articles: list[Article], issue: Issue):
    """The article of each open remark: as the gate says, or by its line in the file."""
    for remark in Remark.objects.filter(issue=issue).open():
        if remark.article_id:
            yield remark.article_id
            continue
        for each in articles:
            if (each.first_line or 1) <= (remark.line or 0) <= (each.last_line or 0):
                yield each.pk
                break


class MovesForm(forms.Form):
    """Numbers typed into the list, or one article moved by one place."""

    seen = forms.CharField()
    up = forms.IntegerField(required=False)
    down = forms.IntegerField(required=False)

    def __init__(self, issue: Issue, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order = order_of(issue)
        for key in self.order:
            self.fields[f"to-{key}"] = forms.IntegerField(
                required=False, min_value=1, max_value=len(self.order)
            )

    def clean_seen(self) -> list[int]:
        keys = self.cleaned_data["seen"].split(",")
        return [int(key) for key in keys if key.isdecimal()]

    @property
    def step(self) -> dict[int, int]:
        """By one place from where it now stands, wherever that was when it was shown."""
        for name, by in (("up", -1), ("down", 1)):
            key = self.cleaned_data[name]
            if key in self.order:
                return {key: self.order.index(key) + 1 + by}
        return {}

    @property
    def numbers(self) -> dict[int, int]:
        """The places of those that were given another number than they had."""
        typed = {
            key: (self.cleaned_data[f"to-{key}"], at)
            for at, key in enumerate(self.cleaned_data["seen"], start=1)
            if f"to-{key}" in self.fields
        }
        return {key: to for key, (to, at) in typed.items() if to and to != at}


def move_and_tell(request, issue: Issue) -> int:
    """Move what the list asks for; answers how many articles then stand elsewhere."""
    form = MovesForm(issue, request.POST)
    if not form.is_valid():
        last = len(form.order)
        messages.error(request, f"没有移动：序号填 1 到 {last} 的整数。")
        return 0
    try:
        if form.step:
            return move_articles(issue, form.step, request.user)
        seen = form.cleaned_data["seen"]
        return move_articles(issue, form.numbers, request.user, seen)
    except OrderChanged:
        messages.error(
            request, "没有移动：打开以后，别人移动或增删过文章。请看过现在的顺序再排。"
        )
        return 0
