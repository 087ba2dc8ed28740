"""A country's three letters, as other standards write the country."""

from functools import cache

from overt.vocabulary import raw


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


@cache
def three_letters_of(code: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 code, in capitals or not.

    >>> three_letters_of("ru"), three_letters_of("xk"), three_letters_of("Russia")
    ('RUS', 'XKX', None)
    """
    import pycountry

    if code.lower() == "xk":
        return "XKX"
    found = pycountry.countries.get(alpha_2=code.upper()) if len(code) == 2 else None
    return str(found.alpha_3) if found else None


@cache
def country_name(country: str | None) -> str | None:
    """The country's usual English name; the code itself where it is no country's.

    >>> country_name("LTU"), country_name("XKX"), country_name(None)
    ('Lithuania', 'Kosovo', None)
    """
    return _names().get(country, country) if country else None


@cache
def _names() -> dict[str, str]:
    return {one["country"]: one["name"] for one in raw("actors-states")["actors"]}
