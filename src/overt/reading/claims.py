"""Claims of a reading: who says what, to whom, how sure, on what; and the figures that are given."""

import msgspec

from overt.reading.article import Struct
from overt.reading.values import Act, ClaimForm, Evidence, Factuality
from overt.spans import Span


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


class Figure(Span, frozen=True, kw_only=True):
    """A number or a trend given about acts: what is counted, its value or change, from when to when, whose claim."""

    what: str
    value: float | None = None
    change: str | None = None
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")
    claim: str | None = None
