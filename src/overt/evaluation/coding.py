"""Predictions for the task ``coding``: the PLOVER category of what a source does to a target."""

from typing import Any

from overt.events.categories import category_between
from overt.events.tree import Tree, plant
from overt.language.parse import parse


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The category of one sentence of the gold, from its ``id``, ``text``, ``source`` and ``target``.

    >>> sentence = {"id": "d1", "text": "Norway accused Zembla.", "source": "Norway", "target": "Zembla"}
    >>> predict(sentence)
    {'id': 'd1', 'category': 'ACCUSE'}
    """
    tree = plant(parse(document["text"]))
    source, target = tokens_of(tree, document["source"]), tokens_of(tree, document["target"])
    return {"id": document["id"], "category": category_between(tree, source, target)}


def tokens_of(tree: Tree, words: str) -> list[int]:
    """The tokens of some words of the text; none when the text does not hold them."""
    start = tree.text.find(words)
    end = start + len(words)
    return [token for token, at in enumerate(tree.starts) if start <= at < end] if start >= 0 else []
