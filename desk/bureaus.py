"""A bureau met in an import is confirmed on a page of its own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from agencies.models import Agency
from briefings.bureaus import ConfirmationRefused, confirm, waiting_for
from briefings.models import Issue

from .forms.bureaus import ConfirmForm

# So many of the texts that named it are shown; the rest stand in the list.
NAMED = 10


def confirm_page(model_admin, request, pk):
    """Who named it, what waits for it, and what has to be said of it."""
    agency = _bureau(model_admin, request, pk)
    if agency.is_confirmed:
        messages.info(request, f"“{agency}”已经确认。")
        return redirect("admin:agencies_agency_change", agency.pk)
    form = ConfirmForm(request.POST or None, instance=agency)
    if form.is_valid() and _confirm(request, form):
        return redirect("admin:index")
    issues = Issue.objects.of_agency(agency).newest_first().with_contents()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"确认单位：{agency}",
        "opts": model_admin.opts,
        "agency": agency,
        "form": form,
        "waiting": waiting_for(agency),
        "issues": _with_files(issues)[:NAMED],
    }
    return TemplateResponse(request, "admin/agencies/agency/confirm.html", context)


def _confirm(request, form: ConfirmForm) -> bool:
    agency = form.instance
    try:
        confirm(agency, request.user)
    except ConfirmationRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    count = Issue.objects.of_agency(agency).count()
    messages.success(request, f"已确认“{agency}”，它的 {count} 期可以提交和发布了。")
    return True


def _with_files(issues):
    files = issues.select_related("agency", "source_file")
    return files.defer("source_file__text", "source_file__content")


def _bureau(model_admin, request, pk) -> Agency:
    """The bureau, for whoever may say where it stands."""
    agency = model_admin.get_object(request, str(pk))
    if agency is None:
        raise Http404
    if not model_admin.has_confirm_permission(request):
        raise PermissionDenied
    return agency
