"""Reports of a reading: one article's account of one incident, each field with its words."""

from typing import Literal

from overt.reading.article import Struct
from overt.reading.events import Place, Time
from overt.reading.values import Certainty, Excluded, Filled, IncidentType, LegalStage, RoleName, Sector, Stage
from overt.spans import Span


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
