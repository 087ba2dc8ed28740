"""Whose page it is: the registered domain of its address."""

from overt.article.html.metadata import Metadata
from overt.pages.domain import registered_domain


def find_outlet(meta: Metadata, url: str | None) -> str | None:
    """The registered domain of the page's address, as given or as the page itself says; ``None`` where neither does.

    >>> find_outlet(Metadata(), "https://www.news.velmora.co.uk/fire")
    'velmora.co.uk'
    """
    for address in (url, meta.canonical, meta.first("og:url", "twitter:url", "al:web:url")):
        domain = registered_domain(address) if address else None
        if domain:
            return domain
    return None
