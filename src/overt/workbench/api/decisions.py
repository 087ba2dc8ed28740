"""Decisions: what people judged, graded and took back; and what waits for one."""

from typing import Annotated, Final, Literal

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from overt.incidents import Desk
from overt.incidents.opened import Grade, Proposal
from overt.record.decisions import Credibility, Decision, Reliability
from overt.workbench.api.asking import CURSOR, LIMIT, RECORD, REQUEST, words
from overt.workbench.api.envelope import COUNT_TO, Listed, listed, whole
from overt.workbench.api.incidents import Deciding, Id, Reason, desk, seen
from overt.workbench.people.access import REVIEWER
from overt.workbench.threaded import threaded

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

    @get()
    @threaded
    def decisions(
        self,
        record: RECORD,
        by: Annotated[str | None, words("Who decided.")] = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[Decision]:
        """List what people decided, the newest first, also what was taken back."""
        return listed(record.decided(by=by, cursor=cursor, limit=limit))

    @get("/{decision_id:str}")
    @threaded
    def decision(self, record: RECORD, decision_id: FromPath[str]) -> Decision:
        """Open a decision."""
        return record.decision(decision_id)

    @post("/{decision_id:str}/undo", guards=[REVIEWER])
    @threaded
    def undo(
        self,
        request: REQUEST,
        record: RECORD,
        decision_id: FromPath[str],
        data: JSONBody[Undo],
    ) -> Decision:
        """Take a decision back: what it changed is as if it had not been made; it stays in the history."""
        return desk(request, record).undo(decision_id, reason=data.reason, expected=seen(request, data))


class Review(Controller):
    """What waits for a person, and their judgement."""

    path = "/review"
    tags = ("decisions",)

    @get("/proposals")
    @threaded
    def proposals(
        self,
        record: RECORD,
        incident: Annotated[str | None, words("Only proposals about this incident.")] = None,
        limit: LIMIT = 20,
    ) -> Listed[Proposal]:
        """List pairs of incidents that may be one and that nobody has decided about, the likeliest first."""
        found = Desk(record, by="").proposals(about=incident, limit=limit, count_to=COUNT_TO)
        return Listed(items=found.items, total=found.total, at_least=found.at_least)

    @post("/judgements", guards=[REVIEWER])
    @threaded
    def judge(self, request: REQUEST, record: RECORD, data: JSONBody[Judge]) -> Decision:
        """Say that two incidents are the same, different, or that you are unsure."""
        return desk(request, record).decide(
            data.judgement, data.left, data.right, reason=data.reason, expected=seen(request, data),
            overrule=data.overrule,
        )  # fmt: skip

    @get("/grades")
    @threaded
    def grades(
        self,
        record: RECORD,
        outlet: Annotated[str | None, words("Of this outlet.")] = None,
        claim: Annotated[str | None, words("Of this claim.")] = None,
    ) -> Listed[Grade]:
        """List the grades that stand, the newest first."""
        return whole(Desk(record, by="").grades(outlet=outlet, claim=claim))

    @post("/grades", guards=[REVIEWER])
    @threaded
    def grade(self, request: REQUEST, record: RECORD, data: JSONBody[Grading]) -> Decision:
        """Grade an outlet or a claim in the Admiralty system: reliability A to F, credibility 1 to 6."""
        if data.claim is not None:
            record.show(data.claim)  # a grade of what is not there would never be seen again
        return desk(request, record).grade(
            outlet=data.outlet, claim=data.claim, reliability=data.reliability, credibility=data.credibility,
            reason=data.reason,
        )  # fmt: skip
