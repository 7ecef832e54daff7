"""What is there to be read by machines may be read by pages of other sites, too."""

from django.http import HttpResponse

INTERFACE, FILES = "/api/", (".atom", ".csv", ".json", ".jsonl")
# Whatever is asked there is nobody else's.
DESK = "/admin/"
DAY = "86400"


class OpenAccess:
    """Says so with every such answer, kept ones included; nothing of it is anyone's own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not _is_for_machines(request):
            return self.get_response(request)
        asks_first = request.method == "OPTIONS" and "HTTP_ORIGIN" in request.META
        response = _granted() if asks_first else self.get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response


def _is_for_machines(request) -> bool:
    path = request.path_info
    if path.startswith(DESK):
        return False
    is_file = path.endswith(FILES) or "format" in request.GET
    return is_file or path.startswith(INTERFACE)


def _granted() -> HttpResponse:
    """What a browser asks before it names the tag of what it has."""
    headers = {
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
        "Access-Control-Max-Age": DAY,
    }
    return HttpResponse(status=204, headers=headers)
