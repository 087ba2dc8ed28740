"""The desk: where incidents are looked at and decided about."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import msgspec

from overt.errors import ChangedMeanwhileError, ContradictionError, DecisionError, UnknownValueError
from overt.incidents.feature import Feature
from overt.incidents.fields import NAMES, fields
from overt.incidents.opened import Grade, Opened, Proposal, Proposals, graded
from overt.incidents.summary import edited
from overt.incidents.update import bring_up_to_date
from overt.record.decisions import Credibility, Decision, DecisionKind, Reliability, Withdrawal
from overt.record.incidents import Incident
from overt.record.merging import Membership, Merging
from overt.record.versions import Version

if TYPE_CHECKING:
    from overt.record import Record

Judgement = Literal["same", "different", "unsure"]
_BY_PEOPLE: Final = ("reviewed", "confirmed", "disputed")


class Desk:
    """What one person sees and decides.

    Every decision is one transaction: it is kept for good, and the incidents it touches are put together anew. It
    takes ``expected``, the number of the record's version that was looked at, and raises ChangedMeanwhileError, which
    names them, when one of its incidents has changed since; without ``expected`` nothing is checked.
    """

    def __init__(self, record: "Record", *, by: str) -> None:
        self.record = record
        self.by = by

    # Looking

    def open(self, incident: str) -> Opened:
        """The incident with all that it is founded on. Raises NotInRecordError when there is none."""
        found = self.record.incident(incident)
        accounts = self.record.accounts(found.reports)
        ordered = tuple(accounts[one] for one in found.reports if one in accounts)
        decisions = self.record.decisions(about=found.reports)
        why = self.record.memberships(found.id)
        said = self.record.claims_about(found.reports)
        return Opened(
            incident=found,
            fields=edited(
                fields(ordered, {accounts[one.report].page: one.story for one in why if one.report in accounts}),
                decisions,
            ),
            accounts=ordered,
            memberships=why,
            stories=_stories(why),
            claims_for=tuple(one for one in said if one.act != "deny" and not one.factuality.endswith("-")),
            claims_against=tuple(one for one in said if one.act == "deny" or one.factuality.endswith("-")),
            decisions=decisions,
        )

    def proposals(self, *, about: str | None = None, limit: int | None = 20, count_to: int | None = None) -> Proposals:
        """Incidents that may be one and that nobody has decided about, the likeliest first.

        ``count_to`` bounds what is counted.
        """
        pairs = self.record.open_pairs(about=about, limit=limit, count_to=count_to)
        known = self.record.these_incidents(its for one in pairs.items for its in (one.left, one.right))
        items = tuple(
            Proposal(
                left=known[one.left],
                right=known[one.right],
                score=one.score,
                speaks_for=tuple(it.reason for it in _features(one.reasons) if it.weight > 0),
                speaks_against=tuple(it.reason for it in _features(one.reasons) if it.weight < 0),
            )
            for one in pairs.items
            if one.left in known and one.right in known  # somebody may have decided in between
        )
        return Proposals(items=items, total=pairs.total, at_least=pairs.at_least)

    def grades(self, *, outlet: str | None = None, claim: str | None = None) -> tuple[Grade, ...]:
        """The grades that stand, of one outlet or claim or of all, the newest first."""
        found = self.record.grades(outlets=[outlet] if outlet else None, claims=[claim] if claim else None)
        return tuple(graded(one) for one in reversed(found) if one.stands)

    # Deciding

    def decide(
        self,
        judgement: Judgement,
        left: str,
        right: str,
        *,
        reason: str | None = None,
        expected: int | None = None,
        overrule: bool = False,
    ) -> Decision:
        """Say that two incidents are the ``same``, ``different``, or that you are ``unsure``.

        Raises ContradictionError, which names them, when earlier decisions say otherwise; with ``overrule`` these are
        set aside.
        """
        if judgement not in get_args(Judgement):
            raise UnknownValueError("judgement", judgement, get_args(Judgement))
        with self.record.merging() as step:
            one, other = self._looked_at(step, (left, right), expected)
            if one.id == other.id:
                raise DecisionError(f"{left} and {right} are one incident already. To take it apart, use split.")
            earlier = _contradicted(step, judgement, one.reports, other.reports)
            if earlier and not overrule:
                told = "; ".join(f"{it.id}: {it.kind}, by {it.by} on {it.moment[:10]}" for it in earlier)
                raise ContradictionError(f"Earlier decisions say otherwise ({told}). Overrule them or leave it.",
                                         [it.id for it in earlier])  # fmt: skip
            return self._keep(step, judgement, one.reports, other.reports, reason=reason,
                              overrules=tuple(it.id for it in earlier))  # fmt: skip

    def split(
        self, incident: str, reports: Iterable[str], *, reason: str | None = None, expected: int | None = None
    ) -> Decision:
        """Take some reports out of an incident: they and the rest are different."""
        with self.record.merging() as step:
            (found,) = self._looked_at(step, (incident,), expected)
            out = tuple(dict.fromkeys(reports))
            rest = tuple(one for one in found.reports if one not in out)
            if not out or not rest or set(out) - set(found.reports):
                raise DecisionError(f"{incident}: name some of its reports, and not all: {', '.join(found.reports)}.")
            return self._keep(step, "split", out, rest, reason=reason)

    def edit(
        self, incident: str, field: str, value: Any, *, reason: str | None = None, expected: int | None = None
    ) -> Decision:
        """Set what is shown of a field, whatever outlets say; ``None`` says that it is not known."""
        if field not in NAMES:
            raise UnknownValueError("field", field, NAMES)
        with self.record.merging() as step:
            (found,) = self._looked_at(step, (incident,), expected)
            return self._keep(step, "edit", found.reports, reason=reason, field=field, value=value)

    def mark(self, incident: str, state: str, *, reason: str | None = None, expected: int | None = None) -> Decision:
        """Say that an incident is ``reviewed``, ``confirmed`` or ``disputed``."""
        if state not in _BY_PEOPLE:
            raise UnknownValueError("state", state, _BY_PEOPLE)
        with self.record.merging() as step:
            (found,) = self._looked_at(step, (incident,), expected)
            return self._keep(step, "state", found.reports, reason=reason, field="state", value=state)

    def withdraw(self, incident: str, why: str, *, reason: str | None = None, expected: int | None = None) -> Decision:
        """Say that an incident does not count: ``accident``, ``misattributed``, ``duplicate`` or ``out-of-scope``."""
        if why not in get_args(Withdrawal):
            raise UnknownValueError("reason for withdrawal", why, get_args(Withdrawal))
        with self.record.merging() as step:
            (found,) = self._looked_at(step, (incident,), expected)
            return self._keep(step, "withdraw", found.reports, reason=reason, field="state", value=why)

    def grade(
        self,
        *,
        outlet: str | None = None,
        claim: str | None = None,
        reliability: str | None = None,
        credibility: str | None = None,
        reason: str | None = None,
    ) -> Decision:
        """Grade an outlet or a claim in the Admiralty system: reliability A–F, credibility 1–6."""
        if (outlet is None) == (claim is None):
            raise DecisionError("Grade an outlet or a claim: name one of the two.")
        if reliability is not None and reliability not in get_args(Reliability):
            raise UnknownValueError("reliability", reliability, get_args(Reliability))
        if credibility is not None and credibility not in get_args(Credibility):
            raise UnknownValueError("credibility", credibility, get_args(Credibility))
        value = {"reliability": reliability, "credibility": credibility}
        with self.record.merging() as step:
            return self._keep(step, "grade", (), reason=reason, value=value, outlet=outlet, claim=claim)

    def undo(self, decision: str, *, reason: str | None = None, expected: int | None = None) -> Decision:
        """Take a decision back: what it changed is as if it had not been made. It stays in the history."""
        with self.record.merging() as step:
            found = step.decision(decision)
            if found.kind == "undo" or found.undone_by:
                raise DecisionError(f"{decision} is taken back already, or is itself an undo. Decide anew instead.")
            about = step.incidents_of((*found.left, *found.right)).values()
            self._looked_at(step, set(about), expected)
            return self._keep(step, "undo", found.left, found.right, reason=reason, undoes=found.id)

    def version(self) -> Version:
        """The version that the record is in; its number is what ``expected`` takes."""
        return self.record.version()

    def _looked_at(self, step: Merging, ids: Iterable[str], expected: int | None) -> Sequence[Incident]:
        """The incidents as they are, when they are still what was looked at."""
        found = [step.incident(one) for one in ids]
        changed = [] if expected is None else [one.id for one in found if one.changed > expected]
        if changed:
            raise ChangedMeanwhileError(
                f"{', '.join(changed)} changed since version {expected}: somebody decided, or reports came. "
                "Look again and decide on what is there now.",
                changed,
            )
        return found

    def _keep(
        self, step: Merging, kind: DecisionKind, left: tuple[str, ...], right: tuple[str, ...] = (), **rest: Any
    ) -> Decision:
        made = step.keep_decision(
            Decision(
                id="", moment="", kind=kind, by=self.by, left=left, right=right, version=step.version().number, **rest
            )
        )
        bring_up_to_date(step, why=f"{made.id}: {kind}, by {self.by}", decided=(*left, *right))
        return made


def _stories(memberships: Iterable[Membership]) -> dict[str, tuple[str, ...]]:
    """The reports of each text that stands on several pages, by the first of these."""
    found: dict[str, list[str]] = {}
    for one in memberships:
        found.setdefault(one.story, []).append(one.report)
    return {story: tuple(its) for story, its in found.items() if len(its) > 1}


def _features(reasons: str) -> tuple[Feature, ...]:
    return msgspec.json.decode(reasons, type=tuple[Feature, ...])


_OPPOSED: Final = {"same": ("different", "split"), "different": ("same",), "unsure": ()}


def _contradicted(step: Merging, judgement: str, left: tuple[str, ...], right: tuple[str, ...]) -> list[Decision]:
    """The earlier decisions about these two sides that say otherwise and stand."""
    return [
        one
        for one in step.decisions_about((*left, *right))
        if one.stands and one.kind in _OPPOSED[judgement] and _between(one, set(left), set(right))
    ]


def _between(one: Decision, left: set[str], right: set[str]) -> bool:
    mine, theirs = set(one.left), set(one.right)
    return bool((mine & left and theirs & right) or (mine & right and theirs & left))
