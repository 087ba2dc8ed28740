"""The vocabularies of the claims room and the code agree."""

from typing import get_args

import pytest

from overt.claims.collect import rule_drafts
from overt.claims.cues import Cue, cues
from overt.claims.quoted import Quotations
from overt.language.parse import parse
from overt.reading import Act, ClaimForm, Evidence, Factuality
from overt.vocabulary import identifiers, raw


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("claim-acts", Act),
        ("claim-forms", ClaimForm),
        ("claim-factualities", Factuality),
        ("claim-evidences", Evidence),
    ],
)
def test_closed_lists_are_those_of_the_reading(name: str, values: object) -> None:
    assert set(identifiers(name)) == set(get_args(values))


def test_no_cue_stands_twice() -> None:
    known = [(one.id, one.part) for one in cues()]
    assert len(known) == len(set(known))


def test_frames_of_cues_are_documented() -> None:
    documented = {entry["id"] for entry in raw("claim-frames")}
    used = {"preposition" if frame.startswith("preposition-") else frame for one in cues() for frame in one.frames}
    assert used <= documented


def test_grounds_and_hedges_name_known_values() -> None:
    assert {entry["evidence"] for entry in raw("claim-grounds")} <= set(get_args(Evidence))
    assert {entry["certainty"] for entry in raw("claim-hedges")} <= {"CT", "PR", "PS"}


@pytest.mark.parametrize("cue", cues(), ids=lambda one: f"{one.id}-{one.part}")
def test_every_cue_is_found_in_its_example(cue: Cue) -> None:
    doc = parse(cue.example)
    found = rule_drafts(doc, Quotations(cue.example), stances=True)
    assert cue.id in {one.cue.id for one in found}
