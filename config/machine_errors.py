"""What goes wrong beneath the interface, told in its one shape: a machine reads no page.

The interface itself answers what it refuses; this is of what never comes as far, or breaks
on the way: too many requests, a database that is away, a fault of ours.
"""

import json
from http import HTTPStatus

from django.http import HttpResponse

from briefings.api.refusals import error_of

INTERFACE = "/api/v1/"
# What the pages say of these, in a line.
SAID = {
    HTTPStatus.TOO_MANY_REQUESTS: "请求太多，请按 Retry-After 过一会儿再来。",
    HTTPStatus.INTERNAL_SERVER_ERROR: "网站暂时出了问题，请稍后再试。",
    HTTPStatus.SERVICE_UNAVAILABLE: "网站暂时不能回答，请按 Retry-After 过一会儿再来。",
}


class MachineErrors:
    """Puts the record of an error in the place of its page; the headers stay."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if request.path_info.startswith(INTERFACE) and _is_page_of_error(answer):
            _tell_as_record(answer)
        return answer


def _is_page_of_error(answer: HttpResponse) -> bool:
    # What has not changed since has no type.
    is_page = answer.get("Content-Type", "").startswith("text/html")
    return is_page and answer.status_code in SAID


def _tell_as_record(page: HttpResponse) -> None:
    said = error_of(page.status_code, SAID[HTTPStatus(page.status_code)])
    page.content = json.dumps(said, ensure_ascii=False)
    page["Content-Type"] = "application/json"
    page["Content-Length"] = str(len(page.content))
