"""A timeline: what an actor said and is said to have done, or what happened at a place, in order."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from overt.errors import UnknownValueError
from overt.incidents.opened import Moment
from overt.record.claims import ClaimEntry
from overt.record.countries import country_code
from overt.record.dates import days_or_unknown
from overt.record.incidents import Incident

if TYPE_CHECKING:
    from overt.record import Record


# Under so many names, the most frequent, whoever is asked for is looked for among those behind incidents.
_MOST_NAMES: Final = 40


def timeline(
    record: "Record",
    *,
    actor: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    most: int | None = None,
) -> tuple[Moment, ...]:
    """Claims and incidents of an actor (any name), or incidents at a place (a name or a country), the first one first.

    A claim stands where its article was published, an incident where it took place; what has no date comes last. With
    ``most``, only so many of each are looked for, the newest. Raises UnknownValueError when neither actor nor place is
    named, or a date is none.
    """
    if not actor and not place:
        raise UnknownValueError("timeline", "nobody and nowhere", ["an actor", "a place"])
    found = [
        *(_incident(one) for one in _incidents(record, actor, place, since, until, most)),
        *(_claim(one) for one in _claims(record, actor, since, until, most)),
    ]
    return tuple(sorted(found, key=lambda one: (one.earliest or "9999", one.latest or "9999", one.kind, one.id)))


def _incidents(
    record: "Record", actor: str | None, place: str | None, since: str | None, until: str | None, most: int | None
) -> list[Incident]:
    """Those that the actor is said to be behind, or that took place there."""
    country = _country(place)
    words = None if country else place
    found: dict[str, Incident] = {}
    for name in _names(record, actor) if actor else (None,):
        asked = record.incidents(sponsor=name, words=words, country=country, since=since, until=until, limit=most)
        found.update((one.id, one) for one in asked.items)
    return [one for one in found.values() if not place or country or place.casefold() == (one.place or "").casefold()]


def _country(place: str | None) -> str | None:
    try:
        return country_code(place) if place else None
    except UnknownValueError:
        return None


def _names(record: "Record", actor: str) -> tuple[str, ...]:
    """The names that the record's articles use for whoever is called so."""
    said = Counter(one.source.casefold() for one in record.claims(by=actor, limit=200).items if one.source)
    return tuple(sorted({actor.casefold(), *(name for name, _ in said.most_common(_MOST_NAMES))}))


def _claims(
    record: "Record", actor: str | None, since: str | None, until: str | None, most: int | None
) -> list[ClaimEntry]:
    if not actor:
        return []
    by = record.claims(by=actor, since=since, until=until, limit=most).items
    about = record.claims(about=actor, since=since, until=until, limit=most).items
    return list({one.id: one for one in (*by, *about)}.values())


def _claim(one: ClaimEntry) -> Moment:
    earliest, latest = days_or_unknown(one.where.published)
    return Moment(
        time=one.where.published, earliest=earliest, latest=latest, kind="claim", id=one.id,
        text=f"{one.source or 'somebody'} ({one.act}): {one.content}", outlet=one.where.outlet,
        founded_on=one.evidence_words or one.evidence,
    )  # fmt: skip


def _incident(one: Incident) -> Moment:
    behind = f"; behind it: {one.sponsor} ({one.sponsor_certainty})" if one.sponsor else ""
    where = ", ".join(part for part in (one.place, one.country) if part)
    return Moment(
        time=one.time, earliest=one.earliest, latest=one.latest, kind="incident", id=one.id,
        text=f"{one.type}, {one.stage}{f', {where}' if where else ''}: {one.title}{behind}",
        outlet=", ".join(one.outlets) or None,
        founded_on=f"{len(one.reports)} reports, {one.independent} independent, {one.state}",
    )  # fmt: skip
