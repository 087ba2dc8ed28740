"""An incident, opened: what each outlet says of each field, who claims what, and what people decided."""

import msgspec

from overt.incidents.fields import Field
from overt.record.accounts import Account
from overt.record.claims import ClaimEntry
from overt.record.decisions import Decision
from overt.record.incidents import Incident
from overt.record.merging import Membership


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with all that it is founded on.

    ``fields`` are in the order of `overt.incidents.fields.NAMES`. ``accounts`` are the reports in the order of
    publication, ``memberships`` why each belongs here, ``stories`` which of them are copies of one text (the page of
    the first, and the reports). ``claims_for`` and ``claims_against`` are what is said of who was behind it.
    ``decisions`` is the whole history, also what was taken back.
    """

    incident: Incident
    fields: dict[str, Field]
    accounts: tuple[Account, ...]
    memberships: tuple[Membership, ...]
    stories: dict[str, tuple[str, ...]] = {}
    claims_for: tuple[ClaimEntry, ...] = ()
    claims_against: tuple[ClaimEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Two incidents that may be one: how likely, what speaks for it and against it; a person decides."""

    left: Incident
    right: Incident
    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


class Proposals(msgspec.Struct, frozen=True, kw_only=True):
    """Some proposals, the likeliest first; ``total`` counts all that nobody has decided, or no further ``at_least``."""

    items: tuple[Proposal, ...]
    total: int
    at_least: bool = False


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """How far people trust an outlet or a claim, in the Admiralty system: A–F the source, 1–6 what it says.

    ``decision`` is what takes it back.
    """

    decision: str
    outlet: str | None = None
    claim: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    by: str
    moment: str
    reason: str | None = None


def graded(decision: Decision) -> Grade:
    """The grade that a decision of that kind gives."""
    one = decision
    return Grade(decision=one.id, outlet=one.outlet, claim=one.claim, by=one.by, moment=one.moment, reason=one.reason,
                 **one.value)  # fmt: skip


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in a timeline: when (EDTF, first and last day), what kind of entry, its id, and what it says."""

    time: str | None
    earliest: str | None
    latest: str | None
    kind: str
    id: str
    text: str
    outlet: str | None = None
    founded_on: str = ""
