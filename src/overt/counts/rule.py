"""A rule that says which incidents count: whose it is, what it means, which filters it comes down to."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from overt.errors import RuleError, UnknownValueError
from overt.reading import Certainty, IncidentType, Sector, Stage
from overt.record.countries import country_code
from overt.record.dates import days
from overt.record.decisions import State
from overt.record.incidents import Incident
from overt.vocabulary import raw

# From the surest to the least sure; "acquitted" is surer than none that it was not so, and never counts.
SURENESS: Final = (
    "claimed-or-admitted", "reported-as-fact", "suspected-or-accused-by-authorities", "suspected-or-accused",
    "possible",
)  # fmt: skip


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which incidents count. A filter that is not given lets everything pass.

    ``certainty`` is the least that is asked for of who was behind it, in the order of `SURENESS`; ``attributed`` by
    whom (author, authority, sponsor, other). ``sponsor`` holds words of which the sponsor's name must have one.
    ``region`` is one of the vocabulary ``regions``; an incident without a country is in none. ``since`` and ``until``
    (EDTF) ask when it took place: one that may lie outside is not counted, but told apart as uncertain.
    """

    name: str
    title: str
    author: str
    version: str
    source: str
    definition: str
    types: tuple[IncidentType, ...] = ()
    also_types: tuple[IncidentType, ...] = ()
    physical: bool | None = None
    stages: tuple[Stage, ...] = ()
    sectors: tuple[Sector, ...] = ()
    region: str | None = None
    countries: tuple[str, ...] = ()
    sponsor: tuple[str, ...] = ()
    certainty: Certainty | None = None
    attributed: tuple[str, ...] = ()
    states: tuple[State, ...] = ("candidate", "reviewed", "confirmed", "disputed")
    since: str | None = None
    until: str | None = None

    @property
    def signature(self) -> str:
        """What a number is signed with: the rule's name and version.

        >>> rule("csis").signature
        'csis v1'
        """
        return f"{self.name} v{self.version}"


def rules() -> tuple[Rule, ...]:
    """The rules that come with overt, by name.

    >>> "csis" in [one.name for one in rules()]
    True
    """
    folder = files("overt.counts").joinpath("rules")
    names = sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(_shipped(name) for name in names)


def rule(name: str) -> Rule:
    """The rule of that name, or in the YAML file of that path.

    Raises UnknownValueError for a name that is none, and RuleError, which names the entry, for a file that is no rule.

    >>> rule("all").author
    'overt'
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        try:
            return _checked(path.read_text(encoding="utf-8"), where=name)
        except OSError as error:
            raise RuleError(f"{name}: the rule cannot be read ({error.strerror}). Name a YAML file.") from error
    known = [one.name for one in rules()]
    if name not in known:
        raise UnknownValueError("rule", name, [*known, "the path of a .yaml file"])
    return _shipped(name)


def written(text: str) -> Rule:
    """The rule that somebody wrote as YAML. Raises RuleError, which names the entry, for what is no rule."""
    return _checked(text, where="your rule")


@cache
def _shipped(name: str) -> Rule:
    return _checked(files("overt.counts").joinpath("rules", f"{name}.yaml").read_text(encoding="utf-8"), where=name)


def _checked(text: str, *, where: str) -> Rule:
    try:
        found = msgspec.convert(yaml.safe_load(text), type=Rule)
        days(found.since or "2000"), days(found.until or "2000")
        tuple(country_code(one) for one in found.countries)
    except (yaml.YAMLError, msgspec.ValidationError, UnknownValueError) as error:
        raise RuleError(f"{where}: {' '.join(str(error).split())}. Mend the entry it names.") from error
    if found.region and found.region not in raw("regions"):
        raise RuleError(f"{where}: {found.region!r} is no region. Known regions: {', '.join(sorted(raw('regions')))}.")
    return found


def why_not(rule: Rule, incident: Incident) -> str | None:
    """Why a rule does not count an incident; ``None`` when it does. When it took place is asked elsewhere."""
    return next((reason for ask in _ASKED if (reason := ask(rule, incident))), None)


def _state(rule: Rule, one: Incident) -> str | None:
    return None if one.state in rule.states else f"its state is {one.state}"


def _type(rule: Rule, one: Incident) -> str | None:
    if one.type in rule.also_types:
        return None
    if rule.types and one.type not in rule.types:
        return f"{one.type} is not counted"
    if rule.physical is not None and (one.type in raw("physical-types")) != rule.physical:
        return f"{one.type} is {'not ' if rule.physical else ''}physical"
    return None


def _stage(rule: Rule, one: Incident) -> str | None:
    return f"it was only {one.stage}" if rule.stages and one.stage not in rule.stages else None


def _sector(rule: Rule, one: Incident) -> str | None:
    return f"the sector is {one.sector or 'unknown'}" if rule.sectors and one.sector not in rule.sectors else None


def _where(rule: Rule, one: Incident) -> str | None:
    asked = {country_code(name) for name in rule.countries} | set(raw("regions")[rule.region] if rule.region else ())
    if not asked or one.country in asked:
        return None
    return f"{one.country} is outside" if one.country else "the country is unknown"


def _sponsor(rule: Rule, one: Incident) -> str | None:
    if not rule.sponsor:
        return None
    if not one.sponsor:
        return "nobody is said to be behind it"
    named = any(_same_body(word, one.sponsor) for word in rule.sponsor)
    return None if named else f"{one.sponsor} is said to be behind it"


@cache
def _same_body(word: str, sponsor: str) -> bool:
    """Whether a sponsor is that country, or a body or people of it: "Russian special services" is Russia."""
    state: dict[str, Any] = next((one for one in raw("actors-states")["actors"] if one["name"] == word), {})
    called = [word, *state.get("adjectives", ()), *state.get("people", ()), *state.get("metonyms", ())]
    bodies = [one for one in raw("actors-bodies")["actors"] if one.get("country") == state.get("country", "-")]
    called += [name for one in bodies for name in (one["name"], *one.get("aliases", ()))]
    return any(name.casefold().removeprefix("the ") in sponsor.casefold() for name in called)


def _certainty(rule: Rule, one: Incident) -> str | None:
    if rule.certainty is None:
        return None
    if one.sponsor_certainty not in SURENESS:
        return f"who was behind it is {one.sponsor_certainty or 'unknown'}"
    enough = SURENESS.index(one.sponsor_certainty) <= SURENESS.index(rule.certainty)
    return None if enough else f"it is only {one.sponsor_certainty}"


def _attributed(rule: Rule, one: Incident) -> str | None:
    if not rule.attributed or set(rule.attributed) & set(one.attributed):
        return None
    return f"said by {', '.join(one.attributed)} only" if one.attributed else "nobody says who was behind it"


_ASKED: Final[tuple[Any, ...]] = (_state, _type, _stage, _sector, _where, _sponsor, _certainty, _attributed)
