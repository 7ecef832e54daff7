"""How admin pages behave, whatever they show: who may delete, what stands beside."""

from itertools import chain
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.db.models import Count, Model, Q, QuerySet
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from briefings.bin import BinRefused
from briefings.editing import delete_named
from briefings.gate import ChangeRefused, blocks_before
from briefings.models import Article, Issue
from briefings.openings import close_page, open_page, others_at
from briefings.publishing import objections
from briefings.rights import RightsRefused
from briefings.versions import begin_edit
from intake.choosing import ChosenRow
from metrics.filing import OF_SETTING, file_edit

from .collisions import collisions_on, last_change, typed_words
from .history import history_page
from .rights import roles_with
from .settling import RemarksToSettle, open_remarks, settle_and_tell, settle_filled
from .source_text import text_of
from .telling import asked_of, told_in


class AskedOfEachRow(BaseModelAdmin):
    """Rights depend on the row: on the bureau it is of, and the person's roles there."""

    def has_view_permission(self, request, obj=None):
        rights = (self._right("view"), self._right("change"))
        return any(request.user.has_perm(right, obj) for right in rights)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(self._right("change"), obj)

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm(self._right("delete"), obj)

    def _right(self, deed: str) -> str:
        return f"{self.opts.app_label}.{get_permission_codename(deed, self.opts)}"


class PartOfIssue(AskedOfEachRow, InlineModelAdmin):
    """Rows on the page of their issue; who may change them sends back what was shown."""

    def get_fields(self, request, obj=None):
        may_change = self.has_change_permission(request, obj)
        return (*super().get_fields(request, obj), *("seen",) * may_change)


class ChoosesRows(BaseModelAdmin):
    """Rows that are chosen by typing their names; a key that is none's is shown as none."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenRow(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OwnRowsAdmin(AskedOfEachRow, ChoosesRows, admin.ModelAdmin):
    """Nobody finds, counts or chooses rows that are of other bureaus."""

    def get_queryset(self, request):
        # Of each model that has such a page; the types know any.
        rows: Any = super().get_queryset(request)
        return rows.within_reach_of(request.user, *roles_with(self._right("view")))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        rows = db_field.remote_field.model._default_manager.all()
        if "queryset" not in kwargs and hasattr(rows, "within_reach_of"):
            roles = roles_with(self._right("add"), self._right("change"))
            kwargs["queryset"] = rows.within_reach_of(request.user, *roles)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def count_of(name: str, rows: QuerySet, user: User) -> Count:
    """How many of a row's own, as a relation of this name holds them, the person may see."""
    if user.is_superuser:
        return Count(name)
    theirs = rows.within_reach_of(user).order_by().values("pk")  # type: ignore[attr-defined]
    return Count(name, filter=Q(**{f"{name}__in": theirs}))


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that staff look up and never write."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class NamedInPublicAdmin(admin.ModelAdmin):
    """Rows that public pages name: each change of one is seen there at once."""

    def issues_of(self, rows):
        """The issues that are listed under any of these rows."""
        raise NotImplementedError

    def save_model(self, request, obj, form, change):
        if form.has_changed():
            self.keep(request, obj)

    def keep(self, request, row) -> None:
        """Save what was changed; public pages say so from now on."""
        raise NotImplementedError

    def delete_model(self, request, obj):
        self.delete_queryset(request, self.model.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        delete_named(queryset, self.issues_of(queryset), request.user)


class IntoTheBin(BaseModelAdmin):
    """Nothing is deleted: it goes into the bin with all that hangs on it."""

    def get_deleted_objects(self, objs, request):
        may = (self.has_delete_permission(request, each) for each in objs)
        forbidden = set() if all(may) else {str(self.opts.verbose_name)}
        return [str(each) for each in objs], {}, forbidden, []

    def log_deletions(self, request, queryset):
        """The service says who has put it into the bin."""

    def delete_view(self, request, object_id, extra_context=None):
        """What may not go there, or was just deleted by another, is told."""
        try:
            # A hook of the pages of rows; those inside of others have none.
            stock: Any = super()
            return stock.delete_view(request, object_id, extra_context)
        except (BinRefused, RightsRefused) as refusal:
            messages.error(request, str(refusal))
            return redirect(f"admin:briefings_{self.opts.model_name}_changelist")

    def response_delete(self, request, obj_display, obj_id):
        messages.success(request, f"已移入回收站：{obj_display}。")
        return redirect(f"admin:briefings_{self.opts.model_name}_changelist")


class KeptOncePublic(IntoTheBin):
    """What was once public is withdrawn with its issue, never deleted."""

    def issue_of(self, row) -> Issue:
        raise NotImplementedError

    def has_delete_permission(self, request, obj=None):
        was_public = obj and self.issue_of(obj).first_public_at
        return not was_public and super().has_delete_permission(request, obj)


class BesideSourceAdmin(KeptOncePublic, OwnRowsAdmin):
    """A change page with the source text beside its form, for an issue or a part of it.

    Nobody saves over what somebody else has meanwhile changed, nor unseen.
    """

    def get_object(self, request, object_id, from_field=None):
        """To be saved, the row is read as it is once nobody else can change it."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST":
            return row
        begin_edit(self.issue_of(row).pk)
        return super().get_object(request, object_id, from_field)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """What was typed into a row that somebody has deleted is still handed back."""
        if request.method != "POST":
            # A hook of Django's that its types leave out.
            stock: Any = super()
            return stock._get_obj_does_not_exist_redirect(request, opts, object_id)
        return self.hand_back(request)

    def hand_back(self, request):
        context = {
            **self.admin_site.each_context(request),
            "title": "没有保存：这一页的内容已被删除",
            "opts": self.opts,
            "typed": list(typed_words(request.POST)),
        }
        return TemplateResponse(request, "admin/briefings/gone.html", context)

    def log_change(self, request, obj, message):
        """Nothing, where nothing was changed."""
        return super().log_change(request, obj, message) if message else None

    def history_view(self, request, object_id, extra_context=None):
        return history_page(self, request, object_id)

    def view_on_site(self, row) -> str | None:
        return row.get_absolute_url() if self.issue_of(row).is_public else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the gate refuses Django undoes whole; the form is shown again with the reason."""
        given = object_id, form_url, extra_context
        try:
            return super().changeform_view(request, *given)
        except ChangeRefused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, *given)

    def save_model(self, request, obj, form, change):
        """The gate asks only now, while the rows still say what they said."""
        held = Issue.objects.filter(pk=self.issue_of(obj).pk)
        request.stood = blocks_before(held.first())
        super().save_model(request, obj, form, change)

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002 (Django's)
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def render_change_form(self, request, context, *args, **kwargs):
        if row := kwargs["obj"]:
            issue = self.issue_of(row)
            context["standing"] = issue
            context["missing"] = list(objections(issue))
            context["source"] = text_of(issue, row)
            context["remarks"] = open_remarks(issue, _forms_of(context))
            context["ticked"] = request.POST.getlist("settle")
            context["settled_why"] = request.POST.get("settled_why", "")
            context |= asked_of(request, issue)
            context["others"] = self._opened(request, issue, row)
            context["collisions"] = collisions_on(_forms_of(context))
            context["last_change"] = context["collisions"] and last_change(issue)
        return super().render_change_form(request, context, *args, **kwargs)

    def _opened(self, request, issue: Issue, row) -> list:
        """Who else has it open; that she has, where she may change it."""
        article = row if isinstance(row, Article) else None
        if self.has_change_permission(request, row):
            open_page(issue, article, request.user)
        return others_at(issue, article, request.user)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        issue = self.issue_of(form.instance)
        told = told_in(request.POST, form.instance)
        is_changed = any(part.has_changed() for part in [form, *formsets])
        if is_changed or told.is_correction or told.words:
            changed = articles_changed_by(form, formsets)
            file_edit(issue, request.user, request.stood, told, changed)
        ticked = RemarksToSettle(issue, request.POST)
        if ticked.is_valid():
            why = ticked.cleaned_data["settled_why"]
            settle_and_tell(request, ticked.cleaned_data["settle"], why)
        # After those, which would else be ticked in vain.
        settle_filled(request, issue, _saved_forms(form, formsets))
        close_page(issue, request.user)


def articles_changed_by(form, formsets) -> set[int] | None:
    """Those whose figures are to be read again; None where all of the issue's are."""
    if not isinstance(form.instance, Issue):
        return {form.instance.pk}
    if OF_SETTING.intersection(form.changed_data):
        return None
    parts = chain(*(each.forms for each in formsets if each.model is Article))
    return {part.instance.pk for part in parts if part.has_changed()} - {None}


def _forms_of(context) -> list:
    parts = [each.formset.forms for each in context["inline_admin_formsets"]]
    return [context["adminform"].form, *chain(*parts)]


def _saved_forms(form, formsets) -> list:
    parts = chain(*(formset.forms for formset in formsets))
    return [each for each in (form, *parts) if each.instance.pk and each.has_changed()]


def link_to(row: Model) -> SafeString:
    """A link to the page where the row is kept, in its own words."""
    page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return link(reverse(page, args=[row.pk]), row)


def link(address: str, words: object) -> SafeString:
    return render_to_string("admin/_link.html", {"address": address, "words": words})
