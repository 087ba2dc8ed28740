"""What is shown of each field when outlets agree and when they do not, and by which rule."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from overt.incidents.types_compared import may_be_one
from overt.language.distances import kilometres
from overt.language.gazetteer_features import features
from overt.record.accounts import Account, Words

# The rules by which a value is shown.
RULES: Final = {
    "agreed": "all who say it say the same",
    "majority": "most outlets, counted without copies, say so",
    "most-precise": "the most precise of values that do not contradict each other",
    "latest": "the latest to be told, because the law moves on",
    "person": "a person set it",
    "unknown": "nobody says it",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of a field, and in which words; ``words`` is ``None`` where it was read from the whole."""

    value: Any
    report: str
    page: str
    outlet: str | None
    published: str | None
    words: Words | None = None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an incident: what is shown, by which rule, and what each outlet says.

    ``rule`` is one of `RULES`; ``reason`` says it of this field. ``agree`` are the outlets that say what is shown or
    nothing that contradicts it, ``disagree`` the others. ``told`` is in the order of publication, so that what was
    first called one thing and later another can be seen.
    """

    name: str
    shown: Any
    rule: str
    reason: str
    told: tuple[Told, ...] = ()
    agree: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()
    changed: bool = False


_CAUSES: Final[dict[str | None, str]] = {None: "on purpose", "accident": "accident"}
_Ask = Callable[[Account], tuple[Any, Words | None]]
_ASKED: Final[dict[str, _Ask]] = {
    "cause": lambda one: (_CAUSES.get(one.excluded), one.evidence[0] if one.evidence else None),
    "type": lambda one: (one.type, one.evidence[0] if one.evidence else None),
    "stage": lambda one: (one.stage, one.evidence[0] if one.evidence else None),
    "place": lambda one: (one.place.name if one.place else None, one.place),
    "country": lambda one: (one.country, one.place),
    "time": lambda one: (one.edtf, one.time),
    "sector": lambda one: (one.sector, one.targets[0] if one.targets else None),
    "target": lambda one: (
        (one.targets[0].name or one.targets[0].quote, one.targets[0]) if one.targets else (None, None)
    ),
    "instrument": lambda one: (one.instrument.quote if one.instrument else None, one.instrument),
    "sponsor": lambda one: (one.sponsor_name, one.sponsor),
    "sponsor_certainty": lambda one: (one.sponsor_certainty, one.sponsor),
    "legal_stage": lambda one: (
        (one.suspects[0].legal_stage, one.suspects[0].legal or one.suspects[0]) if one.suspects else (None, None)
    ),
    "killed": lambda one: (one.killed, None),
    "injured": lambda one: (one.injured, None),
}
# What a person may set; that an incident was an accident is said by withdrawing it.
NAMES: Final = tuple(name for name in _ASKED if name != "cause")


def in_order(members: Iterable[Account]) -> list[Account]:
    """Reports in the order of publication, the undated last; the first one names the incident."""
    return sorted(members, key=lambda one: (one.told_earliest or "9999", one.page, one.id))


def fields(members: Iterable[Account], told: Mapping[str, str] | None = None) -> dict[str, Field]:
    """Every field of the incident that these reports tell of; ``told`` says which pages are copies of which."""
    ordered = in_order(members)
    return {name: _field(name, ordered, told or {}) for name in _ASKED}


def _field(name: str, members: list[Account], copies: Mapping[str, str]) -> Field:
    known = tuple(one for member in members if (one := _told(name, member)).value is not None)
    if not known:
        return Field(name=name, shown=None, rule="unknown", reason=RULES["unknown"])
    votes: dict[Any, set[str]] = defaultdict(set)
    for one in known:
        # Forty copies of one text are one voice.
        votes[one.value].add(copies.get(one.page, one.page))
    rule, shown = _shown(name, known, votes, members)
    agree = {value for value in votes if value == shown or _within(name, shown, value, members)}
    return Field(
        name=name,
        shown=shown,
        rule=rule,
        reason=_reason(rule, votes, shown),
        told=known,
        agree=_outlets(known, agree),
        disagree=_outlets(known, votes.keys() - agree),
        changed=len({one.value for one in known}) > 1,
    )


def _shown(name: str, known: Sequence[Told], votes: Mapping[Any, set[str]], members: list[Account]) -> tuple[str, Any]:
    """By which rule which value is shown."""
    if len(votes) == 1:
        return "agreed", next(iter(votes))
    outlets: dict[Any, set[str]] = defaultdict(set)
    for one in known:
        outlets[one.value].add(one.outlet or one.page)
    ranked = sorted(
        votes,
        key=lambda value: (
            -_support(name, value, votes, members),
            -len(outlets[value]),
            _width(name, value, members),
            str(value),
        ),
    )
    best = ranked[0]
    others = [value for value in votes if value != best]
    if all(_within(name, best, value, members) for value in others):
        return "most-precise", best
    if name == "legal_stage":
        return "latest", next(one.suspects[0].legal_stage for one in reversed(members) if one.suspects)
    return "majority", best


def _support(name: str, value: Any, votes: Mapping[Any, set[str]], members: list[Account]) -> int:
    """How many voices say this, or something less precise that holds it."""
    voices = set(votes[value])
    for other, its in votes.items():
        if other != value and _within(name, value, other, members):
            voices |= its
    return len(voices)


def _within(name: str, value: Any, other: Any, members: list[Account]) -> bool:
    """Whether a value is a more precise form of another: a day within a month, a town within a country."""
    if name == "time":
        mine, theirs = _days(value, members), _days(other, members)
        return bool(mine and theirs and theirs[0] <= mine[0] and mine[1] <= theirs[1] and mine != theirs)
    if name == "place":
        lands = {_land(value, members), _land(other, members)} - {None}
        return (
            _width(name, value, members) < _width(name, other, members)
            and len(lands) <= 1
            and _near(value, other, members)
        )
    if name == "type":
        wider = other in _WIDE and value not in _WIDE and may_be_one(value, other)
        return wider or other in _NARROWER.get(value, frozenset())
    return False


# Words for an act that leave open what was done, and acts that are told with plainer words as well.
_WIDE: Final = ("sabotage", "other")
_NARROWER: Final = {
    "parcel-device": frozenset({"arson", "bombing"}),
    "assassination": frozenset({"armed-attack"}),
    "poisoning": frozenset({"armed-attack", "assassination"}),
    "cable-cut": frozenset({"vessel-interference"}),
}


_PRECISION: Final = ("site", "city", "district", "province", "sea", "country", None)


def _width(name: str, value: Any, members: list[Account]) -> int:
    if name == "time":
        known = _days(value, members)
        return date.fromisoformat(known[1]).toordinal() - date.fromisoformat(known[0]).toordinal() if known else 9999
    if name == "place":
        told = [one for one in members if one.place and one.place.name == value]
        # A street or a building that is not on the map says less than the town that it lies in.
        mapped = ["province" if one.precision == "site" and one.lat is None else one.precision for one in told]
        level = min(_PRECISION.index(one) for one in mapped)
        return level * _FARTHEST + min(_reach(value) or _extent(value), _FARTHEST - 1)
    return 0


_FARTHEST: Final = 10_000
_WATERS: Final = ("sea", "strait")
_LINES: Final = ("cable", "pipeline")


def _reach(value: Any) -> int:
    """How far a sea reaches, in kilometres, so that of two the narrower is the more precise; 0 for other places."""
    return next((round(one.radius_km) for one in features() if one.names[0] == value and one.kind in _WATERS), 0)


def _extent(value: Any) -> int:
    """A cable or a pipeline, as long as it is, says less of where than the sea that it crosses; 0 for other places."""
    return _FARTHEST * any(one.names[0] == value and one.kind in _LINES for one in features())


def _near(value: Any, other: Any, members: list[Account]) -> bool:
    """Whether a place may lie in another: a feature of the map holds only what lies within its reach."""
    reach = _reach(other)
    here, there = _spot(value, members), _spot(other, members)
    return not reach or here is None or there is None or kilometres(*here, *there) <= reach


def _spot(value: Any, members: list[Account]) -> tuple[float, float] | None:
    return next(
        (
            (one.lat, one.lon)
            for one in members
            if one.place and one.place.name == value and one.lat is not None and one.lon is not None
        ),
        None,
    )


def _days(value: Any, members: list[Account]) -> tuple[str, str] | None:
    return next(
        ((one.earliest, one.latest) for one in members if one.edtf == value and one.earliest and one.latest), None
    )


def _land(value: Any, members: list[Account]) -> str | None:
    return next((one.country for one in members if one.place and one.place.name == value and one.country), None)


def _reason(rule: str, votes: Mapping[Any, set[str]], shown: Any) -> str:
    whole = len({voice for its in votes.values() for voice in its})
    return f"{RULES[rule]} ({len(votes[shown])} of {whole} independent texts say it in so many words)"


def _outlets(told: Iterable[Told], values: Collection[Any]) -> tuple[str, ...]:
    return tuple(sorted({one.outlet or one.page for one in told if one.value in values}))


def _told(name: str, one: Account) -> Told:
    value, words = _ASKED[name](one)
    return Told(value=value, report=one.id, page=one.page, outlet=one.outlet, published=one.told, words=words)
