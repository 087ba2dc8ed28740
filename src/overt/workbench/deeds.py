"""What people do to incidents, from the forms that say it."""

from typing import Any, Final, get_args

from overt.errors import DecisionError, UnknownValueError
from overt.incidents import Desk
from overt.incidents.opened import Opened
from overt.reading import Certainty, IncidentType, LegalStage, Sector, Stage
from overt.record.decisions import Decision, Withdrawal

# The fields a form may set, each with its closed list where it has one.
EDITED: Final[dict[str, tuple[str, ...]]] = {
    "type": get_args(IncidentType), "stage": get_args(Stage), "sector": get_args(Sector),
    "sponsor_certainty": get_args(Certainty), "legal_stage": get_args(LegalStage),
}  # fmt: skip
_NUMBERS: Final = frozenset({"killed", "injured"})
# How outlets and claims are graded, in the Admiralty system (NATO AJP-2.1).
RELIABILITY: Final = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CREDIBILITY: Final = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "cannot be judged",
}  # fmt: skip


def choices() -> dict[str, Any]:
    """The closed lists that a page about an incident offers."""
    return {
        "withdrawals": get_args(Withdrawal),
        "edited_fields": EDITED,
        "reliability": RELIABILITY,
        "credibility": CREDIBILITY,
    }


def confirmed_by(opened: Opened) -> tuple[str, ...]:
    """Who confirmed the incident, each once, by decisions that stand."""
    standing = [one.by for one in opened.decisions if one.stands and one.kind == "state" and one.value == "confirmed"]
    return tuple(dict.fromkeys(standing))


def do(desk: Desk, incident: str, form: dict[str, str], *, sign_off: int) -> Decision:
    """What the form says, done by who is at the desk.

    With a ``sign_off`` of two the first who confirms marks the incident as reviewed; somebody else confirms it. Raises
    UnknownValueError for a deed that is none, and what the desk raises.
    """
    deed, reason = form.get("deed", ""), form.get("reason") or None
    expected = int(form["version"]) if form.get("version", "").isdecimal() else None
    said: dict[str, Any] = {"reason": reason, "expected": expected}
    if deed == "confirm":
        return _confirm(desk, incident, said, sign_off)
    if deed in {"disputed", "reviewed"}:
        return desk.mark(incident, deed, **said)
    if deed == "withdraw":
        return desk.withdraw(incident, form.get("why", ""), **said)
    if deed == "edit":
        field = form.get("field", "")
        return desk.edit(incident, field, _value(field, form.get("value", "")), **said)
    if deed == "split":
        return desk.split(incident, [one for one in form.get("reports", "").split() if one], **said)
    if deed in {"same", "different", "unsure"}:
        other = form.get("other", "").strip()
        overrule = form.get("overrule") == "yes"
        return desk.decide(deed, incident, other, overrule=overrule, **said)  # type: ignore[arg-type]
    if deed == "undo":
        return desk.undo(form.get("decision", ""), **said)
    known = ["confirm", "reviewed", "disputed", "withdraw", "edit", "split", "same", "different", "unsure", "undo"]
    raise UnknownValueError("deed", deed, known)


def _confirm(desk: Desk, incident: str, said: dict[str, Any], sign_off: int) -> Decision:
    if sign_off < 2:
        return desk.mark(incident, "confirmed", **said)
    opened = desk.open(incident)
    reviewed = {one.by for one in opened.decisions if one.stands and one.kind == "state" and one.value == "reviewed"}
    if not reviewed:
        return desk.mark(incident, "reviewed", **said)
    if reviewed == {desk.by}:
        raise DecisionError("Two people confirm an incident here, and you were the first. Somebody else confirms it.")
    return desk.mark(incident, "confirmed", **said)


def _value(field: str, typed: str) -> Any:
    """The value that was typed for a field; nothing typed says that it is not known."""
    typed = typed.strip()
    if not typed:
        return None
    if field in EDITED and typed not in EDITED[field]:
        raise UnknownValueError(field.replace("_", " "), typed, EDITED[field])
    if field in _NUMBERS:
        if not typed.isdecimal() or len(typed) > 6:
            raise UnknownValueError(field, typed, ["a whole number"])
        return int(typed)
    return typed
