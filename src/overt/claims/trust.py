"""How far a claim found by rule can be trusted."""

from functools import cache

from overt.claims.draft import Draft
from overt.vocabulary import raw

# A speaker who should be there and was not found makes the whole claim doubtful.
_NO_SPEAKER = 0.6
_BELIEF = 0.95


def trust(draft: Draft) -> float:
    """The share of claims found in the same way that were right, lowered where the speaker was not found.

    The shares were measured on the training part of PolNeAR and stand in the vocabulary ``claim-frames``; where the
    trained reader was asked, its chance and the share are averaged.
    """
    value = _shares()[draft.frame.split("-")[0] if draft.frame.startswith("preposition") else draft.frame]
    if draft.source is None and not draft.hidden:
        value *= _NO_SPEAKER
    if draft.chance is not None:
        value = (value + draft.chance) / 2
    return round(value * (_BELIEF if draft.cue.kind == "belief" else 1.0), 3)


@cache
def _shares() -> dict[str, float]:
    return {entry["id"]: float(entry["trust"]) for entry in raw("claim-frames")}
