"""Which mail server `EMAIL_URL` names."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# The scheme, with the port that is meant where none is named.
SCHEMES = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
# A server that does not answer keeps no reader waiting for longer.
PATIENCE = 10


def mail_named(url: str) -> dict[str, object]:
    """Django's settings of mail; none for an empty address."""
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in SCHEMES:
        # Without the URL, which may hold a password.
        raise ImproperlyConfigured(
            "EMAIL_URL must be like smtp://host, smtp+tls://user:password@host:587 "
            "or smtps://user:password@host."
        )
    return {
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or SCHEMES[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": PATIENCE,
    }
