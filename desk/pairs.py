"""Pairs of texts that tell of one thing: side by side, confirmed or rejected."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from briefings.rights import RightsRefused
from reading.privacy import mask
from reuse.beside import beside
from reuse.deciding import GONE, DecisionRefused, decide
from reuse.models import PointRule, TextPair
from reuse.points import save_rule

from .behaviour import ChoosesRows, OwnRowsAdmin, ReadOnlyAdmin

State = TextPair.State
# What a button asks for, and what is said when it is done.
DECISIONS = {
    State.CONFIRMED.value: "已确认是同一件事",
    State.REJECTED.value: "已记为不是一回事，以后不再提起",
    State.FOUND.value: "已改回待确认",
}


class ByDecision(admin.SimpleListFilter):
    title = "状态"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        wanted = self.value()
        return queryset.filter(state=wanted) if wanted in State.values else queryset


@admin.register(TextPair)
class TextPairAdmin(ReadOnlyAdmin, OwnRowsAdmin):
    list_display = [
        *("later_title", "of_later", "relation"),
        *("earlier_title", "of_earlier", "state"),
    ]
    list_filter = [ByDecision, "relation"]
    search_fields = ["later__title", "earlier__title"]
    search_help_text = "按标题查找"
    actions = None
    change_list_template = "admin/reuse/textpair/change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).with_texts()

    def get_urls(self):
        """With the way to decide, before the addresses that take any word for a key."""
        view = self.admin_site.admin_view(partial(_decide, self))
        own = path("<int:pk>/decide/", view, name="reuse_textpair_decide")
        return [own, *super().get_urls()]

    def has_decide_permission(self, request, pair=None) -> bool:
        return request.user.has_perm("reuse.change_textpair", pair)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Both texts side by side, and the buttons."""
        pair = self.get_object(request, object_id)
        if pair is None:
            raise Http404
        if request.method != "GET":
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"同一件事：{pair.get_relation_display()}",
            "opts": self.opts,
            "pair": pair,
            "texts": (("先刊出", pair.earlier), ("后刊出", pair.later)),
            "beside": beside(pair),
            "may_decide": self.has_decide_permission(request, pair),
            "waiting": self.get_queryset(request).waiting_after(pair),
        }
        return TemplateResponse(request, "admin/reuse/textpair/beside.html", context)

    @admin.display(description="后刊出的", ordering="later__title")
    def later_title(self, pair):
        return mask(pair.later.title)

    @admin.display(description="先刊出的", ordering="earlier__title")
    def earlier_title(self, pair):
        return mask(pair.earlier.title)

    @admin.display(description="后刊出的单位", ordering="later__issue__agency")
    def of_later(self, pair):
        return _origin(pair.later)

    @admin.display(description="先刊出的单位", ordering="earlier__issue__agency")
    def of_earlier(self, pair):
        return _origin(pair.earlier)


def _origin(article) -> str:
    """韶关民政 2022-04-11"""
    issue = article.issue
    agency = issue.agency.label if issue.agency else "单位不详"
    return f"{agency} {issue.issued_on or '日期不详'}"


def _decide(model_admin, request, pk):
    """Take the decision, and go on to what waits next."""
    pair = model_admin.get_object(request, str(pk))
    is_there = TextPair.objects.filter(pk=pk).exists()
    if request.method != "POST" or (pair is None and is_there):
        raise Http404
    if pair is None:
        return _to_what_there_is(request, pk, GONE)
    if not model_admin.has_decide_permission(request, pair):
        raise PermissionDenied
    here = redirect("admin:reuse_textpair_change", pk)
    said = request.POST.get("decision", "")
    if said not in DECISIONS:
        return here
    try:
        decide([pair], request.user, said, seen=request.POST.get("seen", ""))
    except DecisionRefused as refusal:
        return _to_what_there_is(request, pk, str(refusal))
    except RightsRefused as refusal:
        messages.error(request, str(refusal))
        return here
    messages.success(request, f"{DECISIONS[said]}：{mask(pair.later.title)}。")
    following = model_admin.get_queryset(request).waiting_after(pair)
    if following is None:
        return redirect(f"{reverse('admin:reuse_textpair_changelist')}?state=found")
    return redirect("admin:reuse_textpair_change", following.pk)


def _to_what_there_is(request, pk: int, words: str):
    """Nothing was decided: to the pair as it is now, or to the list if it is gone."""
    messages.warning(request, words)
    if TextPair.objects.filter(pk=pk).exists():
        return redirect("admin:reuse_textpair_change", pk)
    return redirect("admin:reuse_textpair_changelist")


@admin.register(PointRule)
class PointRuleAdmin(ChoosesRows, admin.ModelAdmin):
    """What the ranking goes by; the administrator's."""

    fields = ["agency", "level", "points"]
    list_display = ["level", "points", "agency"]
    list_select_related = ["agency"]
    autocomplete_fields = ["agency"]

    def save_model(self, request, obj, form, change):
        save_rule(obj, request.user)
