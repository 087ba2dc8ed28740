"""What has the shape of a claim while nothing is said: "no group claimed the attack", "he asked not to be named"."""

from functools import cache

from spacy.tokens import Token

from overt.claims.acts import negated
from overt.claims.contents import has_to
from overt.claims.draft import Draft
from overt.vocabulary import raw

_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
# Subjects that stand for the course of things and not for anybody: "everything points to an attack".
_NOTHING = frozenset({"everything", "nothing", "anything", "all", "what", "there", "who", "whoever", "neither"})
# Verbs that a source who is to stay hidden asks not to have done: "asked not to be named".
_NAMING = frozenset({"name", "identify", "quote", "cite", "disclose", "use", "print", "publish", "reveal"})
# What goes on or will begin may be anything: "it would continue “with or without a truce”".
_GOING_ON = frozenset({"continue", "begin", "go on"})
_WOULD = frozenset({"would", "could", "should", "'d", "’d"})


def is_unsaid(draft: Draft) -> bool:
    """Whether nobody says the content of the draft, for all that its words are those of a claim."""
    verb = draft.head
    if _by_nobody(draft.speaker):
        return True
    if verb is not None and draft.cue.id in _GOING_ON and any(one.tag_ == "MD" for one in verb.lefts):
        return True
    if verb is not None and verb.pos_ == "NOUN" and any(one.lower_ == "no" for one in verb.lefts):
        return True
    if draft.frame == "quote" or verb is None or verb.pos_ not in ("VERB", "AUX"):
        return False
    return _not_uttered(draft, verb) or _hides(draft, verb) or _only_meant(verb) or _of_a_text_to_come(draft, verb)


def _by_nobody(speaker: Token | None) -> bool:
    if speaker is None:
        return False
    if speaker.lower_ in _NOBODY or speaker.lower_ in _NOTHING:
        return True
    before = speaker.nbor(-1).lower_ if speaker.i else ""
    return any(one.dep_ == "det" and one.lower_ in ("no", "neither") for one in speaker.children) or (
        speaker.lower_ == "one" and before == "no"
    )


def _not_uttered(draft: Draft, verb: Token) -> bool:
    """Whether somebody does not say it: "would not say who", "could not confirm", "neither admitted nor denied"."""
    if draft.cue.kind != "speech" or draft.cue.id in _ANSWERING:
        return False
    if any(one.lower_ in ("neither", "nor") for one in (*verb.children, *verb.head.children)):
        return True
    seldom = any(one.lower_ in _SELDOM for child in verb.lefts if child.dep_ == "advmod" for one in child.subtree)
    return draft.cue.act in ("say", "admit", "accuse") and (negated(verb) or seldom)


_SELDOM = frozenset({"hardly", "rarely", "seldom", "scarcely"})
# Who does not agree, reject or plead guilty says something all the same.
_ANSWERING = frozenset({"agree", "dismiss", "reject", "rule out", "plead guilty"})


def _hides(draft: Draft, verb: Token) -> bool:
    """Whether a source only asks to stay unnamed."""
    if draft.cue.act != "demand" and draft.cue.id != "ask":
        return False
    tasks = (one for one in verb.children if one.dep_ in ("xcomp", "ccomp", "advcl"))
    return any(one.lemma_.lower() in _NAMING and any(low.dep_ == "neg" for low in one.children) for one in tasks)


def _only_meant(verb: Token) -> bool:
    """Whether the verb is what somebody refuses, plans or is told to say, and not what they say."""
    if not has_to(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return False
    if any(one.dep_ in ("nsubj", "dobj") and one.i < verb.i for one in verb.children):
        return True
    return verb.head.lemma_.lower() in _unsaying()


def _of_a_text_to_come(draft: Draft, verb: Token) -> bool:
    """Whether a law or a plan would order or allow something: it rules, and says nothing."""
    speaker = draft.speaker
    if speaker is None or speaker.lemma_.lower() not in _rules() or draft.cue.act not in ("order", "demand", "call"):
        return False
    return any(one.dep_ == "aux" and one.lower_ in _WOULD for one in verb.children)


@cache
def _unsaying() -> frozenset[str]:
    return _listed("before-saying")


@cache
def _rules() -> frozenset[str]:
    return _listed("rules-to-come")


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for entry in raw("claim-unsaid") if entry["id"] == name for word in entry["words"])
