"""What reviewers type, select and press about an article, as corrections; and reading a page again with its blocks."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

from overt.errors import ChangedMeanwhileError, DecisionError, NotInRecordError, UnknownValueError
from overt.incidents import update
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
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.record.countries import country_code
from overt.record.dates import days
from overt.record.filters import is_wikidata
from overt.spans import Span

if TYPE_CHECKING:
    from overt.record import Record

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


def correct(record: "Record", page_id: str, form: Form, *, by: str) -> Correction:
    """Set right what the form says; claims, incidents and counts say so when this returns.

    The form holds ``kind``, ``action``, ``subject``, the fields that are to change, ``start`` and ``end`` of selected
    words with what they are (``words``), and how many corrections of the entry were ``seen``. Raises
    ChangedMeanwhileError when there are others by now, and UnknownValueError for a value that is none.
    """
    reading, sha = opened(record, page_id)
    kind, action, subject = form.get("kind", ""), form.get("action", ""), form.get("subject") or None
    for what, typed, known in (("kind of correction", kind, CorrectionKind), ("correction", action, CorrectionAction)):
        if typed not in get_args(known):
            raise UnknownValueError(what, typed, get_args(known))
    _doable(reading, kind, action, subject)
    value = {} if action == "delete" else {**_VALUE[kind](reading, subject, form), **_selected(reading, form)}
    if action == "add" and "content" not in value:
        raise UnknownValueError("selection", "nothing", ["words of the article, selected with the mouse or the keys"])
    if action in {"change", "split"} and not value:
        raise UnknownValueError("correction", "nothing", ["a field that differs from what is shown"])
    seen = form.get("seen")
    if subject and seen is not None and seen != str(record.reviewed(sha).changed.get(subject, 0)):
        raise ChangedMeanwhileError("Somebody corrected this in the meantime. Nothing was done; look again.", ())
    made = record.correct(sha, kind=kind, action=action, subject=subject, value=value,  # type: ignore[arg-type]
                          reason=form.get("reason") or None, by=by)  # fmt: skip
    _follow(record, made, by=by)
    return made


# What can be done to each kind of entry of an article; what is said over the whole record is said of actors elsewhere.
_DEEDS: Final = {
    "block": ("flip",), "claim": ("add", "change", "delete"), "report": ("add", "change", "delete"),
    "actor": ("change", "split", "not-an-actor"), "mention": ("change",),
}  # fmt: skip


def _doable(reading: Reading, kind: str, action: str, subject: str | None) -> None:
    """Raise UnknownValueError for a deed that is none for that kind, NotInRecordError for an entry that is none."""
    if action not in _DEEDS[kind]:
        raise UnknownValueError(f"correction of a {kind}", action, _DEEDS[kind])
    entries: dict[str, Any] = {"claim": reading.claims, "report": reading.reports, "actor": reading.actors}
    if action != "add" and kind in entries and _called(entries[kind], subject) is None:
        raise UnknownValueError(f"{kind} to correct", "nothing", ["the id of one"])


def take_back(record: "Record", correction: str, *, by: str) -> Correction:
    """Undo a correction. Raises NotInRecordError when none that stands has this id."""
    undone = record.take_back(correction, by=by)
    _follow(record, undone, by=by)
    return undone


def _follow(record: "Record", one: Correction, *, by: str) -> None:
    if one.kind == "block" and not _own_actors(record, one.page):
        read_again(record, one.page, by=by)
    else:
        update(record, why="a reviewer set an article right")


def read_again(record: "Record", sha: str, *, by: str) -> None:
    """Read a page again with all that is given about it, the blocks that reviewers put in or took out too.

    Raises DecisionError when it was read with an actor file of somebody's own, which the workbench does not have.
    """
    from overt.engines import find_familiar
    from overt.reader import read_page
    from overt.this_reader import reader

    if _own_actors(record, sha):
        raise DecisionError("This page was read with an actor file of your own. Read it: overt reread --actors FILE")
    page = record.page(sha)
    familiar = find_familiar([page], known=record.pages_of_outlet).of(page)
    with record.run("overt serve: read again", reader(), configuration={"by": by}) as run:
        record.add(page, read_page(page, familiar=familiar), run)
    update(record, why="a page was read again")


def _own_actors(record: "Record", sha: str) -> bool:
    from overt.record.ids import page_entry_id
    from overt.this_reader import OWN_ACTORS

    reading = record.show(page_entry_id(sha)).reading
    return reading is not None and OWN_ACTORS in reading.reader.parts


def opened(record: "Record", page_id: str) -> tuple[Reading, str]:
    """The reading of an article as it is shown, and the page's SHA-256. Raises NotInRecordError when it is none."""
    entry = record.show(page_id)
    if entry.kind != "page" or entry.reading is None:
        raise NotInRecordError(f"{page_id} is not a page. Pages have ids like p-9f9f9f9f9f9f.")
    return entry.reading, str(entry.facts["sha-256"])


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


def _called(entries: Any, subject: str | None) -> Any:
    """The entry with that id. Raises NotInRecordError when there is none, as when a newer reading took its place."""
    if subject is None:
        return None
    for one in entries:
        if one.id == subject:
            return one
    raise NotInRecordError(f"Nothing of this article is called {subject} now. Load the page again.")


def _of_claim(reading: Reading, subject: str | None, form: Form) -> dict[str, Any]:
    claim: Claim | None = _called(reading.claims, subject)
    value = _plain(form, ("act", "factuality", "evidence"), claim)
    for name in ("source", "addressee"):
        typed, old = form.get(name, "").strip()[:_LONGEST], getattr(claim, name) if claim else None
        if typed and typed != ((old.name or old.quote) if old else None):
            value[name] = typed
    return value


def _of_report(reading: Reading, subject: str | None, form: Form) -> dict[str, Any]:
    report: Report | None = _called(reading.reports, subject)
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
    actor: Actor = _called(reading.actors, subject)
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


_VALUE: Final[dict[str, Callable[[Reading, str | None, Form], dict[str, Any]]]] = {
    "claim": _of_claim, "report": _of_report, "actor": _of_actor, "mention": _of_mention, "block": _of_block,
}  # fmt: skip
