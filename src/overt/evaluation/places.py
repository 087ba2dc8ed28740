"""Predictions for the task ``places``: the words that name a place, with its coordinates."""

from collections.abc import Iterable, Sequence
from typing import Any

from overt.language.parse import parse
from overt.language.places import find_places, resolve_places
from overt.reading import Place


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The places that overt finds in one document of the gold, from its ``id`` and ``text`` (``source`` if known).

    >>> predict({"id": "d1", "text": "It burned in Vilnius."})["places"][0]["start"]
    13
    """
    text = document["text"]
    return _answer(document, find_places(text, parse(text), outlet=document.get("source")))


def predict_given(document: dict[str, Any], spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The same for spans that are given, such as those of the gold: only where the places are is ours."""
    return _answer(document, resolve_places(document["text"], spans, outlet=document.get("source")))


def _answer(document: dict[str, Any], places: Iterable[Place]) -> dict[str, Any]:
    found = [{"start": one.start, "end": one.end, "lat": one.lat, "lon": one.lon} for one in places]
    return {"id": document["id"], "places": found}
