"""The scorer of MUC-4's roles, on keys of our own."""

from overt.evaluation.role_score import score
from overt.evaluation.template_keys import confidences, entities

EMPTY = {slot: ["-"] for slot in ("perp_individual", "target", "victim_name", "victim_description", "instrument")}
KEYS = {
    "id": "K-1",
    "text": "THE RED RIDGE FRONT (RRF) BLEW UP\nTHE MILL.",
    "templates": [
        {
            **EMPTY,
            "perp_organization": ['"RED RIDGE FRONT" / "RRF"'],
            "perp_organization_confidence": ['REPORTED AS FACT / POSSIBLE: "RED RIDGE FRONT" / "RRF"'],
            "target": ['"MILL"', '? "BARN"'],
        },
        {**EMPTY, "perp_organization": ['"RRF"'], "perp_organization_confidence": ["-"]},
    ],
}


def row(roles: dict[str, list[list[str]]], said: list[list[str]]) -> str:
    return score([KEYS], [{"id": "K-1", "roles": roles, "confidences": said}])


def test_keys_join_templates_and_leave_out_words_that_the_text_lacks() -> None:
    assert entities(KEYS, "perp_organization") == [("red ridge front", "rrf")]
    assert entities(KEYS, "target") == [("mill",)]
    assert confidences(KEYS) == [(("red ridge front", "rrf"), frozenset({"REPORTED AS FACT", "POSSIBLE"}))]


def test_an_entity_is_right_by_any_of_its_mentions() -> None:
    told = row({"organisation": [["RRF"]], "target": [["the mill"]]}, [["RRF", "POSSIBLE"]])
    assert "all roles              1.000 1.000 1.000   (2 / 2 / 2)" in told
    assert "confidence             1.000 1.000 1.000   (1 / 1 / 1)" in told


def test_two_answers_for_one_entity_are_one_too_many_and_wrong_confidence_is_wrong() -> None:
    told = row({"organisation": [["RRF"], ["red ridge front"]]}, [["RRF", "ACQUITTED"]])
    assert "organisation           0.500 1.000 0.667   (1 / 2 / 1)" in told
    assert "confidence             0.000 0.000 0.000   (0 / 1 / 1)" in told


def test_confidence_by_template_gives_half_for_the_value_alone_and_counts_missing_templates() -> None:
    both = {**KEYS, "templates": [KEYS["templates"][0], {**KEYS["templates"][0], "target": ['"BARN"']}]}
    said = [{"fills": ["mill"], "confidences": [["RRF", "POSSIBLE"], ["Blue Ridge Front", "POSSIBLE"]]}]
    told = score([both], [{"id": "K-1", "templates": said}])
    assert "confidence by template 0.500 0.500 0.500   (2 / 4 / 4)" in told
    wrong = [{"fills": ["mill"], "confidences": [["Blue Ridge Front", "POSSIBLE"]]}]
    assert "(1 / 2 / 4)" in score([both], [{"id": "K-1", "templates": wrong}])


def test_suspicion_by_anyone_is_half_right_where_the_keys_say_by_authorities() -> None:
    keys = {**KEYS["templates"][0], "perp_organization_confidence": ['SUSPECTED OR ACCUSED BY AUTHORITIES: "RRF"']}
    said = [{"fills": ["RRF"], "confidences": [["RRF", "SUSPECTED OR ACCUSED"]]}]
    assert "(1 / 2 / 2)" in score([{**KEYS, "templates": [keys]}], [{"id": "K-1", "templates": said}])


def test_a_template_that_matches_no_key_is_spurious_and_an_optional_fill_is_not_missed() -> None:
    keys = {**KEYS["templates"][0], "perp_organization_confidence": ['? POSSIBLE: "RRF"']}
    said = [{"fills": ["bank"], "confidences": [["RRF", "POSSIBLE"]]}]
    assert "(0 / 2 / 0)" in score([{**KEYS, "templates": [keys]}], [{"id": "K-1", "templates": said}])
    found = [{"fills": ["RRF"], "confidences": [["RRF", "POSSIBLE"]]}]
    assert "(2 / 2 / 2)" in score([{**KEYS, "templates": [keys]}], [{"id": "K-1", "templates": found}])
