"""Pronouns: to whom "he", "they" and "its" point, where one candidate clearly beats the others."""

from itertools import islice
from typing import Literal

from spacy.tokens import Token

from overt.language.coreference import Discourse, Occurrence, governor, speech_verbs
from overt.language.entities import Entity
from overt.language.titles import Gender

Number = Literal["person", "they", "it"]
PRONOUNS: dict[str, tuple[Number, Gender | None]] = {
    "he": ("person", "m"), "him": ("person", "m"), "his": ("person", "m"), "himself": ("person", "m"),
    "she": ("person", "f"), "her": ("person", "f"), "hers": ("person", "f"), "herself": ("person", "f"),
    "they": ("they", None), "them": ("they", None), "their": ("they", None), "themselves": ("they", None),
    "it": ("it", None), "its": ("it", None), "itself": ("it", None),
}  # fmt: skip
# How many sentences back an antecedent may stand, and by how much it must beat the next.
REACH = 4
MARGIN = 0.4
SURE = 1.0
# For so many sentences "he added" is whoever spoke last.
_STILL_SPEAKS = 2
# No sentences in reach name so many; a text without full stops would be looked through for each pronoun.
_FARTHEST = 200
_STILL_THE_SPEAKER = 1.5
# A paragraph is about somebody: who stands in it is meant before those of the one before.
_SAME_PARAGRAPH = 0.8
# Bodies that the news speaks of as of several people: "the Taliban … they".
_SEVERAL = frozenset({"armed-group", "hacker-group", "police"})
_NEAR = {0: 3.0, 1: 2.5, 2: 1.25, 3: 0.5}


def resolve_pronoun(discourse: Discourse, token: Token) -> Entity | None:
    """The entity a pronoun points at, where one candidate clearly beats the others."""
    number, gender = PRONOUNS[token.lower_]
    if number == "it" and _points_at_nothing(token):
        return None
    candidates = _candidates(discourse, token, number, gender)
    ranked = sorted(candidates.values(), key=lambda one: -one[0])
    if not ranked or not _is_clear(ranked):
        return None
    entity = ranked[0][1].entity
    if gender and entity.gender is None and entity.type == "person" and _is_sure(ranked) and not entity.described:
        entity.gender = gender
    return entity


def _is_sure(ranked: list[tuple[float, Occurrence]]) -> bool:
    """Whether nobody else comes near, so that the pronoun may tell the gender of a name that does not."""
    return len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= SURE


def _is_clear(ranked: list[tuple[float, Occurrence]]) -> bool:
    """Whether the best candidate is good, beats the next, and is no half of "Tamm and Kask spoke"."""
    if ranked[0][0] <= 0:
        return False
    if len(ranked) == 1:
        return True
    first, second = ranked[0][1], ranked[1][1]
    paired = first.verb is not None and first.verb == second.verb and first.subject and second.subject
    return not paired and ranked[0][0] - ranked[1][0] >= MARGIN


def _points_at_nothing(token: Token) -> bool:
    """Whether "it" is only the grammar’s subject: "it is clear that", "it emerged"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = governor(token)
    return verb is None or token.dep_ != "nsubj" or verb.lemma_ not in speech_verbs()


def _candidates(
    discourse: Discourse, token: Token, number: Number, gender: Gender | None
) -> dict[int, tuple[float, Occurrence]]:
    now, paragraph = discourse.sentence(token.idx), discourse.paragraph(token.idx)
    quoted = discourse.in_quotation(token.idx)
    verb = governor(token)
    speaks = _tells(token, verb)
    speaker = _speaker_here(discourse, now) if quoted else None
    last_speaker = _last_speaker(discourse, now)
    above = {one.i for one in token.ancestors}
    clauses = _own_clauses(token, verb)
    best: dict[int, tuple[float, Occurrence]] = {}
    for one in islice(reversed(discourse.past), _FARTHEST):
        if now - one.sentence > REACH:
            break
        entity = one.entity
        same_clause = one.verb in clauses and one.sentence == now
        if same_clause or entity is speaker or not _agrees(entity, number, gender):
            continue
        score = _NEAR.get(now - one.sentence, 0.25) + _weight(one, quoted=quoted)
        score += 1.0 if gender and entity.gender == gender else 0.0
        score += _STILL_THE_SPEAKER if speaks and entity is last_speaker else 0.0
        score += _SAME_PARAGRAPH if discourse.paragraph(one.at) == paragraph else 0.0
        score += 1.0 if one.subject and one.sentence == now and one.verb in above else 0.0
        score += 0.1 * min(entity.seen, 5)
        if id(entity) not in best or best[id(entity)][0] < score:
            best[id(entity)] = (score, one)
    return best


def _own_clauses(token: Token, verb: Token | None) -> frozenset[int]:
    """The verbs whose subject a pronoun is not: its own, and that of seeing in "she saw him walk away"."""
    if verb is None or token.dep_ == "poss":
        return frozenset()
    seen = token.lower_ in ("him", "them", "her") and token.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp")
    return frozenset({verb.i, verb.head.i} if seen else {verb.i})


def _last_speaker(discourse: Discourse, now: int) -> Entity | None:
    """Who spoke last, in this sentence or one of the two before; None where two spoke at once.

    Nor is it anybody where another has come to act since: "Berg said … The driver shook his head. He said …".
    """
    recent = [one for one in discourse.past[-40:] if now - one.sentence <= _STILL_SPEAKS and not one.quoted]
    spoken = [one for one in recent if one.speaks]
    if spoken and any(_takes_over(one, spoken[-1], now) for one in recent):
        return None
    last = [one.entity for one in spoken if (one.sentence, one.verb) == (spoken[-1].sentence, spoken[-1].verb)]
    return last[0] if last and all(one is last[0] for one in last) else None


def _takes_over(one: Occurrence, speaker: Occurrence, now: int) -> bool:
    """Whether another person, by name, is what a whole sentence between the speaker's and this one is about."""
    between = speaker.sentence < one.sentence < now
    return between and one.subject and one.entity is not speaker.entity and one.entity.type == "person"


def _tells(token: Token, verb: Token | None) -> bool:
    """Whether the pronoun is the subject of a telling main clause: "he added", not "what he described"."""
    if verb is None or token.dep_ != "nsubj" or verb.lemma_ not in speech_verbs():
        return False
    return verb.dep_ in ("ROOT", "ccomp", "parataxis", "conj")


def _weight(one: Occurrence, *, quoted: bool) -> float:
    weight = 1.5 if one.subject else 0.0
    weight += 0.5 if one.speaks else 0.0
    weight -= 0.75 if one.owner else 0.0
    weight -= 0.75 if one.entity.described and not one.entity.plural else 0.0
    return weight - (1.5 if one.quoted and not quoted else 0.0)


def _agrees(entity: Entity, number: Number, gender: Gender | None) -> bool:
    if number == "person":
        return entity.type == "person" and not entity.plural and entity.gender in (None, gender)
    if number == "they":
        return entity.plural or bool(entity.kinds & _SEVERAL)
    return entity.type in ("organisation", "country", "document") and not entity.plural


def _speaker_here(discourse: Discourse, sentence: int) -> Entity | None:
    """Who speaks in this sentence, before the quotation or behind it."""
    recent = islice(reversed(discourse.past), _FARTHEST)
    here = [one for one in recent if one.sentence == sentence and one.speaks and not one.quoted]
    return here[-1].entity if here else discourse.named_speaker(sentence)
