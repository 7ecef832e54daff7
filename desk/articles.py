"""Articles: inside their issue's page, and each on its own."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from briefings.editing import remove
from briefings.models import Article

from .forms.article import ArticleForm
from .source_text import BesideSourceAdmin

FIELDS = [
    ("position", "section"),
    "title",
    "title_is_provisional",
    "subtitle",
    "byline",
    "manuscript",
    "chosen_topics",
    "regions",
]


class ArticleInline(admin.StackedInline):
    model = Article
    form = ArticleForm
    fields = FIELDS
    autocomplete_fields = ["regions"]
    show_change_link = True
    view_on_site = False

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def has_delete_permission(self, request, obj=None):
        """What was once public is withdrawn with its issue, never deleted."""
        was_public = obj and obj.first_public_at
        return not was_public and super().has_delete_permission(request, obj)


@admin.register(Article)
class ArticleAdmin(BesideSourceAdmin):
    form = ArticleForm
    fields = ["issue_link", *FIELDS]
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

    def has_delete_permission(self, request, obj=None):
        was_public = obj and obj.issue.first_public_at
        return not was_public and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        remove(obj)

    def view_on_site(self, article):
        return article.get_absolute_url() if article.issue.is_public else None

    def issue_of(self, row):
        return row.issue

    @admin.display(description="状态", ordering="issue__status")
    def status(self, article):
        return article.issue.get_status_display()

    @admin.display(description="所在的期")
    def issue_link(self, article):
        address = reverse("admin:briefings_issue_change", args=[article.issue_id])
        return format_html('<a href="{}">{}</a>', address, article.issue)
