"""The words that attribute, from the vocabulary ``claim-cues``."""

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from overt.errors import VocabularyError
from overt.reading import Act, Factuality
from overt.vocabulary import raw

Part = Literal["verb", "noun", "preposition", "adverb", "mark"]
Kind = Literal["speech", "belief", "stance"]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase that attributes, the act it names, and the frames in which it takes its content.

    ``variants`` are other forms in which the parse may give the word: it takes "hopes" for a form of "hop".
    In ``stance_frames`` the word is only a stance: "the video showed a man" says nothing, "showed that …" does. Where
    ``speakers`` or ``objects`` are named the word attributes only with one of them: a court that hears, "no evidence"
    that is found. A ``sure`` word attributes in its frames even where the trained reader, which never met it, doubts.
    """

    id: str
    part: Part
    act: Act
    factuality: Factuality
    kind: Kind
    frames: frozenset[str]
    example: str
    source: str
    variants: tuple[str, ...] = ()
    stance_frames: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    sure: bool = False

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that lead in the content: {"of"} for "complain of"."""
        return frozenset(one.removeprefix("preposition-") for one in self.frames if one.startswith("preposition-"))


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the file.

    Raises VocabularyError when an entry lacks a field or holds a value outside its closed list.
    """
    try:
        return msgspec.convert(raw("claim-cues"), type=tuple[Cue, ...])
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocabulary claim-cues.yaml: {error}. Mend the entry it names.") from error


@cache
def of_part(part: Part) -> dict[str, Cue]:
    """The cues of one part of speech by their word or phrase."""
    found = {name: one for one in cues() if one.part == part for name in one.variants}
    return found | {one.id: one for one in cues() if one.part == part}


# How the second word of a phrase hangs on its verb.
_BELONGING = frozenset({"prt", "prep", "acomp", "advmod", "ccomp", "dobj", "oprd"})


def _apart(verb: Token, child: Token) -> bool:
    """Whether a preposition tells when or of what, and does not belong to the verb: "called him on Monday"."""
    if child.dep_ != "prep":
        return False
    if child.lower_ == "at":
        return not any(one.like_num for one in child.subtree)
    held = any(one.dep_ == "dobj" and one.i < child.i for one in verb.children)
    return held or child.i < verb.i or any(one.ent_type_ in ("DATE", "TIME") for one in child.children)


@cache
def _phrase_heads() -> frozenset[str]:
    return frozenset(one.split()[0] for one in of_part("verb") if " " in one) | {"like"}


def verb_cue(verb: Token) -> tuple[Cue, tuple[Token, ...]] | None:
    """The cue that a verb is, with the words that belong to it: "pointed out", "made clear", "called for"."""
    lemma = verb.lemma_.lower()
    known = of_part("verb")
    if lemma in _phrase_heads():
        for child in verb.children:
            phrase = f"{lemma} {child.lower_}"
            if phrase in known and child.dep_ in _BELONGING and not _apart(verb, child):
                return known[phrase], (verb,) if child.dep_ == "dobj" or child.lower_ == "at" else (verb, child)
        if lemma == "call" and any(
            one.dep_ == "mark" and one.lower_ == "for" for child in verb.rights for one in child.lefts
        ):
            return known["call for"], (verb,)
        if lemma == "like" and any(child.lower_ in ("would", "'d", "’d") for child in verb.children):
            return known["would like"], (verb,)
    return (known[lemma], (verb,)) if lemma in known else None
