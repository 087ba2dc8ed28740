"""The reading: what one article says, as frozen types that are JSON both ways.

The form is ``overt-reading/1``. Three rules stand above the rest: a span quotes the article text to the character,
unknown is a value (``None``), and nothing of the page is dropped silently.
"""

from overt.reading.actors import Actor, Match, Mention, Role
from overt.reading.article import Article, Block, Published, Struct
from overt.reading.claims import Claim, Figure, Source
from overt.reading.events import Assertion, Event, Place, Time
from overt.reading.reports import Report, RoleFiller, Sponsor, Suspect, Target, Toll
from overt.reading.values import (
    Act,
    ActorType,
    Aspect,
    Basis,
    Certainty,
    ClaimForm,
    Evidence,
    Excluded,
    Factuality,
    Filled,
    IncidentType,
    LegalStage,
    MentionForm,
    MentionType,
    Precision,
    RoleName,
    Sector,
    Stage,
)
from overt.reading.whole import FORMAT, Problem, Reader, Reading, from_json, schema, to_json

__all__ = [
    "FORMAT",
    "Act",
    "Actor",
    "ActorType",
    "Article",
    "Aspect",
    "Assertion",
    "Basis",
    "Block",
    "Certainty",
    "Claim",
    "ClaimForm",
    "Event",
    "Evidence",
    "Excluded",
    "Factuality",
    "Figure",
    "Filled",
    "IncidentType",
    "LegalStage",
    "Match",
    "Mention",
    "MentionForm",
    "MentionType",
    "Place",
    "Precision",
    "Problem",
    "Published",
    "Reader",
    "Reading",
    "Report",
    "Role",
    "RoleFiller",
    "RoleName",
    "Sector",
    "Source",
    "Sponsor",
    "Stage",
    "Struct",
    "Suspect",
    "Target",
    "Time",
    "Toll",
    "from_json",
    "schema",
    "to_json",
]
