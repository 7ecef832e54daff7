"""The pages of a file as pictures, drawn from its original when somebody looks at them."""

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.urls import reverse

from briefings.models import SourceFile
from intake.scans.reader import picture_of_page

# Of the files of these formats; of others there is no picture of a page.
PICTURED = {"scan", "pdf"}
# The longer side, in dots.
LONGEST = 1600
# The bytes of a file never change: a browser asks for a page once.
KEPT = "private, max-age=31536000, immutable"


def has_pictures(file: SourceFile) -> bool:
    return file.encoding in PICTURED and bool(file.pages)


def address_of_page(file: SourceFile, number: int) -> str:
    return reverse("admin:briefings_sourcefile_page", args=[file.pk, number])


def page_picture(request, file: SourceFile, number: int) -> HttpResponse:
    """The page as PNG; who may see the file has been asked before."""
    if not has_pictures(file) or not 1 <= number <= len(file.pages):
        raise Http404
    tag = f'"{file.sha256[:32]}-{number}-{LONGEST}"'
    headers = {"ETag": tag, "Cache-Control": KEPT}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=headers)
    picture = picture_of_page(bytes(file.content), number, LONGEST)
    if not picture:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers=headers)
