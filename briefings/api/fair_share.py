"""How much anyone may ask for, so that others get their turn."""

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle


class FairShare(AnonRateThrottle):
    """So many requests an hour of one address; what is kept is served without counting."""

    def get_rate(self) -> str | None:
        return f"{settings.API_HOURLY}/hour" if settings.API_HOURLY else None

    def get_ident(self, request) -> str:
        """As the server tells it: what a header claims, anybody could write."""
        return request.META.get("REMOTE_ADDR", "")
