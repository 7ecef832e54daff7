"""The steps to the public and back, taken from the list or from an issue's page."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from ..forms.steps import Withdrawal
from ..publishing import PublishingRefused, publish, submit, withdraw


def take_step(request, issues, step, done: str) -> None:
    """Take the step with each issue, and say of each that was refused why."""
    taken = 0
    for issue in issues:
        try:
            step(issue, request.user)
        except PublishingRefused as refusal:
            messages.error(request, str(refusal))
        else:
            taken += 1
    if taken:
        messages.success(request, f"已{done} {taken} 期。")


@admin.action(description="提交审核", permissions=["change"])
def submit_issues(model_admin, request, issues):
    take_step(request, issues, submit, "提交审核")


@admin.action(description="发布", permissions=["change"])
def publish_issues(model_admin, request, issues):
    take_step(request, issues, publish, "发布")


@admin.action(description="撤下（须写明原因）", permissions=["change"])
def withdraw_issues(model_admin, request, issues):
    form = Withdrawal(request.POST if "why" in request.POST else None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        take_step(request, issues, partial(withdraw, why=why), "撤下")
        return None
    return TemplateResponse(
        request,
        "admin/briefings/issue/withdraw.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": "撤下已发布的内容",
            "opts": model_admin.opts,
            "form": form,
            "issues": issues,
            "checkbox_name": ACTION_CHECKBOX_NAME,
        },
    )
