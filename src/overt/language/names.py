"""Names: every stretch of an article that names somebody or something, from the list, the model and rules."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from overt.language.actor_list import ActorList
from overt.language.listed_names import listed_names
from overt.language.model_names import modelled_names
from overt.language.name import Name, filled, without_overlap
from overt.language.paired_names import acronym_pairs, with_pairs
from overt.language.people_names import with_parsed_people
from overt.language.titles import title_before
from overt.reading import Place
from overt.spans import Span
from overt.vocabulary.lists import raw


def find_names(
    text: str, doc: Doc, *, actors: ActorList, sentences: tuple[Span, ...], places: tuple[Place, ...] = ()
) -> list[Name]:
    """All names of a text in text order, none overlapping another.

    ``places`` are the places found in the text; where the model took one of them for a person or a body, it is a place.
    """
    text = text[: len(doc.text)]
    hits = actors.find(text)
    found = [
        *listed_names(text, doc, hits, actors=actors, sentences=sentences),
        *modelled_names(text, doc, hits),
        *_vessels(text),
    ]
    chosen = without_overlap([*acronym_pairs(text, found), *found])
    chosen = with_parsed_people(text, doc, _without_title_words(text, chosen))
    chosen = [_as_vessel(doc, one) for one in chosen]
    chosen = _with_propagation(text, _with_places(text, chosen, places))
    return with_pairs(text, chosen, actors)


def _without_title_words(text: str, names: list[Name]) -> list[Name]:
    """The names, without those that are only a word of somebody’s title: "Interior" in "Interior Minister Tamm"."""
    titles = [one for name in names if name.type == "person" and (one := title_before(text, name.start))]
    inside = {(name.start, name.end) for name in names for one in titles if one.start <= name.start < one.end}
    return [one for one in names if (one.start, one.end) not in inside or one.listed]


def _with_places(text: str, names: list[Name], places: tuple[Place, ...]) -> list[Name]:
    """The names, with towns as places that the model called a person or a body."""
    located = {(one.start, one.end) for one in places if one.geonames is not None}
    surnames = {one.text.split()[-1] for one in names if one.type == "person" and " " in one.text}
    return [
        replace(one, type="place", reason="a place of the gazetteer")
        if one.listed is None
        and one.type in ("person", "organisation")
        and (one.start, one.end) in located
        and one.text.split()[-1] not in surnames
        and not title_before(text, one.start)
        else one
        for one in names
    ]


def _vessels(text: str) -> Iterator[Name]:
    words = "|".join(sorted(map(re.escape, raw("ship-words")["before"]), key=len, reverse=True))
    for one in re.finditer(rf"\b(?:{words}) ((?:[A-Z][\w-]+)(?: (?:[A-Z][\w-]*|\d+)){{0,3}})", text):
        if not title_before(text, one.start(1)):
            yield Name(
                start=one.start(1),
                end=one.end(1),
                text=one.group(1),
                type="vessel",
                reason="named after a word for a ship",
                score=0.75,
            )


def _as_vessel(doc: Doc, name: Name) -> Name:
    """The name as a vessel’s, where a ship stands behind the comma: "Northern Petrel, a Maltese tanker"."""
    if name.listed is not None or name.type not in ("organisation", "person", "other", "facility"):
        return name
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    called = (one.lemma_.lower() for one in span.root.rights if one.dep_ == "appos") if span is not None else ()
    if not any(one in raw("ship-words")["before"] for one in called):
        return name
    return replace(name, type="vessel", reason="called a ship", score=0.7)


def _with_propagation(text: str, names: list[Name]) -> list[Name]:
    """The names, and wherever the same words stand unnamed: whole names, and the surname of a full name."""
    known: dict[str, Name] = {}
    for name in names:
        if name.type in ("person", "organisation", "vessel") and name.listed is None:
            known.setdefault(name.text, name)
        if name.type == "person" and " " in name.text:
            known.setdefault(name.text.split()[-1], name)
    words = {word: name for word, name in known.items() if len(word) > 2 and _surely_a_name(text, word)}
    if not words:
        return names
    pattern = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    more = [
        replace(words[one.group()], start=one.start(), end=one.end(), text=one.group(), also=None,
                reason=f"named {words[one.group()].text!r} elsewhere in the article", score=0.75)
        for one in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w]|-\w)", text)
    ]  # fmt: skip
    kept = [one for one in names if not _overruled(one, words)]
    return filled(kept, more)


def _surely_a_name(text: str, word: str) -> bool:
    """Whether the article never writes the word small: "May" is a name, but not beside "may"."""
    if not word[0].isupper() or " " in word:
        return word[0].isupper()
    small = word.lower()
    # Looked for as plain letters first, which costs a hundredth: most names are never written small.
    return small not in text or not re.search(rf"\b{re.escape(small)}\b", text)


def _overruled(name: Name, words: dict[str, Name]) -> bool:
    """Whether the model called a known surname something else."""
    known = words.get(name.text)
    return known is not None and known.type == "person" != name.type and name.listed is None
