"""The lists that the HTML side reads by, and the code that uses them, are in step."""

from overt.article.html import reasons
from overt.article.html.features import names
from overt.article.html.judge import MODEL
from overt.article.html.markers import groups, markers
from overt.models.forest import load_forest
from overt.vocabulary import identifiers, raw


def test_every_reason_has_its_kind() -> None:
    assert set(reasons.KIND_OF_REASON) == set(identifiers("removal-reasons"))
    assert set(reasons.KIND_OF_REASON.values()) <= set(identifiers("block-kinds"))


def test_rules_speak_of_known_markers_and_reasons() -> None:
    known = set(identifiers("removal-reasons"))
    assert set(reasons._BY_MARK) <= set(groups())
    assert set(reasons._BY_MARK.values()) | set(reasons._BY_TAG.values()) <= known


def test_every_group_of_markers_is_explained_and_its_example_belongs_to_it() -> None:
    for name, entry in raw("html-markers").items():
        assert all(entry[part] for part in ("definition", "example", "source", "words"))
        assert name in markers(entry["example"])


def test_the_model_knows_the_columns_by_name() -> None:
    assert list(load_forest(MODEL).names) == names()
