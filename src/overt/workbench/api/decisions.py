"""Decisions: what people judged, graded and took back; and what waits for one."""

from typing import Annotated, Any, Final, Literal

import msgspec
from litestar import Controller, Request, get, post

from overt.incidents import Desk
from overt.incidents.opened import Grade, Proposal
from overt.record import Record
from overt.record.decisions import Credibility, Decision, Reliability
from overt.workbench.api.asking import CURSOR, LIMIT, words
from overt.workbench.api.envelope import Listed, listed
from overt.workbench.api.incidents import Deciding, Id, Reason, desk, seen
from overt.workbench.roles import at_least

_SHORT: Final = 255


class Judge(Deciding, frozen=True, kw_only=True):
    """Whether two incidents are one. ``overrule`` sets aside earlier decisions that say otherwise."""

    judgement: Literal["same", "different", "unsure"]
    left: Id
    right: Id
    overrule: bool = False


class Undo(Deciding, frozen=True, kw_only=True):
    """Why a decision is taken back."""


class Grading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far an outlet or a claim is trusted, in the Admiralty system; name just one of the two."""

    outlet: Annotated[str, msgspec.Meta(min_length=1, max_length=_SHORT)] | None = None
    claim: Id | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    reason: Reason | None = None


class Decisions(Controller):
    """Decisions, the newest first."""

    path = "/decisions"
    tags = ("decisions",)

    @get(sync_to_thread=True)
    def decisions(
        self,
        record: Record,
        by: Annotated[str | None, words("Who decided.")] = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[Decision]:
        """List what people decided, the newest first, also what was taken back."""
        return listed(record.decided(by=by, cursor=cursor, limit=limit))

    @get("/{decision_id:str}", sync_to_thread=True)
    def decision(self, record: Record, decision_id: str) -> Decision:
        """Open a decision."""
        return record.decision(decision_id)

    @post("/{decision_id:str}/undo", sync_to_thread=True, guards=[at_least("reviewer")])
    def undo(self, request: Request[Any, Any, Any], record: Record, decision_id: str, data: Undo) -> Decision:
        """Take a decision back: what it changed is as if it had not been made; it stays in the history."""
        return desk(request, record).undo(decision_id, reason=data.reason, expected=seen(request, data))


class Review(Controller):
    """What waits for a person, and their judgement."""

    path = "/review"
    tags = ("decisions",)

    @get("/proposals", sync_to_thread=True)
    def proposals(
        self,
        record: Record,
        incident: Annotated[str | None, words("Only proposals about this incident.")] = None,
        limit: LIMIT = 20,
    ) -> Listed[Proposal]:
        """List pairs of incidents that may be one and that nobody has decided about, the likeliest first."""
        found = Desk(record, by="").proposals(about=incident, limit=limit)
        return Listed(items=found.items, total=found.total)

    @post("/judgements", sync_to_thread=True, guards=[at_least("reviewer")])
    def judge(self, request: Request[Any, Any, Any], record: Record, data: Judge) -> Decision:
        """Say that two incidents are the same, different, or that you are unsure."""
        return desk(request, record).decide(
            data.judgement, data.left, data.right, reason=data.reason, expected=seen(request, data),
            overrule=data.overrule,
        )  # fmt: skip

    @get("/grades", sync_to_thread=True)
    def grades(
        self,
        record: Record,
        outlet: Annotated[str | None, words("Of this outlet.")] = None,
        claim: Annotated[str | None, words("Of this claim.")] = None,
    ) -> Listed[Grade]:
        """List the grades that stand, the newest first."""
        found = Desk(record, by="").grades(outlet=outlet, claim=claim)
        return Listed(items=found, total=len(found))

    @post("/grades", sync_to_thread=True, guards=[at_least("reviewer")])
    def grade(self, request: Request[Any, Any, Any], record: Record, data: Grading) -> Decision:
        """Grade an outlet or a claim in the Admiralty system: reliability A to F, credibility 1 to 6."""
        if data.claim is not None:
            record.show(data.claim)  # a grade of what is not there would never be seen again
        return desk(request, record).grade(
            outlet=data.outlet, claim=data.claim, reliability=data.reliability, credibility=data.credibility,
            reason=data.reason,
        )  # fmt: skip
