"""Topics and the words that give them away; what people call things instead."""

from functools import partial

from django.contrib import admin
from django.urls import path

from briefings.editing import save_common_name, save_topic
from briefings.models import Article, CommonName, Issue, Topic
from briefings.retagging import left_to_tag

from .behaviour import NamedInPublicAdmin, count_of
from .forms.reference import TopicForm
from .retagging import go_on_tagging, tag_and_tell, what_would_change


@admin.register(Topic)
class TopicAdmin(NamedInPublicAdmin):
    form = TopicForm
    # Said again: counting their articles would drop the model's own order.
    ordering = list(Topic._meta.ordering or ())
    list_display = ["name", "code", "note", "only_if_leading", "article_count"]
    list_filter = ["only_if_leading"]
    search_fields = ["name", "code"]
    search_help_text = "按名称或代码查找"

    def get_queryset(self, request):
        number = count_of("articles", Article.objects.all(), request.user)
        return super().get_queryset(request).annotate(article_count=number)

    def issues_of(self, rows):
        return Issue.objects.filter(articles__topics__in=rows)

    def get_urls(self):
        """With the way to go on tagging, before the addresses that take any word for a key."""
        view = self.admin_site.admin_view(partial(go_on_tagging, self))
        own = path("<path:object_id>/retag/", view, name="briefings_topic_retag")
        return [own, *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Changed keywords are saved once it was seen which articles they change."""
        if self._may_save(request) and (
            page := what_would_change(self, request, object_id)
        ):
            return page
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _may_save(self, request) -> bool:
        return self.has_change_permission(request) and self.has_add_permission(request)

    def render_change_form(self, request, context, *args, **kwargs):
        topic = kwargs.get("obj")
        context["left_to_tag"] = left_to_tag(topic) if topic else 0
        return super().render_change_form(request, context, *args, **kwargs)

    def keep(self, request, row):
        save_topic(row, request.user)
        tag_and_tell(request, row)

    def get_readonly_fields(self, request, obj=None):
        """The code is the primary key: changed, it would make a second topic."""
        return ["code"] if obj else []

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, topic):
        return topic.article_count


@admin.register(CommonName)
class CommonNameAdmin(NamedInPublicAdmin):
    fields = ["name", "official"]
    list_display = ["name", "official"]
    search_fields = ["name", "official"]
    search_help_text = "按俗称或规范名称查找"

    def issues_of(self, rows):
        """None: no list shows them."""
        return Issue.objects.none()

    def keep(self, request, row):
        save_common_name(row, request.user)
