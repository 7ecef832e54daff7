"""Articles: inside their issue's page, and each on its own."""

from django.contrib import admin

from briefings.bin import bin_article
from briefings.editing import why_topics
from briefings.models import Article

from .behaviour import BesideSourceAdmin, KeptOncePublic, PartOfIssue, link_to
from .forms.article import ArticleForm, ArticlesFormSet

FIELDS = (
    ("position", "section"),
    "title",
    "title_is_provisional",
    "subtitle",
    "byline",
    "manuscript",
    "chosen_topics",
    "regions",
)


class ArticleInline(KeptOncePublic, PartOfIssue, admin.StackedInline):
    model = Article
    form = ArticleForm
    formset = ArticlesFormSet
    template = "admin/briefings/issue/_articles.html"
    # 再加一篇
    verbose_name = "篇"
    verbose_name_plural = "文章"
    fields = FIELDS
    autocomplete_fields = ["regions"]
    view_on_site = False

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def issue_of(self, row):
        """Of the page it stands on: an inline is asked about its parent."""
        return row


@admin.register(Article)
class ArticleAdmin(BesideSourceAdmin):
    form = ArticleForm
    fields = ("issue_link", *FIELDS)
    readonly_fields = ["issue_link"]
    autocomplete_fields = ["regions"]
    list_display = ["title", "issue", "section", "position", "status"]
    list_filter = ["issue__status", "issue__kind", "topics"]
    list_select_related = ["issue__agency"]
    search_fields = ["title", "subtitle", "issue__document_number"]
    search_help_text = "按标题或发文字号查找"
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).defer("blocks", "text")

    def has_add_permission(self, request):
        """A new article is added on its issue's page, in its place."""
        return False

    def delete_model(self, request, obj):
        bin_article(obj, request.user)

    def issue_of(self, row):
        return row.issue

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["why_topics"] = why_topics(obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description="状态", ordering="issue__status")
    def status(self, article):
        return article.issue.get_status_display()

    @admin.display(description="所在的期")
    def issue_link(self, article):
        return link_to(article.issue)
