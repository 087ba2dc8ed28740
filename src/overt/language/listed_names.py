"""Names of the actor list: which entry is meant, and when a city is its government."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from overt.language.actor_list import ActorList, Hit
from overt.language.metonyms import acts
from overt.language.name import Name
from overt.language.nouns import nouns
from overt.spans import Span

_WELL_KNOWN = ("president", "prime minister", "chancellor", "premier", "supreme leader")


def listed_names(
    text: str, doc: Doc, hits: list[Hit], *, actors: ActorList, sentences: tuple[Span, ...]
) -> Iterator[Name]:
    """The names of the actor list in a text, each with the one entry it most likely means.

    ``hits`` are what `ActorList.find` found. A name that several bodies share is the one whose state stands in the
    sentence, else in the article; without either it is nobody's.
    """
    countries = _countries(hits)
    bodies = {phrase.listed.id for hit in hits for phrase in hit.phrases if phrase.kind != "weak"}
    starts = [one.start for one in sentences]
    named: dict[str, set[int]] = {}
    told: dict[int, list[tuple[int, str]]] = {}
    for at, code in countries:
        named.setdefault(code, set()).add(at)
        told.setdefault(bisect_right(starts, at), []).append((at, code))
    for found in hits:
        hit = _shortened(text, found, actors) if _part_of_more(text, doc, found) else found
        if hit is None or all(one.kind == "adjective" for one in hit.phrases):
            continue
        beside = told.get(bisect_right(starts, hit.start), [])
        around = {code for at, code in beside if at != hit.start}
        name = chosen(text, hit, around, {code for code, places in named.items() if places != {hit.start}})
        if name is not None and _is_likely(name, bodies):
            yield _city(text, name, doc) if name.metonym else name


def _shortened(text: str, hit: Hit, actors: ActorList) -> Hit | None:
    """The shorter name that the words begin with, where the longer one is only part of something else."""
    shorter = actors.find(text[hit.start : hit.end].rsplit(" ", 1)[0])
    if not shorter or shorter[0].start > 0:
        return None
    return Hit(hit.start, hit.start + shorter[0].end, shorter[0].phrases)


def _is_likely(name: Name, bodies: set[str]) -> bool:
    """Whether the article speaks of the office holder’s world: but for heads of states, a name may be a namesake’s."""
    if name.type != "person" or name.listed is None or name.score > 0.85:
        return True
    return any(office.of in bodies or office.title in _WELL_KNOWN for office in name.listed.offices)


def _city(text: str, name: Name, doc: Doc) -> Name:
    """The name of a capital: its government where it acts, else only a place."""
    seat = name.listed is not None and name.text in name.listed.seats
    if acts(text, doc, name.start, name.end, seat=seat):
        return replace(name, reason=f"{name.reason}; it acts here")
    return replace(name, type="place", listed=None, metonym=False, reason=f"{name.reason}; the place is meant")


def _countries(hits: list[Hit]) -> list[tuple[int, str]]:
    """Which states are named where, be it by an adjective or by a body that is surely theirs."""
    sure = (hit for hit in hits if len({one.listed.id for one in hit.phrases}) == 1)
    return [
        (hit.start, hit.phrases[0].listed.country)
        for hit in sure
        if hit.phrases[0].listed.country and hit.phrases[0].kind != "weak"
    ]


def chosen(text: str, hit: Hit, around: set[str], anywhere: set[str]) -> Name | None:
    """The entry meant: the one whose state is named in the sentence, else in the article, else the only one."""
    written = text[hit.start : hit.end]
    phrases = [one for one in hit.phrases if one.kind != "adjective"]
    scored = []
    for phrase in phrases:
        country = phrase.listed.country
        near = 2 if country in around else 1 if country in anywhere else 0
        sure = 0 if phrase.kind == "weak" else 1
        if near or sure:
            scored.append((near + sure, near, phrase))
    scored.sort(key=lambda one: -one[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0] and scored[0][2].kind == "weak"):
        return None
    _, near, phrase = scored[0]
    near = 0 if phrase.listed.type == "country" else near
    where = ("", " and its state in the article", " and its state in the same sentence")[near]
    kind = {"weak": "short name", "people": "name of the people"}.get(phrase.kind, phrase.kind)
    score = {"weak": 0.6, "metonym": 0.7, "seat": 0.8, "people": 0.6}.get(phrase.kind, 0.85) + 0.05 * near
    return Name(
        start=hit.start,
        end=hit.end,
        text=written,
        type="group" if phrase.kind == "people" else phrase.listed.type,
        listed=None if phrase.kind == "people" else phrase.listed,
        country=phrase.listed.country,
        metonym=phrase.kind in ("metonym", "seat"),
        reason=f"{kind} {phrase.name!r} of the actor list{where}",
        score=round(score, 2),
    )


def _part_of_more(text: str, doc: Doc, hit: Hit) -> bool:
    """Whether the words only open a longer name: "Russian army" in "Russian army museum"."""
    if text[hit.start : hit.end].split()[-1][0].isupper():
        return False
    following = doc.char_span(hit.end + 1, min(hit.end + 2, len(text)), alignment_mode="expand")
    if following is None or len(following) == 0 or following[0].pos_ not in ("NOUN", "PROPN"):
        return False
    return nouns().kind(following[0].lemma_.lower(), plural=False) not in ("role", "person")
