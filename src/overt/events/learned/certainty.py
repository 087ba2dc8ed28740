"""How sure a text is of a body that the tagger holds responsible, by the words around it and the tagger's own view."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from overt.events.learned.entities import Entity
from overt.events.learned.fillers import CONFIDENCES
from overt.models.linear import linear
from overt.reading import Certainty
from overt.vocabulary.lists import raw

VALUES: dict[str, Certainty] = {
    "REPORTED AS FACT": "reported-as-fact",
    "ACQUITTED": "acquitted",
    "CLAIMED OR ADMITTED": "claimed-or-admitted",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "suspected-or-accused-by-authorities",
    "SUSPECTED OR ACCUSED": "suspected-or-accused",
    "POSSIBLE": "possible",
}
BESIDE = 45  # letters before and after a mention
WORDS, TAGGER = 1.0, 0.5  # what the two views weigh, set on documents that neither was trained on
LITTLE = 1e-4
_END = re.compile(r"(?<=[.!?])\s+")


def certainty_of(text: str, entity: Entity, places: Sequence[tuple[int, int]]) -> Certainty:
    """How sure a text is of an entity that is mentioned in these places."""
    return VALUES[value_of(linear("role-certainty").chances(clues(text, places)), entity)]


def value_of(by_words: dict[str, float], entity: Entity) -> str:
    """The likeliest of MUC-4's values by the words around an entity and by the tagger."""
    own = dict(zip(CONFIDENCES, entity.confidence or (1.0,) * len(CONFIDENCES), strict=True))
    both = {one: power(by_words.get(one, 0.0), WORDS) * power(own[one], TAGGER) for one in CONFIDENCES}
    return max(both, key=lambda one: both[one])


def power(chance: float, weight: float) -> float:
    """A chance raised to a weight; nothing is ruled out."""
    return float((chance + LITTLE) ** weight)


def clues(text: str, places: Sequence[tuple[int, int]]) -> dict[str, float]:
    """What the words say around a body mentioned in these places: in its sentences, in the text, right beside it.

    >>> sorted(clues("The Red Ridge Front claimed the attack.", [(4, 19)]))[:3]
    ['after act', 'after claim', 'first act']
    """
    lowered = text.lower()
    sentences = list(sentences_of(lowered))
    own = [one for one in sentences if any(one[0] <= start < one[1] for start, _ in places)]
    found = {
        **share("first", [lowered[start:end] for start, end in own[:1]]),
        **share("own", [lowered[start:end] for start, end in own]),
    }
    for cue, words in cues().items():
        times = sum(bool(words.search(lowered, start, end)) for start, end in sentences)
        found[f"text {cue}"] = min(times, 3) / 3
        found[f"before {cue}"] = float(any(words.search(lowered, max(0, one - BESIDE), one) for one, _ in places))
        found[f"after {cue}"] = float(any(words.search(lowered, one, one + BESIDE) for _, one in places))
    found["mentions"] = min(len(places), 6) / 6
    found["how early"] = 1 - min((start for start, _ in places), default=0) / max(1, len(text))
    return {name: value for name, value in found.items() if value}


def share(name: str, sentences: Sequence[str]) -> dict[str, float]:
    """In what share of some sentences each kind of cue stands."""
    count = max(1, len(sentences))
    return {f"{name} {cue}": sum(bool(words.search(one)) for one in sentences) / count for cue, words in cues().items()}


def sentences_of(text: str) -> Iterable[tuple[int, int]]:
    """From where to where the sentences go, by their full stops."""
    begin = 0
    for end in _END.finditer(text):
        yield begin, end.start()
        begin = end.end()
    yield begin, len(text)


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """A pattern for each kind of cue."""
    return {
        kind: re.compile(r"\b(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in words) + r")\b")
        for kind, words in raw("certainty-cues").items()
    }
