"""The steps to the public and back, taken from the list or from an issue's page."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin
from django.http import QueryDict
from django.template.response import TemplateResponse

from briefings.models import Issue, Remark
from briefings.publishing import (
    HIDE_TITLE,
    SEND_BACK,
    WITHDRAW,
    PublishingRefused,
    hide_title,
    publish,
    send_back,
    sent_back,
    submit,
    submitted_by,
    withdraw,
)
from briefings.scheduling import UNSCHEDULE, unschedule

from .scheduling import DONE, asked_schedule, plan_of


class Reason(forms.Form):
    """Why a step is taken that takes something back."""

    why = forms.CharField(
        max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"})
    )

    def __init__(self, step: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        why = self.fields["why"]
        why.label = f"{step}原因"
        why.error_messages["required"] = f"请写明{step}的原因。"


class ReasonToWithdraw(Reason):
    """Why something public is withdrawn, and whether its title is to go, too."""

    hides_title = forms.BooleanField(label="标题也隐去", required=False)


class StepWithReason(NamedTuple):
    """A step that is taken for a reason, and what the page that asks for it says."""

    take: Callable
    name: str
    action: str
    title: str
    outcome: str
    form: type[Reason] = Reason


SENDING_BACK = StepWithReason(
    send_back,
    SEND_BACK,
    "send_back_issues",
    "退回待审的内容",
    "退回后成为草稿（曾经公开的仍为已撤下），原因显示在该期页面上方；改好后可以再提交审核。",
)
WITHDRAWING = StepWithReason(
    withdraw,
    WITHDRAW,
    "withdraw_issues",
    "撤下已发布的内容",
    "撤下后，原网址只显示撤下说明；首次公开时间不变。标题本身也不能公开的，请选“标题也隐去”。",
    ReasonToWithdraw,
)
HIDING_TITLE = StepWithReason(
    hide_title,
    HIDE_TITLE,
    "hide_titles",
    "隐去已撤下内容的标题",
    "隐去后，原网址的撤下说明不再写标题和期号；重新发布时恢复。",
)


def asked_step(posted: QueryDict) -> tuple[Callable, str] | None:
    """What the button that saves and goes on is to do, and how that is called."""
    match posted.get("_continue"):
        case "submit":
            return submit, "提交审核"
        case "publish":
            return publish, "发布"
        case "send_back":
            return partial(send_back, why=posted.get("why", "")), SEND_BACK
        case "withdraw":
            hides = bool(posted.get("hides_title"))
            why = posted.get("why", "")
            return partial(withdraw, why=why, hides_title=hides), WITHDRAW
        case "hide_title":
            return partial(hide_title, why=posted.get("why", "")), HIDE_TITLE
        case _:
            return asked_schedule(posted)


def take_step(request, issues, step, done: str) -> int:
    """Take the step with each issue, and say of each that was refused why.

    Answers with how many it was taken.
    """
    taken = 0
    for issue in issues:
        try:
            step(issue, request.user)
        except PublishingRefused as refusal:
            messages.error(request, str(refusal))
        else:
            taken += 1
            _warn_of_blocks(request, issue)
    if taken:
        messages.success(request, f"已{done} {taken} 期。")
    return taken


def _warn_of_blocks(request, issue) -> None:
    """Of what was handed in nevertheless: the next step will be refused for it."""
    if issue.status != Issue.Status.IN_REVIEW:
        return
    if blocks := Remark.objects.about(issue).blocking().count():
        words = f"“{issue}”有 {blocks} 处须先解决，见该期页面上的待核事项；未解决前不能发布。"
        messages.warning(request, words)


@admin.action(description="提交审核", permissions=["submit"])
def submit_issues(model_admin, request, issues):
    take_step(request, issues, submit, "提交审核")


@admin.action(description="退回（须写明原因）", permissions=["send_back"])
def send_back_issues(model_admin, request, issues):
    return _ask_and_take(model_admin, request, issues, SENDING_BACK)


@admin.action(description="发布", permissions=["publish"])
def publish_issues(model_admin, request, issues):
    take_step(request, issues, publish, "发布")


@admin.action(description="撤下（须写明原因）", permissions=["withdraw"])
def withdraw_issues(model_admin, request, issues):
    return _ask_and_take(model_admin, request, issues, WITHDRAWING)


@admin.action(description="隐去标题（须写明原因）", permissions=["withdraw"])
def hide_titles(model_admin, request, issues):
    return _ask_and_take(model_admin, request, issues, HIDING_TITLE)


@admin.action(description="取消定时", permissions=["publish"])
def unschedule_issues(model_admin, request, issues):
    take_step(request, issues, unschedule, DONE[UNSCHEDULE])


def _ask_and_take(model_admin, request, issues, step: StepWithReason):
    """Ask for the reason; once it is given, take the step."""
    form = step.form(step.name, request.POST if "why" in request.POST else None)
    if form.is_valid():
        take = partial(step.take, **form.cleaned_data)
        take_step(request, issues, take, step.name)
        return None
    return TemplateResponse(
        request,
        "admin/briefings/issue/reason.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": step.title,
            "step": step,
            "opts": model_admin.opts,
            "form": form,
            "issues": issues,
            "checkbox_name": ACTION_CHECKBOX_NAME,
        },
    )


class TakesSteps(BaseModelAdmin):
    """Whose steps these are: of an issue, or of any issue at all."""

    def has_submit_permission(self, request, obj=None):
        return request.user.has_perm("briefings.submit_issue", obj)

    def has_send_back_permission(self, request, obj=None):
        return request.user.has_perm("briefings.send_back_issue", obj)

    def has_publish_permission(self, request, obj=None):
        return request.user.has_perm("briefings.publish_issue", obj)

    def has_withdraw_permission(self, request, obj=None):
        return request.user.has_perm("briefings.withdraw_issue", obj)

    def steps_of(self, request, issue) -> dict[str, object]:
        """What the page of the issue offers this person, or says to him."""
        submitter = submitted_by(issue) if issue else None
        is_own = submitter == request.user
        may_publish = self.has_publish_permission(request, issue)
        return {
            "may_submit": self.has_submit_permission(request, issue),
            "may_send_back": self.has_send_back_permission(request, issue),
            "may_publish": may_publish and not is_own,
            "may_withdraw": self.has_withdraw_permission(request, issue),
            "waits_for_another": may_publish and is_own,
            "submitter": submitter,
            **plan_of(issue),
        }


class BySentBack(admin.SimpleListFilter):
    """Drafts that somebody sent back, for whoever wrote them to find."""

    title = "退回"
    parameter_name = "sent_back"

    def lookups(self, request, model_admin):
        return [("yes", "退回修改的草稿")]

    def queryset(self, request, queryset):
        return sent_back(queryset) if self.value() == "yes" else queryset
