"""The answer keys of MUC-4: who fills which role of an attack, by the words of the text, and how sure the page is."""

import re
from typing import Any

# GRIT's five roles (Du, Rush and Cardie 2021) and the slots of the keys that fill them.
ROLES = {
    "perpetrator": "perp_individual",
    "organisation": "perp_organization",
    "target": "target",
    "victim": "victim_name",
    "weapon": "instrument",
}
CONFIDENCES = (
    "REPORTED AS FACT", "ACQUITTED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED", "POSSIBLE",
)  # fmt: skip
Entity = tuple[str, ...]
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
_BESIDE = re.compile(r"[^\w\s]")
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def plain(text: str) -> str:
    r"""Lower case, one space between words: how GRIT's split was prepared.

    >>> plain("A BOMB\n  WENT OFF")
    'a bomb went off'
    """
    return " ".join(text.lower().split())


def normal(mention: str) -> str:
    """A mention without punctuation and articles, as the published scorer compares it.

    >>> normal("the U.S. Embassy")
    'us embassy'
    """
    return " ".join(_ARTICLES.sub(" ", _BESIDE.sub("", mention.lower()).replace("_", "")).split())


def mentions(fill: str) -> Entity:
    """The alternative words of one fill, in lower case; what stands after a colon only says whom they describe.

    >>> mentions('? "FMLN" / "FARABUNDO MARTI FRONT"')
    ('fmln', 'farabundo marti front')
    """
    left = re.split(r'"\s*:\s*"', fill)[0] + '"'
    return tuple(plain(one.replace("\\", "")) for one in _QUOTED.findall(left) if one.strip())


def entities(document: dict[str, Any], slot: str) -> list[Entity]:
    """The fillers of a slot over all templates of a document, each once, by the words that the text does hold.

    As in GRIT's preparation: a fill that only repeats words of another, or is repeated by it, is the same entity.
    """
    text = plain(document["text"])
    found: list[Entity] = []
    for template in document["templates"]:
        for fill in template[slot]:
            words = mentions(fill)
            if words and not any(set(words) <= set(one) or set(one) <= set(words) for one in found):
                found.append(words)
    kept = [tuple(one for one in entity if one in text) for entity in found]
    return [one for one in kept if one]


def confidences(document: dict[str, Any]) -> list[tuple[Entity, frozenset[str]]]:
    """Each organisation held responsible, with the values that the keys accept for how sure the page is.

    An organisation that several templates name is accepted with the value of any of them.
    """
    found: dict[Entity, set[str]] = {one: set() for one in entities(document, "perp_organization")}
    for template in document["templates"]:
        for fill in template["perp_organization_confidence"]:
            values, _, words = fill.partition(":")
            named = set(mentions(words))
            accepted = {one.strip(" ?") for one in values.split("/")} & set(CONFIDENCES)
            for entity in found:
                if named & set(entity):
                    found[entity] |= accepted
    return [(entity, frozenset(values)) for entity, values in found.items() if values]
