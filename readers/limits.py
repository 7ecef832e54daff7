"""How often one address on the net may send something, so that nobody floods the staff."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600
# Whoever has an IPv6 address has as many as he likes, all in one network of this size.
OF_ONE_HOME = 64


def is_too_often(what: str, address: str, most: int) -> bool:
    """Count one more of this from the address within the hour; 0 sets no limit.

    Kept is a fingerprint of the address that only this site can make, for an hour.
    """
    if not most:
        return False
    who = salted_hmac("readers.limits", _home_of(address)).hexdigest()
    key = f"often:{what}:{who}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > most
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
