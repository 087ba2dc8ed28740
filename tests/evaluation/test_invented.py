"""The invented and the analysed news: every word of the gold stands in the page, and both halves tell of every kind."""

import json
from pathlib import Path

import pytest

from overt.vocabulary.lists import identifiers

HOME = Path(__file__).parent
GOLD = sorted((HOME / "invented").glob("*/gold/*.json"))
ANALYSED = sorted((HOME / "analysed").glob("*/gold/*.json"))

LISTS = {"act": "claim-acts", "form": "claim-forms", "factuality": "claim-factualities", "evidence": "claim-evidences"}


def words(incident: dict[str, object]) -> list[str]:
    """All words of an incident that are copied from the page."""
    suspects = [one["name"] for one in incident["suspects"]]  # type: ignore[attr-defined, index]
    fields = [incident[name] for name in ("place", "date_words", "instrument", "quote")]
    return [one for one in (*fields, *incident["targets"], *suspects) if one]  # type: ignore[misc, union-attr]


def page_of(file: Path) -> str:
    return (file.parent.parent / "pages" / f"{file.stem}.txt").read_text(encoding="utf-8")


def name_of(file: Path) -> str:
    return f"{file.parent.parent.name}-{file.stem}"


@pytest.mark.parametrize("file", [*GOLD, *ANALYSED], ids=name_of)
def test_every_word_stands_in_the_page(file: Path) -> None:
    page = page_of(file)
    for incident in json.loads(file.read_text(encoding="utf-8"))["incidents"]:
        assert [one for one in words(incident) if one not in page] == []
        assert incident["sponsor"] is None or incident["sponsor"][:5] in page  # "Russia" for "a Russian drone"
        assert incident["type"] in identifiers("incident-types")
        assert incident["stage"] in identifiers("stages")
        assert {one["legal_stage"] for one in incident["suspects"]} <= set(identifiers("legal-stages"))
        assert incident["sponsor_certainty"] in {None, *identifiers("certainties")}
        assert (incident["sponsor"] is None) == (incident["sponsor_certainty"] is None)


@pytest.mark.parametrize("half", ["develop", "held"])
def test_each_half_has_pages_that_tell_nothing_and_pages_that_tell_much(half: str) -> None:
    counts = [
        len(json.loads(one.read_text(encoding="utf-8"))["incidents"]) for one in GOLD if one.parent.parent.name == half
    ]
    assert len(counts) >= 20
    assert counts.count(0) >= 3
    assert max(counts) >= 10


@pytest.mark.parametrize("file", ANALYSED, ids=name_of)
def test_every_word_of_a_claim_and_of_furniture_stands_in_the_page(file: Path) -> None:
    page, gold = page_of(file), json.loads(file.read_text(encoding="utf-8"))
    assert [one for one in gold["removed"] if one not in page.splitlines()] == []
    for claim in gold["claims"]:
        told = [claim[name] for name in ("speaker", "addressee", "cue", "content") if claim[name]]
        assert [one for one in told if one not in page] == []
        for name, known in LISTS.items():
            assert claim[name] in identifiers(known)
