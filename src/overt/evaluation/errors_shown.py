"""The errors themselves: what was missed and what was made up, document by document."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from overt.evaluation import gold
from overt.evaluation.tasks import Document

Labels = Callable[[Document], dict[Any, str]]


def errors_of(name: str, source: Path, out: Path) -> Iterator[str]:
    """One line for each thing missed or made up; nothing for tasks whose scorer shows them itself."""
    if name not in _LABELS:
        return
    found = {row["id"]: row for row in gold.documents(out)}
    for document in gold.documents(source):
        wanted, mine = _LABELS[name](document), _found(name, document, found.get(document["id"], {}))
        for key in sorted(wanted.keys() - mine.keys(), key=str):
            yield f"{document['id']}: missed: {wanted[key]}"
        for key in sorted(mine.keys() - wanted.keys(), key=str):
            yield f"{document['id']}: made up: {mine[key]}"


def _found(name: str, document: Document, prediction: Document) -> dict[Any, str]:
    """The prediction's own labels, in the words of the document."""
    return _LABELS[name]({**document, **_emptied(name), **prediction})


def _emptied(name: str) -> Document:
    return {_LISTS[name]: []} if name in _LISTS else {}


def _times(document: Document) -> dict[Any, str]:
    return {
        (one["start"], one["end"], one.get("value")): f"{_words(document, one)!r} = {one.get('value')}"
        for one in document["times"]
    }


def _places(document: Document) -> dict[Any, str]:
    return {(one["start"], one["end"]): f"{_words(document, one)!r}" for one in document["places"]}


def _lines(document: Document) -> dict[Any, str]:
    kept = document.get("kept")
    if kept is None:
        kept = [number for number, line in enumerate(document["lines"]) if line["label"] == "article"]
    scored = {number for number, line in enumerate(document["lines"]) if line["label"] in {"article", "furniture"}}
    return {number: document["lines"][number]["text"][:100] for number in kept if number in scored}


def _attributions(document: Document) -> dict[Any, str]:
    return {
        tuple(map(tuple, one["content"])): " … ".join(
            document["text"][start:end] for role in ("source", "cue", "content") for start, end in one[role]
        )
        for one in document["attributions"]
    }


def _categories(document: Document) -> dict[Any, str]:
    return {document["category"]: f"{document['category']}: {document['text'][:100]}"} if "category" in document else {}


def _words(document: Document, one: Document) -> str:
    return str(document["text"][one["start"] : one["end"]])


_LISTS = {"times": "times", "places": "places", "attribution": "attributions"}
_LABELS: dict[str, Labels] = {
    "times": _times,
    "places": _places,
    "lines": _lines,
    "attribution": _attributions,
    "coding": _categories,
}
