"""Whose request it is: the address of the visitor, not of the proxy that passes it on."""

from ipaddress import ip_address

from django.conf import settings


class VisitorsAddress:
    """Behind `PROXIES` proxies, takes the address that the first of them has seen.

    Each adds what it has seen at the end of X-Forwarded-For; what stands before those
    entries is whatever a visitor likes to write.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.PROXIES <= len(passed_on):
            seen = passed_on[-settings.PROXIES].strip()
            if is_address(seen):
                request.META["REMOTE_ADDR"] = seen
        return self.get_response(request)


def is_address(written: str) -> bool:
    try:
        return bool(ip_address(written))
    except ValueError:
        return False


def own_address(request) -> str:
    """The visitor's, as far as we can tell him from others; blank where we cannot.

    What comes from this machine, or from a proxy within the office that nobody has told
    us of, may be anyone.
    """
    written = request.META.get("REMOTE_ADDR", "")
    if not is_address(written):
        return ""
    address = ip_address(written)
    is_passed_on = "HTTP_X_FORWARDED_FOR" in request.META and not settings.PROXIES
    if address.is_loopback or (address.is_private and is_passed_on):
        return ""
    return written
