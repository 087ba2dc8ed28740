"""An incident as it is listed and counted, from its reports and what people decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from overt.incidents.fields import Field, fields, in_order
from overt.incidents.profile import Profile
from overt.incidents.stories import stories
from overt.record.accounts import Account
from overt.record.decisions import Decision
from overt.record.incident_ids import incident_id
from overt.record.incidents import Incident


def summary(
    members: Iterable[Account],
    profiles: Mapping[str, Profile],
    decisions: Sequence[Decision] = (),
    *,
    score: float = 1.0,
) -> tuple[Incident, dict[str, str]]:
    """What is listed and counted of an incident, and for each page the first whose text it repeats."""
    ordered = in_order(members)
    told = stories(profiles[one.id] for one in ordered)
    found = edited(fields(ordered, told), decisions)
    standing = [one for one in decisions if one.stands]
    incident = Incident(
        id=incident_id(ordered[0].id),
        **_shown(ordered, found),
        title=titled(ordered),
        **_how_far(ordered, standing),
        reports=tuple(one.id for one in ordered),
        outlets=tuple(sorted({one.outlet for one in ordered if one.outlet})),
        independent=independent(ordered, told),
        attributed=attributed(ordered),
        score=score,
        edited=tuple(sorted({one.field for one in standing if one.kind == "edit" and one.field})),
        decisions=tuple(one.id for one in decisions),
    )
    return incident, told


def _shown(ordered: Sequence[Account], found: Mapping[str, Field]) -> dict[str, Any]:
    """What is shown of each field, with the days and the point of the reports that it is shown from."""
    shown = {name: one.shown for name, one in found.items() if name != "cause"}
    spot = next((one for one in ordered if one.place and one.place.name == shown["place"]), None)
    day = next((one for one in ordered if one.edtf == shown["time"] and one.edtf), None)
    if spot:
        shown |= {"lat": spot.lat, "lon": spot.lon, "precision": spot.precision}
    if day:
        shown |= {"earliest": day.earliest, "latest": day.latest}
    return shown


def _how_far(ordered: Sequence[Account], standing: Sequence[Decision]) -> dict[str, Any]:
    """How far people looked at it, and why it does not count where it was withdrawn.

    An accident that no page calls an act is kept beside the acts, and does not count until a person says otherwise.
    """
    by_chance = all(one.excluded is not None for one in ordered) and any(one.excluded == "accident" for one in ordered)
    if by_chance and not standing:
        return {"state": "withdrawn", "withdrawn": "accident"}
    why = next((str(one.value) for one in reversed(standing) if one.kind == "withdraw"), None)
    return {"state": state(standing), "withdrawn": why}


def titled(ordered: Sequence[Account]) -> str:
    """The first headline of a page that leads with the act, else of any page, else the words of the first report.

    A wire's slug ("HARBOUR-FIRE/ (UPDATE 1)") is no headline where another page has one.
    """
    leading = [one.title for one in ordered if one.title and one.leads]
    titles = [*leading, *(one.title for one in ordered if one.title)]
    quotes = [one.evidence[0].quote for one in ordered[:1] if one.evidence]
    return next((one for one in titles if _is_sentence(one)), next(iter([*titles, *quotes]), ""))


def _is_sentence(title: str) -> bool:
    """Whether a headline is written in small letters, as a sentence is."""
    letters = [one for one in title if one.isalpha()]
    return sum(one.islower() for one in letters) * 2 > len(letters)


def independent(members: Iterable[Account], told: Mapping[str, str]) -> int:
    """How many told of it on their own: not in a copy of another's text, and each outlet once."""
    outlet = {one.page: one.outlet or one.page for one in members}
    return len({outlet[first] for first in {told[page] for page in outlet}})


# Who says who was behind it, by how sure they are said to be.
_SAID_BY = {
    "reported-as-fact": "author",
    "claimed-or-admitted": "sponsor",
    "suspected-or-accused-by-authorities": "authority",
    "suspected-or-accused": "other",
    "possible": "other",
}


def attributed(members: Iterable[Account]) -> tuple[str, ...]:
    """Who says who was behind it: the authors themselves, authorities, the sponsor, others."""
    return tuple(sorted({_SAID_BY[one.sponsor_certainty] for one in members if one.sponsor_certainty in _SAID_BY}))


def state(standing: Sequence[Decision]) -> Any:
    """How far people looked at it: what the latest decision about that says, or reviewed where there was another."""
    for one in reversed(standing):
        if one.kind == "withdraw":
            return "withdrawn"
        if one.kind == "state":
            return one.value
    return "reviewed" if any(one.kind in ("same", "split", "edit") for one in standing) else "candidate"


def edited(found: dict[str, Field], decisions: Sequence[Decision]) -> dict[str, Field]:
    """The fields with what people set, which outranks what outlets say."""
    for one in decisions:
        if one.kind == "edit" and one.stands and one.field in found:
            old = found[one.field]
            found[one.field] = Field(
                name=old.name, shown=one.value, rule="person", told=old.told, agree=old.agree, disagree=old.disagree,
                reason=f"{one.by} set it on {one.moment[:10]}" + (f": {one.reason}" if one.reason else ""),
                changed=old.changed,
            )  # fmt: skip
    return found
