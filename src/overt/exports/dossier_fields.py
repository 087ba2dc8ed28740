"""The fields of an incident in the dossier: what is shown of each, and what each outlet says in which words."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from overt.exports.dossier_parts import Saying
from overt.exports.dossier_words import NO_OUTLET, behind, what, where
from overt.reading import Report, Suspect
from overt.record.cases import Case
from overt.record.incidents import Incident
from overt.words import UNKNOWN, day, plain


def facts(one: Incident) -> Iterator[tuple[str, str]]:
    """Each field's name with what is shown of it over all reports."""
    yield "What", what(one.type, one.stage)
    yield "When", day(one.time)
    yield "Where", where(one.place, one.country) + (f" (to the {one.precision})" if one.precision else "")
    yield "Target", one.target or UNKNOWN
    yield "Sector", plain(one.sector)
    yield "Behind it", behind(one.sponsor, one.sponsor_certainty)
    yield "The law", plain(one.legal_stage) if one.legal_stage and one.legal_stage != "none" else "no step told"
    yield "Killed", UNKNOWN if one.killed is None else str(one.killed)
    yield "Injured", UNKNOWN if one.injured is None else str(one.injured)
    yield "Told by", _told_by(one)


def _told_by(one: Incident) -> str:
    if len(one.outlets) < 2:
        return "one outlet"
    return f"{len(one.outlets)} outlets, {one.independent} of them in words of their own"


_Value = tuple[str | None, str | None]
_Take = Callable[[Report], Sequence[_Value]]


def _place(one: Report) -> Sequence[_Value]:
    return [(where(one.place.name, one.place.country), one.place.quote)] if one.place else []


def _time(one: Report) -> Sequence[_Value]:
    return [(day(one.time.edtf), one.time.quote)] if one.time else []


def _sponsor(one: Report) -> Sequence[_Value]:
    if one.sponsor is None:
        return []
    return [(behind(one.sponsor.name, one.sponsor.certainty), one.sponsor.span.quote if one.sponsor.span else None)]


def _suspect(one: Suspect) -> _Value:
    return f"{one.name or one.quote}: {plain(one.legal_stage)}", one.quote


_FIELDS: Final[tuple[tuple[str, str, _Take], ...]] = (
    ("What", "What", lambda one: [(what(one.type, one.stage), None)]),
    ("Where", "Where", _place),
    ("When", "When", _time),
    ("Target", "Target", lambda one: [(each.name or each.quote, each.quote) for each in one.targets]),
    ("Sector", "Sector", lambda one: [(plain(one.sector), None)] if one.sector else []),
    ("Done with", "", lambda one: [(one.instrument.quote, None)] if one.instrument else []),
    ("Held for it", "", lambda one: [_suspect(each) for each in one.suspects]),
    ("Behind it", "Behind it", _sponsor),
    ("Killed", "", lambda one: [(str(one.killed), None)] if one.killed is not None else []),
    ("Injured", "", lambda one: [(str(one.injured), None)] if one.injured is not None else []),
)  # fmt: skip


def fields(case: Case) -> Iterator[tuple[str, tuple[Saying, ...]]]:
    """Each field with every value that an outlet gives, and the words it gives it in."""
    shown = dict(facts(case.incident))
    for name, fact, take in _FIELDS:
        if told := _told(case, take):
            yield (
                name,
                tuple(
                    Saying(value=value, shown=shown.get(fact, "").startswith(value), by=tuple(dict.fromkeys(by)))
                    for value, by in told.items()
                ),
            )


def _told(case: Case, take: _Take) -> dict[str, list[tuple[str, str | None]]]:
    """Each value of a field, with the outlets that give it and their words."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for one in case.reports:
        for value, words in take(one.entry):
            found.setdefault(value or UNKNOWN, []).append((one.origin.outlet or NO_OUTLET, _other(words, value)))
    return found


def _other(words: str | None, value: str | None) -> str | None:
    """The article's words, where they are not the value itself."""
    return None if words is None or words == value else " ".join(words.split())
