"""Addresses that may become links elsewhere."""


def web_address(url: str | None) -> str | None:
    """The address, when it is one of the web: a page can call itself anything, and others make links of it.

    >>> web_address("https://harbour.example/fire"), web_address("javascript:alert(1)")
    ('https://harbour.example/fire', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None
