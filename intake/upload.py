"""The page where texts are brought in, and told what became of each."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse

from briefings.filing import Outcome, Receipt
from reading.documents.decoding import MAX_BYTES, TOO_LARGE

from .forms import UploadForm
from .one import Options, take_in

OUTCOMES = {
    Outcome.CREATED: "已入库",
    Outcome.UPDATED: "已更新",
    Outcome.UNCHANGED: "先前已导入过",
    Outcome.DUPLICATE: "内容相同，没有重复入库",
    Outcome.REJECTED: "没有入库",
}


def upload(request):
    """Take the files in as drafts, each whole or not at all."""
    if not request.user.has_perm("briefings.add_sourcefile"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    receipts = _take_in(form.cleaned_data, request.user) if form.is_valid() else []
    context = {
        **admin.site.each_context(request),
        "title": "上传文本",
        "form": form,
        "media": form.media,
        "receipts": [(OUTCOMES[each.outcome], each) for each in receipts],
    }
    return TemplateResponse(request, "admin/briefings/upload.html", context)


def _take_in(asked: dict, user) -> list[Receipt]:
    options = Options(agency=asked["agency"], kind=asked["kind"], brought_in_by=user)
    return [_receipt(file, options) for file in asked["files"]]


def _receipt(file, options: Options) -> Receipt:
    """What becomes of one file; one that is too large is not even read."""
    if file.size > MAX_BYTES:
        return Receipt.rejected(file.name, TOO_LARGE, code="unreadable")
    return take_in(file.name, file.read(), options)
