"""What browsers are told a page may do: run our scripts, and little else.

So that words which someone slips into a text stay words: no script or style that stands in
a page is run, nothing is loaded from elsewhere, no page is framed.
"""

from django.conf import settings


class SafetyHeaders:
    """Sends the policies with every answer, kept pages and files included."""

    def __init__(self, get_response):
        self.get_response = get_response
        said = settings.CONTENT_SECURITY_POLICY.items()
        self.content = "; ".join(f"{name} {sources}" for name, sources in said)
        refused = settings.PERMISSIONS_REFUSED
        self.permissions = ", ".join(f"{name}=()" for name in refused)

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.content)
        response.headers.setdefault("Permissions-Policy", self.permissions)
        return response
