"""The plain words for the values of a reading, for the command line, the dossier and the browser."""

from calendar import month_abbr
from datetime import date

HOW_SURE = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "CTu": "knows, does not tell",
    "Uu": "left open",
}
ON_WHAT = {
    "none-stated": "nothing stated",
    "declined": "no evidence given",
    "document": "a document",
    "official-finding": "an official finding",
    "intelligence": "intelligence",
    "witness": "a witness",
    "physical": "physical evidence",
    "media": "media",
    "confession": "a confession",
    "expert": "an expert",
}
BASIS = {
    "given": "given",
    "metadata": "from the page's metadata",
    "page-text": "from the page's text",
    "url": "from the address",
}
# Of the sponsor, short enough for a column; never stronger than the value's own definition.
BEHIND_IT = {
    "reported-as-fact": "told as fact",
    "claimed-or-admitted": "by own account",
    "suspected-or-accused-by-authorities": "officials suspect",
    "suspected-or-accused": "suspected",
    "possible": "possible",
    "acquitted": "acquitted",
}
UNKNOWN = "unknown"
NOT_SAID = "(not said)"


def plain(value: str | None) -> str:
    """A value of a closed list as words.

    >>> plain("suspected-or-accused-by-authorities"), plain(None)
    ('suspected or accused by authorities', 'unknown')
    """
    return value.replace("-", " ") if value else UNKNOWN


def counted(number: int, what: str) -> str:
    """A number of things.

    >>> counted(1, "page"), counted(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def day(edtf: str | None) -> str:
    """A date as people write it, where it is a day, a month, a year or days from one to another; else as it stands.

    >>> day("2025-04-15"), day("2024-05"), day("2024-05~"), day(None)
    ('15 Apr 2025', 'May 2024', 'about May 2024', 'unknown')
    >>> day("2023-03-03/2023-03-04"), day("2023-03-31/2023-04-02"), day("../2023-03-04"), day("2023-21")
    ('3–4 Mar 2023', '31 Mar – 2 Apr 2023', 'until 4 Mar 2023', '2023-21')
    """
    if edtf is None:
        return UNKNOWN
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(first) or edtf
    if first in {"", ".."} or last in {"", ".."}:
        known = _one(last if first in {"", ".."} else first)
        return f"{'until' if first in {'', '..'} else 'since'} {known}" if known else edtf
    return _stretch(first, last) or edtf


def _one(edtf: str) -> str | None:
    about = "about " if edtf.endswith("~") else ""
    parts = edtf.removesuffix("~").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return None
    shown = [str(int(parts[2]))] if len(parts) > 2 else []
    shown += [month_abbr[int(parts[1])]] if len(parts) > 1 else []
    return about + " ".join([*shown, parts[0]])


def _stretch(first: str, last: str) -> str | None:
    """From one date to another, without saying the month or year twice."""
    try:
        since, until = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        one, other = _one(first), _one(last)
        return f"{one} – {other}" if one and other else None
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{_one(last)}"
    if since.year == until.year:
        return f"{since.day} {month_abbr[since.month]} – {_one(last)}"
    return f"{_one(first)} – {_one(last)}"
