"""An upload of files on one page: good, doubtful, refused; the good are handed in together."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from briefings.models import Upload
from briefings.uploads import sort_upload, submit_good
from briefings.waiting import is_neglected

from .repairs import repair, repair_forms


@permission_required("briefings.add_sourcefile", raise_exception=True)
def uploaded_page(request, pk):
    """What became of each file of one's own upload."""
    upload = get_object_or_404(Upload.objects.begun_by(request.user), pk=pk)
    found, refused = sort_upload(upload), None
    if request.method == "POST":
        if "repair" in request.POST:
            refused = repair(request, found)
        else:
            _hand_in(request, upload)
        if refused is None:
            return redirect(request.path)
    context = {
        **admin.site.each_context(request),
        "title": f"{upload}，{upload.files.count() + upload.waiting.count()} 个文件",
        "upload": upload,
        "sorted": found,
        "waiting": upload.waiting.defer("content").select_related("under_way"),
        "is_neglected": is_neglected(),
        "doubtful": repair_forms(request, found, refused),
    }
    return TemplateResponse(request, "admin/briefings/uploaded.html", context)


def _hand_in(request, upload: Upload) -> None:
    if not request.user.has_perm("briefings.change_issue"):
        raise PermissionDenied
    handed_in = submit_good(upload, request.user)
    for refusal in handed_in.refusals:
        messages.error(request, str(refusal))
    messages.success(request, f"已提交审核 {len(handed_in.issues)} 期。")
