"""The closed lists that fields of a reading take their values from; each is a vocabulary with definitions too."""

from typing import Literal

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
