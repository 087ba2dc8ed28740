"""Which claim of the same article a denial denies."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from overt.claims.draft import Draft
from overt.reading import Act, Source
from overt.vocabulary import raw

# So many claims around a denial are looked at, those before it first.
_REACH = 40
# The share of the shorter content's words that both must hold, and how many at least.
_SHARE, _LEAST = 0.5, 2
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Acts that can be denied.
_SAYING: frozenset[Act] = frozenset({"say", "accuse", "assess", "admit", "threaten"})


def denied(
    number: int, found: Sequence[Draft], sources: Sequence[Source | None], acts: Sequence[Act], doc: Doc
) -> int | None:
    """The claim that the denial ``number`` denies, or ``None`` where no claim of somebody else speaks of the same.

    Two claims speak of the same when half the words of the shorter one stand in both; a denial that only names "the
    accusation" answers the nearest accusation before it.
    """
    words = _words(found[number], doc)
    before = range(number - 1, max(-1, number - _REACH), -1)
    after = range(number + 1, min(len(found), number + _REACH))
    others = [one for one in (*before, *after) if acts[one] in _SAYING and _another(sources[number], sources[one])]
    best, most = None, 0.0
    for one in others:
        share = _shared(words, _words(found[one], doc))
        if share > most:
            best, most = one, share
    if best is None and words and words <= _summaries():
        return next((one for one in others if one < number and acts[one] == "accuse"), None)
    return best


def _another(denier: Source | None, other: Source | None) -> bool:
    """Whether two sources are not the same one; nobody denies their own words."""
    if denier is None or other is None:
        return denier is not other
    if denier.actor is not None and other.actor is not None:
        return denier.actor != other.actor
    return denier.quote.lower() != other.quote.lower()


def _words(draft: Draft, doc: Doc) -> frozenset[str]:
    pieces = (doc.char_span(*piece, alignment_mode="expand") for piece in draft.content)
    return frozenset(
        token.lemma_.lower()
        for piece in pieces
        for token in piece or ()
        if token.pos_ in _CONTENT and not token.is_stop
    )


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    both = len(mine & theirs)
    share = both / max(1, min(len(mine), len(theirs)))
    return share if both >= _LEAST and share >= _SHARE else 0.0


@cache
def _summaries() -> frozenset[str]:
    """Nouns that stand for what somebody else said: "denied the accusation"."""
    return frozenset(word for entry in raw("claim-summaries") for word in entry["words"])
