"""Which heading of a table holds which field."""

from collections.abc import Iterable, Mapping

from overt.errors import UnknownValueError
from overt.vocabulary import raw

Fields = dict[str, str]


def fields_of(kind: str, headings: Iterable[str], given: Mapping[str, str] | None = None) -> Fields:
    """The heading of each field that is known, for a list of ``incidents`` or ``actors``; ``given`` comes first.

    Raises UnknownValueError for a field or heading in ``given`` that is none.

    >>> fields_of("incidents", ["Nr", "Event date", "City / town", "Country"])
    {'date': 'Event date', 'place': 'City / town', 'country': 'Country'}
    """
    known: Mapping[str, list[str]] = raw("list-headings")[kind]
    listed = list(headings)
    found = _checked(given or {}, known, listed)
    for field, words in known.items():
        if field in found:
            continue
        heading = _heading(words, [one for one in listed if one not in found.values()])
        if heading:
            found[field] = heading
    return found


def _checked(given: Mapping[str, str], known: Mapping[str, list[str]], listed: list[str]) -> Fields:
    for field, heading in given.items():
        if field not in known:
            raise UnknownValueError("field of a list", field, known)
        if heading not in listed:
            raise UnknownValueError("heading of this list", heading, listed)
    return dict(given)


def _heading(words: list[str], listed: list[str]) -> str | None:
    """The heading that is one of the words, or else one that begins with one."""
    plain = {one: " ".join(one.lower().replace("_", " ").split()) for one in listed}
    spelled = [word.replace("_", " ") for word in words]
    whole = (one for word in spelled for one, its in plain.items() if its == word)
    begun = (
        one for word in spelled for one, its in plain.items() if its.startswith((f"{word} ", f"{word}/", f"{word}("))
    )
    return next(whole, None) or next(begun, None)
