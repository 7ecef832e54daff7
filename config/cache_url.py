"""Which cache `CACHE_URL` names."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# Valkey speaks the language of Redis, and its client knows the older names alone.
SCHEMES = {
    "redis": "redis",
    "rediss": "rediss",
    "valkey": "redis",
    "valkeys": "rediss",
    "unix": "unix",
}
# Nothing kept goes stale; after a day unasked for it makes room.
DAY = 86_400
# Of 10 to 80 KB each, in the memory of every worker.
MOST_PAGES = 500
# Counts of who asks how often, of 0.2 KB each; they take no room from pages.
MOST_VISITORS = 20_000


def cache_named(url: str) -> dict:
    """The settings of a server's cache, or of one in the worker's own memory."""
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "TIMEOUT": DAY,
            "OPTIONS": {"MAX_ENTRIES": MOST_PAGES},
        }
    scheme, _, place = url.partition("://")
    if scheme not in SCHEMES or not _is_place(url):
        # Without the URL, which may hold a password.
        raise ImproperlyConfigured(
            "CACHE_URL must be like redis://host:6379/0, rediss://…, valkey://…, "
            "valkeys://… or unix:///path/to/socket; left empty, pages are kept in memory."
        )
    return {
        "BACKEND": "config.cache_server.CacheServer",
        # A list: Django would part a string at its commas, and a password may have one.
        "LOCATION": [f"{SCHEMES[scheme]}://{place}"],
        "KEY_PREFIX": "jianbao",
        "TIMEOUT": DAY,
    }


def visitors_cache(url: str) -> dict:
    """Where it is counted how often each address asks: shared, if pages are."""
    if url:
        return cache_named(url)
    own = {"LOCATION": "visitors", "OPTIONS": {"MAX_ENTRIES": MOST_VISITORS}}
    return cache_named("") | own


def _is_place(url: str) -> bool:
    """Whether it names a host, perhaps with a port, or the path of a socket."""
    try:
        parts = urlsplit(url)
        if parts.scheme == "unix":
            return bool(parts.path)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
