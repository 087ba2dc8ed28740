"""What one party does to another."""

import pytest

from overt.evaluation.coding import predict, tokens_of
from overt.events.coding import category_between
from overt.events.tree import plant
from overt.language.parse import parse

SENTENCES = [
    ("Norway accused Zembla of spying.", "Norway", "Zembla", "ACCUSE"),
    ("The ministers of Norway met the envoy of Zembla.", "Norway", "Zembla", "CONSULT"),
    ("Norway refused to meet Zembla.", "Norway", "Zembla", "REJECT"),
    ("Norway will not accept the offer of Zembla.", "Norway", "Zembla", "REJECT"),
    ("Norway imposed sanctions on Zembla.", "Norway", "Zembla", "COERCE"),
    ("Gunmen from Zembla attacked Norway.", "Zembla", "Norway", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "source", "target", "category"), SENTENCES)
def test_category(text: str, source: str, target: str, category: str) -> None:
    tree = plant(parse(text))
    coding = category_between(tree, tokens_of(tree, source), tokens_of(tree, target))
    assert coding is not None
    assert coding.category == category


def test_a_promise_is_marked() -> None:
    tree = plant(parse("Norway will send aid to Zembla."))
    coding = category_between(tree, tokens_of(tree, "Norway"), tokens_of(tree, "Zembla"))
    assert coding is not None
    assert coding.promised


def test_the_gold_calls_a_promise_agree_and_giving_way_yield() -> None:
    assert predict({"id": "d", "text": "Norway will send aid to Zembla.", "source": "Norway", "target": "Zembla"}) == {
        "id": "d",
        "category": "AGREE",
    }
    assert predict({"id": "d", "text": "Zembla released Juri.", "source": "Zembla", "target": "Juri"}) == {
        "id": "d",
        "category": "YIELD",
    }


def test_no_event_has_no_category() -> None:
    assert predict({"id": "d", "text": "Norway is green.", "source": "Norway", "target": "green"}) == {
        "id": "d",
        "category": None,
    }
