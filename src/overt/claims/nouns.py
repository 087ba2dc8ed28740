"""Claims in a noun: "his claim of …", "the accusation that …"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from overt.claims.contents import has_to
from overt.claims.cues import Cue, of_part
from overt.claims.draft import Draft
from overt.claims.pieces import pieces
from overt.claims.quoted import Quotations
from overt.claims.speakers import speaker_of_noun, words
from overt.claims.tokens import with_lemma


def noun_drafts(doc: Doc, quoted: Quotations) -> Iterator[Draft]:
    """The drafts of every noun that attributes and has its content beside it, in text order."""
    known = of_part("noun")
    for token in with_lemma(doc, known):
        if token.pos_ != "NOUN":
            continue
        draft = _draft(token, known[token.lemma_], quoted)
        if draft is not None:
            yield draft


def _draft(noun: Token, cue: Cue, quoted: Quotations) -> Draft | None:
    speaker = speaker_of_noun(noun)
    found = _content(noun, owned=speaker is not None)
    if found is None:
        return None
    held, direct = pieces((one for one in found if speaker is None or not speaker.is_ancestor(one)), quoted)
    if not held:
        return None
    return Draft(
        cue=cue, words=(noun.idx, noun.idx + len(noun.text)), head=noun, speaker=speaker,
        source=words(speaker) if speaker is not None else None, content=held,
        frame="quote" if direct else "noun", hidden=speaker is None,
    )  # fmt: skip


def _content(noun: Token, *, owned: bool) -> list[Token] | None:
    """A clause with "that" always counts; a task or "of …" only where the noun has an owner."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        told = next((one for one in noun.head.rights if one.dep_ == "ccomp" and _that(one)), None)
        if told is not None:
            return list(told.subtree)
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _that(child):
            return list(child.subtree)
        if owned and child.dep_ in ("acl", "xcomp") and has_to(child):
            return list(child.subtree)
        if owned and child.dep_ == "prep" and child.lower_ in ("of", "for", "about") and child.i == noun.i + 1:
            return [one for one in child.subtree if one.i != child.i]
    return None


def _that(clause: Token) -> bool:
    """Whether the clause is a content clause: "that" leads it in and has no role in it."""
    return any(one.lower_ in ("that", "whether") and one.dep_ == "mark" for one in clause.lefts)
