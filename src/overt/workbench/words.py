"""How values are said on a page."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup, escape

from overt.errors import UnknownValueError, VocabularyError
from overt.vocabulary import entries

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# What codes are called where the code alone would be a riddle.
HOW_SURE: Final = {
    "CT+": "certain", "PR+": "probable", "PS+": "possible", "CT-": "certainly not", "PR-": "probably not",
    "PS-": "possibly not", "CTu": "certain, unsaid which way", "Uu": "left open",
}  # fmt: skip


def day(edtf: str | None) -> str:
    """A date as people read it; what is no plain day, month or year stays as it is written.

    >>> day("2025-04-15"), day("2025-04"), day("2025"), day("2024-02-01/2024-02-10")
    ('15 Apr 2025', 'Apr 2025', '2025', '1 Feb 2024 – 10 Feb 2024')
    """
    if not edtf:
        return "date unknown"
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"{_open(first)} – {_open(last)}"
    parts = edtf[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return edtf
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return edtf
    named = f"{_MONTHS[month - 1]} {parts[0]}"
    return named if len(parts) == 2 else f"{int(parts[2])} {named}"


def _open(end: str) -> str:
    return "…" if end in {"", ".."} else day(end)


def moment(stamp: str | None) -> str:
    """A moment to the minute.

    >>> moment("2026-11-24T21:33:40.123+00:00")
    '24 Nov 2026, 21:33'
    """
    return f"{day(stamp[:10])}, {stamp[11:16]}" if stamp else ""


def plain(code: str | None) -> str:
    """A code of a closed list as words.

    >>> plain("cable-cut"), plain(None)
    ('cable cut', 'unknown')
    """
    return code.replace("-", " ").replace("_", " ") if code else "unknown"


# What was done by a decision, as the page says it; what is not here says it by its value.
_DECIDED: Final = {
    "same": "merged into one incident", "different": "kept apart as two incidents", "undo": "taken back",
    "unsure": "left open whether it is one incident", "split": "reports taken out as another incident",
}  # fmt: skip


def decided(one: Any) -> str:
    """A decision in words.

    >>> from overt.record.decisions import Decision
    >>> decided(Decision(id="d-1", kind="edit", by="Ada", moment="2026-11-24", field="injured", value=2))
    'injured set to 2'
    """
    value = plain(one.value) if one.value is None or isinstance(one.value, str) else str(one.value)
    if one.kind == "edit":
        return f"{plain(one.field)} set to {value}"
    return _DECIDED.get(one.kind) or (f"withdrawn as {value}" if one.kind == "withdraw" else value)


@cache
def meaning(vocabulary: str, code: str) -> str:
    """What a value of a closed list means, where the list says.

    >>> meaning("incident-types", "arson"), meaning("incident-types", "no such type")
    ('Fire set or caused on purpose.', '')
    """
    try:
        return next((one.definition for one in entries(vocabulary) if one.id == code), "")
    except (UnknownValueError, VocabularyError):
        return ""


def counted(number: int, noun: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "claim"), counted(1200, "claim"), counted(2, "country", "countries")
    ('1 claim', '1,200 claims', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def short(text: str | None, most: int = 160) -> str:
    """The beginning of a text, cut at a word.

    >>> short("A ferry burned at night.", most=12)
    'A ferry…'
    """
    text = text or ""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip()}…"


def safe_address(address: str | None) -> str | None:
    """An address that may be linked: http or https; any other kind is shown, never followed.

    >>> safe_address("javascript:alert(1)"), safe_address("https://harbour.example/fire")
    (None, 'https://harbour.example/fire')
    """
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


@cache
def country(code: str | None) -> str:
    """A country's name.

    >>> country("LTU")
    'Lithuania'
    """
    if not code:
        return "unknown"
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", found.name)) if found else code


def query(base: Any, **changes: Any) -> str:
    """The address's questions with some changed; those set to nothing are left out."""
    pairs = [(name, value) for name, value in base if name not in changes]
    for name, value in changes.items():
        if value is not None and value != "":
            pairs += [(name, one) for one in value] if isinstance(value, (list, tuple)) else [(name, value)]
    return "?" + urlencode(pairs) if pairs else "?"


def said_by_value(told: list[Any]) -> list[tuple[Any, list[Any]]]:
    """What was told of a field, by value: the value most say first."""
    found: list[tuple[Any, list[Any]]] = []
    for one in told:
        group = next((its for value, its in found if value == one.value), None)
        if group is None:
            found.append((one.value, [one]))
        else:
            group.append(one)
    return sorted(found, key=lambda pair: -len(pair[1]))


def snippet(found: Any) -> Markup:
    """A snippet with its hits marked; its words are escaped."""
    text, last, parts = found.text, 0, []
    for start, end in found.marks:
        parts += [escape(text[last:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        last = end
    return Markup("").join([*parts, escape(text[last:])])


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "day": day, "decided": decided, "moment": moment, "plain": plain, "short": short,
    "safe_address": safe_address, "country": country,
}  # fmt: skip
GLOBALS: Final[dict[str, Any]] = {
    "counted": counted,
    "query": query,
    "HOW_SURE": HOW_SURE,
    "meaning": meaning,
    "said_by_value": said_by_value,
    "snippet": snippet,
}
