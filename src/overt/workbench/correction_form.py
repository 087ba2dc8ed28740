"""What the form of a correction says of an entry: the fields that differ, checked, and the words that were selected."""

from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

from overt.errors import NotInRecordError, UnknownValueError
from overt.reading import (
    Act,
    Actor,
    Certainty,
    Claim,
    Evidence,
    Excluded,
    Factuality,
    IncidentType,
    Reading,
    Report,
    Sector,
    Stage,
)
from overt.record.countries import country_code
from overt.record.dates import days
from overt.record.filters import is_wikidata
from overt.spans import Span

# What the selected words are to a claim, and where a correction keeps them.
WORDS: Final = {"content": "content", "cue": "cue", "source": "source_span", "addressee": "addressee_span"}
_LISTS: Final[dict[str, Any]] = {
    "act": Act, "factuality": Factuality, "evidence": Evidence, "type": IncidentType, "stage": Stage, "sector": Sector,
    "excluded": Excluded,
}  # fmt: skip
_MAY_BE_UNKNOWN: Final = frozenset({"sector", "killed", "injured", "excluded"})
_LONGEST: Final = 300
_MOST_DIGITS: Final = 6

Form = Mapping[str, str]


def changes(reading: Reading, kind: str, subject: str | None, form: Form) -> dict[str, Any]:
    """What a correction of that kind of entry sets; raises UnknownValueError for a value that is none."""
    return {**_OF[kind](reading, subject, form), **_selected(reading, form)}


def called(entries: Any, subject: str | None) -> Any:
    """The entry with that id. Raises NotInRecordError when there is none, as when a newer reading took its place."""
    if subject is None:
        return None
    for one in entries:
        if one.id == subject:
            return one
    raise NotInRecordError(f"Nothing of this article is called {subject} now. Load the page again.")


def _selected(reading: Reading, form: Form) -> dict[str, Any]:
    """The selected words, under the name of what they are. Raises UnknownValueError when they are none of this text."""
    start, end, text = form.get("start", ""), form.get("end", ""), reading.article.text
    if not start and not end:
        return {}
    if not (
        start.isdecimal() and end.isdecimal() and len(start + end) < 20 and 0 <= int(start) < int(end) <= len(text)
    ):
        raise UnknownValueError("selection", f"{start}–{end}", [f"0–{len(text)}"])
    what = form.get("words") or "content"
    if what not in WORDS:
        raise UnknownValueError("part of a claim", what, WORDS)
    span = Span.of(text, int(start), int(end))
    return {WORDS[what]: {"start": span.start, "end": span.end, "quote": span.quote}}


def _plain(form: Form, names: tuple[str, ...], old: Any) -> dict[str, Any]:
    """The fields that the form has otherwise than the entry; those that may be unknown may be emptied."""
    found: dict[str, Any] = {}
    for name in names:
        typed = form.get(name)
        if typed is None or (not typed and name not in _MAY_BE_UNKNOWN):
            continue
        value = _checked(name, typed.strip())
        if old is None or value != getattr(old, name):
            found[name] = value
    return found


def _checked(name: str, typed: str) -> Any:
    if not typed:
        return None
    if name in _LISTS:
        if typed not in get_args(_LISTS[name]):
            raise UnknownValueError(name, typed, get_args(_LISTS[name]))
        return typed
    if not typed.isdecimal() or len(typed) > _MOST_DIGITS:
        raise UnknownValueError(name, typed, ["a whole number"])
    return int(typed)


def _of_claim(reading: Reading, subject: str | None, form: Form) -> dict[str, Any]:
    claim: Claim | None = called(reading.claims, subject)
    value = _plain(form, ("act", "factuality", "evidence"), claim)
    for name in ("source", "addressee"):
        typed, old = form.get(name, "").strip()[:_LONGEST], getattr(claim, name) if claim else None
        if typed and typed != ((old.name or old.quote) if old else None):
            value[name] = typed
    return value


def _of_report(reading: Reading, subject: str | None, form: Form) -> dict[str, Any]:
    report: Report | None = called(reading.reports, subject)
    value = _plain(form, ("type", "stage", "sector", "killed", "injured", "excluded"), report)
    for name, differs in (("time", _time), ("place", _place), ("sponsor", _sponsor)):
        if name in form and (told := differs(report, form)) is not None:
            value[name] = told["value"]
    return value


def _time(report: Report | None, form: Form) -> dict[str, Any] | None:
    typed = form["time"].strip()
    if typed:
        days(typed)
    return None if typed == ((report.time.edtf if report and report.time else None) or "") else {"value": typed or None}


def _place(report: Report | None, form: Form) -> dict[str, Any] | None:
    from overt.imports.places import town

    name, typed = form["place"].strip()[:_LONGEST], form.get("country", "").strip()
    country = country_code(typed) if typed else None
    old = report.place if report else None
    if (name, country) == ((old.name, old.country) if old else ("", None)):
        return None
    if not name:
        return {"value": None}
    spot = town(name, country)
    at = {"lat": spot.lat, "lon": spot.lon, "precision": "city"} if spot else {}
    return {"value": {"name": name, "country": country, **at}}


def _sponsor(report: Report | None, form: Form) -> dict[str, Any] | None:
    name, certainty = form["sponsor"].strip()[:_LONGEST], form.get("sponsor_certainty", "")
    old = report.sponsor if report else None
    if not name:
        return {"value": None} if old else None
    if certainty not in get_args(Certainty):
        raise UnknownValueError("certainty", certainty, get_args(Certainty))
    return (
        None
        if old and (old.name, old.certainty) == (name, certainty)
        else {"value": {"name": name, "certainty": certainty}}
    )


def _of_actor(reading: Reading, subject: str | None, form: Form) -> dict[str, Any]:
    if form.get("action") == "not-an-actor":
        return {}
    actor: Actor = called(reading.actors, subject)
    name, wikidata = form.get("name", "").strip()[:_LONGEST], form.get("wikidata", "").strip()
    if wikidata and not is_wikidata(wikidata):
        raise UnknownValueError("Wikidata id", wikidata, ["Q159"])
    value: dict[str, Any] = {}
    if name and (name != actor.name or (wikidata and wikidata.upper() != actor.ids.get("wikidata"))):
        value = {"name": name, **({"wikidata": wikidata.upper()} if wikidata else {})}
    if form.get("action") == "split" and value:
        own = {it.id for it in reading.mentions if it.actor == subject}
        value["mentions"] = [it for it in form.get("mentions", "").split() if it in own]
    return value


def _of_mention(_: Reading, __: str | None, form: Form) -> dict[str, Any]:
    return {"actor": form.get("actor", "").strip()[:_LONGEST]}


def _of_block(_: Reading, __: str | None, ___: Form) -> dict[str, Any]:
    return {}


_OF: Final[dict[str, Callable[[Reading, str | None, Form], dict[str, Any]]]] = {
    "claim": _of_claim, "report": _of_report, "actor": _of_actor, "mention": _of_mention, "block": _of_block,
}  # fmt: skip
