"""What a claim rests on, as far as the page says, with the words that decided it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from overt.claims.acts import negated
from overt.claims.draft import Draft, Piece
from overt.reading import Evidence
from overt.vocabulary import raw

Ground = tuple[Evidence, Piece]
# Texts that only carry somebody's words are no ground of their own.
_SELF = re.compile(r"\b(?:statement|press release|tweet|post)s?\b", re.IGNORECASE)
_NEARBY = 160
_SENTENCE = 2000  # no sentence that people write is longer; what is further back is not looked at


def evidence_of(draft: Draft, text: str) -> Ground | None:
    """The ground of one claim and the words that name it, or ``None`` when the page states none."""
    for found in (_beside(draft, text), _by_source(draft, text), _by_cue(draft), _in_content(draft, text)):
        if found is not None:
            return found
    return None


def _by_source(draft: Draft, text: str) -> Ground | None:
    if draft.speaker is None or draft.source is None:
        return None
    kinds = _words("source")
    head = draft.speaker
    for token in (head, *(one for one in head.children if one.dep_ in ("compound", "amod", "appos", "conj", "nmod"))):
        kind = kinds.get(token.lower_)
        if kind == "media" and not _generic(head):
            continue
        if kind is not None and not _SELF.search(text[slice(*draft.source)]):
            if (
                token is not head
                and kind in ("document", "official-finding", "intelligence", "physical", "media")
                and token.dep_ != "appos"
            ):
                continue
            return kind, _word(token)
    return None


def _generic(head: Token) -> bool:
    return not any(one.pos_ == "PROPN" for one in head.children) and head.pos_ != "PROPN"


def _by_cue(draft: Draft) -> Ground | None:
    kind = _words("cue").get(draft.cue.id)
    if kind == "confession" and (negated(draft.head) or not _personal(draft)):
        return None
    return (kind, draft.words) if kind is not None else None


def _personal(draft: Draft) -> bool:
    """Whether a person owns up, not a body: bodies admit things about themselves, persons confess."""
    return draft.speaker is not None and draft.speaker.ent_type_ not in ("ORG", "GPE", "NORP")


def _in_content(draft: Draft, text: str) -> Ground | None:
    start, end = draft.content[0]
    if draft.frame == "quote":
        found = _pattern("speech").search(text, start, end)
        if found is not None:
            return "witness", found.span()
    found = _pattern("content").search(text, start, end)
    return (_words("content")[found.group().lower()], found.span()) if found is not None else None


def _beside(draft: Draft, text: str) -> Ground | None:
    """A ground named around the claim, in its own sentence or at the head of the next."""
    start, end = min(draft.start, draft.words[0]), max(draft.end, draft.words[1])
    back = max(0, start - _SENTENCE)
    begin = max(text.rfind("\n", back, start), text.rfind(". ", back, start), back)
    stop = text.find("\n", end, end + _NEARBY)
    for first, last in _outside(draft, begin, min(end + _NEARBY, len(text)) if stop < 0 else stop):
        for found in _pattern("nearby").finditer(text, first, last):
            kind = _words("nearby")[found.group().lower()]
            if found.start() < end or kind == "declined":
                return kind, found.span()
    return None


def _outside(draft: Draft, begin: int, stop: int) -> Iterator[Piece]:
    """What of a stretch is no content of the claim; content may be as long as the text, and is not gone through."""
    for one, other in sorted(draft.content):
        if begin < one:
            yield begin, min(one, stop)
        begin = max(begin, other)
    if begin < stop:
        yield begin, stop


def _word(token: Token) -> Piece:
    return token.idx, token.idx + len(token.text)


@cache
def _words(reads: str) -> dict[str, Evidence]:
    """The words looked for in one place, with the evidence that they tell."""
    table: dict[str, Evidence] = {}
    entry: dict[str, Any]
    for entry in raw("claim-grounds"):
        if entry["reads"] == reads:
            table.update(dict.fromkeys(entry["words"], entry["evidence"]))
    return table


@cache
def _pattern(reads: str) -> re.Pattern[str]:
    longest = sorted(_words(reads), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in longest)})\b", re.IGNORECASE)


def role_evidence(title: str) -> Evidence | None:
    """The evidence that a speaker's role tells: an analyst speaks from knowledge."""
    kinds = _words("role")
    return next((kinds[one] for one in re.findall(r"[\w-]+", title.lower()) if one in kinds), None)
