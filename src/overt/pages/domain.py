"""The registered domain of an address: one name for all the hosts of an outlet."""

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=1024)
def registered_domain(address: str) -> str | None:
    """The registered domain of a web address, by the public suffix list that comes with a dependency.

    A host under a suffix that the list does not know gives its last two labels; an address without a host name gives
    ``None``.

    >>> registered_domain("https://www.news.velmora.co.uk/fire"), registered_domain("https://en.post.example/fire")
    ('velmora.co.uk', 'post.example')
    """
    from tld import get_fld

    host = _host(address)
    if host is None:
        return None
    known = get_fld(f"https://{host}/", fail_silently=True)
    return known or ".".join(host.split(".")[-2:])


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rstrip(".")
    return None
