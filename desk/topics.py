"""Topics and the words that give them away."""

from django import forms
from django.contrib import admin
from django.db.models import Count

from briefings.models import Issue, Topic

from .agencies import ShownAdmin
from .forms.names import NamesField


class TopicForm(forms.ModelForm):
    keywords = NamesField(
        label="关键词",
        help_text="用顿号隔开，或一行一个；文中出现即自动标注这个主题，标题里的更有分量。",
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Topic
        fields = ["name", "code", "keywords", "only_if_leading", "note", "position"]
        help_texts = {"code": "出现在网址里的英文代码，公开以后不要再改。"}


@admin.register(Topic)
class TopicAdmin(ShownAdmin):
    form = TopicForm
    # Said again: counting their articles would drop the model's own order.
    ordering = Topic._meta.ordering
    list_display = ["name", "code", "note", "only_if_leading", "article_count"]
    list_filter = ["only_if_leading"]
    search_fields = ["name", "code"]
    search_help_text = "按名称或代码查找"

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    def issues_of(self, rows):
        return Issue.objects.filter(articles__topics__in=rows)

    def get_readonly_fields(self, request, obj=None):
        """The code is the primary key: changed, it would make a second topic."""
        return ["code"] if obj else []

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, topic):
        return topic.article_count
