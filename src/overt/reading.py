"""The reading: what one article says, as frozen types that are JSON both ways.

The form is ``overt-reading/1``. Three rules stand above the rest: a span quotes the article text to the character,
unknown is a value (``None``), and nothing of the page is dropped silently.
"""

from typing import Any, Literal

import msgspec

from overt.spans import Span

FORMAT = "overt-reading/1"

Basis = Literal["given", "metadata", "page-text", "url", "none"]
MentionType = Literal[
    "person", "organisation", "country", "place", "group", "facility", "vessel", "weapon", "law", "other"
]
MentionForm = Literal["name", "description", "pronoun"]
ActorType = Literal["person", "organisation", "country", "group"]
Act = Literal["say", "accuse", "deny", "admit", "threaten", "demand", "promise", "assess", "order", "call"]
ClaimForm = Literal["direct", "indirect", "mixed"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Evidence = Literal[
    "none-stated", "declined", "document", "official-finding", "intelligence", "witness", "physical", "media",
    "confession", "expert",
]  # fmt: skip
Aspect = Literal[
    "happened", "ongoing", "planned", "attempted", "threatened", "called-for", "denied", "hypothetical", "habitual",
    "historical",
]  # fmt: skip
IncidentType = Literal[
    "arson", "bombing", "parcel-device", "armed-attack", "assassination", "abduction", "vandalism", "sabotage",
    "cable-cut", "cyber", "gnss-jamming", "drone-incursion", "airspace-incursion", "vessel-interference", "hijacking",
    "poisoning", "espionage", "recruitment", "influence-operation", "migration-push", "border-incident", "other",
]  # fmt: skip
Stage = Literal["accomplished", "attempted", "planned", "threatened"]
Sector = Literal[
    "energy", "transport", "digital-infrastructure", "public-administration", "defence", "industry", "retail",
    "courier", "health", "media", "diplomatic", "culture", "migration", "private-person", "other",
]  # fmt: skip
LegalStage = Literal[
    "none", "sought", "detained", "arrested", "charged", "on-trial", "pleaded-guilty", "pleaded-not-guilty",
    "convicted", "sentenced", "acquitted", "released", "expelled", "dead",
]  # fmt: skip
Certainty = Literal[
    "reported-as-fact", "claimed-or-admitted", "suspected-or-accused-by-authorities", "suspected-or-accused",
    "possible", "acquitted",
]  # fmt: skip
RoleName = Literal["perpetrator", "organisation", "target", "victim", "person", "weapon"]
Filled = Literal["targets", "suspects", "instrument", "sponsor"]
Precision = Literal["site", "city", "district", "province", "country", "sea"]
Excluded = Literal["generic", "total", "historical", "accident", "denied", "reviewer"]


class Struct(msgspec.Struct, frozen=True):
    """The base of everything in a reading: frozen and compared by value."""


class Reader(Struct, frozen=True, kw_only=True):
    """Which reader made the reading."""

    version: str
    parts: dict[str, str] = {}
    models: tuple[str, ...] = ()


class Published(Struct, frozen=True, kw_only=True):
    """When the page says it was published, and on what basis we say so; never the clock, never the file's time."""

    edtf: str | None = None
    basis: Basis = "none"


class Block(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One block of the page, kept or removed with its reason.

    A kept block that is part of the text has ``start`` and ``end``; all others carry their ``text``. ``kind`` and
    ``reason`` come from the vocabularies ``block-kinds`` and ``removal-reasons``.
    """

    kind: str
    kept: bool = msgspec.field()
    start: int | None = None
    end: int | None = None
    text: str | None = None
    reason: str | None = None
    score: float | None = None


class Article(Struct, frozen=True, kw_only=True):
    """One page as an article: its body text, and every block of the page, kept or removed."""

    id: str
    url: str | None = None
    outlet: str | None = None
    captured: str | None = None
    title: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    published: Published = Published()
    text: str = ""
    blocks: tuple[Block, ...] = ()


class Mention(Span, frozen=True, kw_only=True):
    """Words that point at somebody or something."""

    id: str
    type: MentionType
    form: MentionForm
    actor: str | None = None


class Match(Struct, frozen=True, kw_only=True):
    """Why a mention or an actor was taken for an entry of the actor list, and how sure that is."""

    reason: str
    score: float


class Role(Struct, frozen=True, kw_only=True):
    """An office that an actor holds, as the article or the actor list says."""

    title: str
    of: str | None = None
    span: Span | None = None
    since: str | None = None
    until: str | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody who can say or do something, by the fullest name the article gives."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    ids: dict[str, str] = {}
    match: Match | None = None
    roles: tuple[Role, ...] = ()


class Source(Span, frozen=True, kw_only=True):
    """The words that name who speaks (or is spoken to), resolved to the fullest name and an actor, with the reason."""

    name: str | None = None
    actor: str | None = None
    reason: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """Something that the page attributes to somebody: who says what, to whom, how sure, on what.

    ``also`` holds the further speakers of the same words ("Fiala and Tusk said"); ``more`` the further pieces of the
    content: the rest of a split quotation, or the subject of "is said to", whose predicate is the content. The words of
    ``cue`` decide the act; those of ``factuality_span`` the factuality, where others than the cue do; those of
    ``evidence_span`` the evidence. ``denies`` is the claim of the same article that a denial denies.
    """

    id: str
    source: Source | None = None
    also: tuple[Source, ...] = ()
    addressee: Source | None = None
    cue: Span
    content: Span
    more: tuple[Span, ...] = ()
    act: Act = "say"
    form: ClaimForm = "indirect"
    factuality: Factuality = "CT+"
    factuality_span: Span | None = None
    evidence: Evidence = "none-stated"
    evidence_span: Span | None = None
    within: str | None = None
    denies: str | None = None
    score: float = 0.0


class Place(Span, frozen=True, kw_only=True):
    """A place as the page writes it, and where that is; ``radius_km`` is the uncertainty of a feature without edges."""

    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    reason: str = ""
    score: float = 0.0


class Time(Span, frozen=True, kw_only=True):
    """A time as an interval: the phrase, its EDTF, the first and last day it may mean, its anchor and the rule."""

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    rule: str = ""


class Assertion(Struct, frozen=True, kw_only=True):
    """Who asserts an event, and how far they commit to it; a claim of ``None`` is the author's own word."""

    claim: str | None = None
    factuality: Factuality = "CT+"


class Event(Struct, frozen=True, kw_only=True):
    """Something done, planned or threatened, in the terms of PLOVER."""

    id: str
    trigger: Span
    category: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    time: Time | None = None
    aspect: Aspect = "happened"
    asserted_by: tuple[Assertion, ...] = ()
    score: float = 0.0


class Target(Span, frozen=True, kw_only=True):
    """What or who was hit."""

    name: str | None = None
    actor: str | None = None


class Suspect(Span, frozen=True, kw_only=True):
    """A person held for the act, and how far the law has got with them."""

    name: str | None = None
    actor: str | None = None
    legal_stage: LegalStage = "none"
    legal_span: Span | None = None


class Sponsor(Struct, frozen=True, kw_only=True):
    """The body said to be behind the act, and with what certainty it is said, by whom."""

    name: str
    actor: str | None = None
    span: Span | None = None
    certainty: Certainty
    said_by: tuple[str, ...] = ()
    involvement: str | None = None


class Toll(Span, frozen=True, kw_only=True):
    """One count of the killed or injured of an act, as one party gives it; ``claim`` is whose, ``None`` the author's.

    ``least`` and ``most`` are the bounds that the words give: "at least six" has no ``most``, "up to ten" no ``least``,
    "dozens" is 24 or more. ``attackers`` says that it counts those who did it; they are not in ``killed``.
    """

    what: Literal["killed", "injured"]
    least: int | None = None
    most: int | None = None
    attackers: bool = False
    claim: str | None = None


class RoleFiller(Span, frozen=True, kw_only=True):
    """Words that the trained tagger takes for one who did an act, or for what or who was hit by it, or its means.

    ``filled`` names the report's field that was filled from these words because the rules had found nothing for it;
    ``None`` where they are only a second opinion. ``certainty`` is that of an organisation, ``score`` the chance that
    the words fill the role in some act of the article.
    """

    role: RoleName
    filled: Filled | None = None
    certainty: Certainty | None = None
    score: float


class Report(Struct, frozen=True, kw_only=True):
    """One article's account of one incident; whatever the page does not say is ``None``."""

    id: str
    type: IncidentType
    stage: Stage = "accomplished"
    events: tuple[str, ...] = ()
    place: Place | None = None
    time: Time | None = None
    targets: tuple[Target, ...] = ()
    sector: Sector | None = None
    instrument: Span | None = None
    suspects: tuple[Suspect, ...] = ()
    sponsor: Sponsor | None = None
    killed: int | None = None
    injured: int | None = None
    tolls: tuple[Toll, ...] = ()
    fillers: tuple[RoleFiller, ...] = ()
    evidence: tuple[Span, ...] = ()
    excluded: Excluded | None = None
    score: float = 0.0


class Figure(Span, frozen=True, kw_only=True):
    """A number or a trend given about acts: what is counted, its value or change, from when to when, whose claim."""

    what: str
    value: float | None = None
    change: str | None = None
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")
    claim: str | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Something on the page that could not be read, said plainly and kept with the reading."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """All that one page says, with the words it stands on."""

    format: str = FORMAT
    reader: Reader
    article: Article
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


def to_json(reading: Reading) -> bytes:
    """The reading as one line of JSON; the same reading gives the same bytes."""
    return msgspec.json.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds.

    Raises ``msgspec.ValidationError``, which names the field, when the line is no reading of this format.
    """
    return msgspec.json.decode(line, type=Reading)


def schema() -> dict[str, Any]:
    """The JSON Schema of a reading, generated from the types in this file.

    >>> schema()["$ref"]
    '#/$defs/Reading'
    """
    return msgspec.json.schema(Reading)
