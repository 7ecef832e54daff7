"""Articles: inside their issue's page, and each on its own."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.urls import reverse

from briefings.bin import bin_article
from briefings.editing import why_topics
from briefings.models import Article, Issue
from briefings.versions import begin_edit

from .behaviour import BesideSourceAdmin, KeptOncePublic, PartOfIssue, link_to
from .contents import FEW
from .forms.article import ArticleAloneForm, ArticleForm, ArticlesFormSet
from .rights import roles_with

FIELDS = (
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
    fields = (("position", "section"), *FIELDS)
    max_num = FEW
    autocomplete_fields = ["regions"]
    view_on_site = False

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def issue_of(self, row):
        """Of the page it stands on: an inline is asked about its parent."""
        return row


@admin.register(Article)
class ArticleAdmin(BesideSourceAdmin):
    """Each on its own; a new one is asked for by its issue's page: add/?issue=5."""

    form = ArticleAloneForm
    fields = ("issue_link", "section", *FIELDS)
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
        return self._asked_issue(request) is not None

    def _asked_issue(self, request) -> Issue | None:
        """The one that a new article is for, where the person may add to it."""
        page, key = request.resolver_match, request.GET.get("issue", "")
        if not page or page.url_name != "briefings_article_add":
            return None
        right = self._right("add")
        issues = Issue.objects.within_reach_of(request.user, *roles_with(right))
        may = request.user.has_perm(right) and key.isdecimal()
        return issues.filter(pk=key).first() if may else None

    def add_view(self, request, form_url="", extra_context=None):
        """What was typed for an issue that is gone is handed back."""
        may_add = request.user.has_perm(self._right("add"))
        if request.method == "POST" and may_add and not self._asked_issue(request):
            return self.hand_back(request)
        return super().add_view(request, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002 (Django's)
        form = super().get_form(request, obj, change=change, **kwargs)
        form.issue = self._asked_issue(request)
        if form.issue and request.method == "POST":
            # To be added, it is looked at once nobody else can change the issue.
            begin_edit(form.issue.pk)
        return form

    def response_add(self, request, obj, post_url_continue=None):
        if "_addanother" not in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, f"已保存“{obj}”，可以接着加下一篇。")
        return HttpResponseRedirect(request.get_full_path())

    def response_post_save_add(self, request, obj):
        return _to_the_list_of(obj.issue_id)

    def response_post_save_change(self, request, obj):
        if request.GET.get("back") == "issue":
            return _to_the_list_of(obj.issue_id)
        return super().response_post_save_change(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        # Looked at, not begun: that waits till the right to delete it is proved.
        article = admin.ModelAdmin.get_object(self, request, unquote(object_id))
        answer = super().delete_view(request, object_id, extra_context)
        is_gone = request.method == "POST" and answer.status_code == 302
        if article and is_gone and request.GET.get("back") == "issue":
            return _to_the_list_of(article.issue_id)
        return answer

    def delete_model(self, request, obj):
        bin_article(obj, request.user)

    def issue_of(self, row):
        return row.issue

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["why_topics"] = why_topics(obj) if obj else []
        if issue := self._asked_issue(request):
            context |= {"title": "加一篇", "subtitle": str(issue)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description="状态", ordering="issue__status")
    def status(self, article):
        return article.issue.get_status_display()

    @admin.display(description="所在的期")
    def issue_link(self, article):
        return link_to(article.issue)


def _to_the_list_of(issue: int) -> HttpResponseRedirect:
    page = reverse("admin:briefings_issue_change", args=[issue])
    return HttpResponseRedirect(f"{page}#articles")
