"""Attributions in the form that the scorer of ``attribution`` reads: source, cue and content as lists of offsets."""

import re
from typing import Any

from spacy.tokens import Doc

from overt.claims.collect import drafts
from overt.claims.draft import Draft, Piece
from overt.claims.nesting import parents
from overt.claims.quoted import Quotations
from overt.language.parse import parse

_RELATIVE = re.compile(r",?\s+(who|which|that)\b")


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The attributions of one gold document, read as any article would be, by its ``id`` and ``text`` alone."""
    return {"id": document["id"], "attributions": attributions_of(parse(document["text"]))}


def attributions_of(doc: Doc) -> list[dict[str, Any]]:
    """The outermost attributions of a parsed text; those inside another one are not in that gold."""
    text = doc.text
    found = drafts(doc, Quotations(text), stances=True)
    outer = [one for one, around in zip(found, parents(found), strict=True) if around is None]
    return [_attribution(one, text) for one in outer]


def _attribution(draft: Draft, text: str) -> dict[str, Any]:
    return {
        "source": [list(piece) for piece in _with_relative(draft, text)],
        "cue": [list(draft.words)],
        "content": [list(_with_that(one, text)) for one in sorted(draft.content)],
    }


def _with_relative(draft: Draft, text: str) -> list[Piece]:
    """The source, and the "who" after it: that gold takes the pronoun, a reading the noun that it stands for."""
    if draft.source is None:
        return []
    relative = _RELATIVE.match(text, draft.source[1])
    return [draft.source, relative.span(1)] if relative and relative.end() <= draft.words[0] else [draft.source]


def _with_that(piece: Piece, text: str) -> Piece:
    """The piece with the "that" before it: that gold counts the conjunction as content, a reading does not."""
    start, end = piece
    return (start - 5, end) if text[max(0, start - 5) : start].lower() == "that " else piece
