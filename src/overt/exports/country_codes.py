"""A country's three letters, as other standards write the country."""

from functools import cache


@cache
def two_letters(country: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of an alpha-3 code; ``XK`` for Kosovo, as its users have agreed.

    >>> two_letters("LTU"), two_letters("XKX"), two_letters(None)
    ('LT', 'XK', None)
    """
    import pycountry

    if country in ("XKX", "KOS"):
        return "XK"
    found = pycountry.countries.get(alpha_3=country) if country else None
    return str(found.alpha_2) if found else None
