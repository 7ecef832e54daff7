"""How often one address on the net may ask or send something, so that others get their turn."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import caches
from django.utils.crypto import salted_hmac

HOUR = 3600
# Whoever has an IPv6 address has as many as he likes, all in one network of this size.
OF_ONE_HOME = 64


def is_too_often(what: str, address: str, most: int, seconds: int = HOUR) -> bool:
    """Count one more of this from the address within the time; 0 sets no limit.

    Kept is a fingerprint of the address that only this site can make, for so long.
    """
    if not most:
        return False
    who = salted_hmac("readers.limits", _home_of(address)).hexdigest()
    key = f"often:{what}:{who}"
    kept = caches["visitors"]
    kept.add(key, 0, seconds)
    try:
        return kept.incr(key) > most
    except ValueError:
        # Just gone, or there is no cache.
        return False


def _home_of(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(ip_network((found, OF_ONE_HOME), strict=False))
    return str(found)
