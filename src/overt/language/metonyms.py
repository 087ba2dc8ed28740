"""Metonyms: when "Moscow" is the government, and when it is the city."""

import re
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from overt.vocabulary.lists import raw

_SUBJECTS = ("nsubj", "nsubjpass", "agent", "csubj")
_WITHIN = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "across",
        "through",
        "throughout",
        "over",
        "above",
        "beneath",
        "under",
    }
)


def acts(text: str, doc: Doc, start: int, end: int, *, seat: bool) -> bool:
    """Whether the place named at ``start`` stands for its government.

    A capital does when it is the subject of a doing verb, its agent, the object of accusing or warning, the owner of
    an act, or stands behind "with", "by", "against", "for". A ``seat`` like the Kremlin always does, unless somebody
    is in it or near it.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return seat
    token = span.root
    after = text[end : end + 20].lower()
    if seat:
        return not (token.dep_ == "pobj" and token.head.lower_ in _WITHIN)
    if re.match(rf"[-–](?:{'|'.join(_cues()['hyphened'])})\b", after):
        return True
    return _acts(_first_conjunct(token))


@cache
def _cues() -> dict[str, Any]:
    lists = raw("metonym-cues")
    return {name: lists[name] if name == "hyphened" else frozenset(lists[name]) for name in lists if name != "source"}


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _acts(token: Token) -> bool:
    cues, role, head = _cues(), token.dep_, token.head
    if role in _SUBJECTS:
        return _does(head)
    if role in ("dobj", "obj"):
        return head.lemma_ in cues["objects-of"]
    if role == "poss":
        return head.lemma_.lower() not in cues["city-things"] and head.pos_ in ("NOUN", "PROPN") and not head.ent_type_
    if role == "pobj":
        behalf = head.lower_ == "of" and head.head.lower_ == "behalf"
        return behalf or (head.lower_ in cues["acting-prepositions"] and not _moves(head))
    return False


def _does(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.lemma_ != "be":
        return verb.lemma_ not in _cues()["still-verbs"]
    return any(one.dep_ == "acomp" and one.lemma_ in _WILLING for one in verb.children)


_WILLING = frozenset(
    {
        "ready",
        "willing",
        "responsible",
        "behind",
        "likely",
        "prepared",
        "eager",
        "reluctant",
        "keen",
        "guilty",
        "able",
        "aware",
        "convinced",
    }
)


def _moves(preposition: Token) -> bool:
    """Whether the preposition tells a journey: "left for Moscow"."""
    return preposition.lower_ == "for" and preposition.head.lemma_ in (
        "leave",
        "depart",
        "head",
        "bind",
        "set",
        "train",
        "flight",
        "bus",
    )
