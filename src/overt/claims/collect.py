"""All drafts of an article, each cue once, by rules and trained reader together."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from overt.claims.acts import claims_deed
from overt.claims.contents import has_to
from overt.claims.draft import Draft, Piece
from overt.claims.learned.combine import combined, opinion
from overt.claims.nouns import noun_drafts
from overt.claims.phrases import brief_drafts, phrase_drafts
from overt.claims.quoted import Quotations
from overt.claims.speech import Speech
from overt.claims.unsaid import is_unsaid
from overt.claims.verbs import verb_drafts


def drafts(doc: Doc, quoted: Quotations, *, stances: bool = False) -> tuple[Draft, ...]:
    """Every claim of a parsed text as a draft, by where its content begins; cues inside direct speech give none."""
    if not len(doc):
        return ()
    drawn = _drawn(doc, quoted)
    ruled = _ruled(doc, quoted, drawn)
    view = opinion(doc, quoted, ruled, frugal=not stances)
    wanted = [one for one in drawn if stances or not is_stance(one)]
    base = ruled if stances else _ruled(doc, quoted, wanted)
    both = combined(doc, quoted, base, view, cautious=not stances)
    stood = {one.words for one in drawn} - {one.words for one in wanted}
    found = [one for one in both if (stances or _is_claim(one, stood)) and not _spoken(one, quoted)]
    return _ordered(without_speech_in_speech([_without_speaker(one, quoted) for one in found]))


def _without_speaker(draft: Draft, quoted: Quotations) -> Draft:
    """The draft without its speaker at the end of what is said: "“It held,” the owner, Ann Berg, told reporters"."""
    (start, end), *further = draft.content
    quotation = quoted.at(start)
    if draft.source is None or quotation is None or quotation.start != start:
        return draft
    holds = quotation.end <= draft.source[0] < end <= draft.words[0]
    return replace(draft, content=((start, quotation.end), *further), frame="quote") if holds else draft


def _is_claim(draft: Draft, stood: Collection[Piece]) -> bool:
    """Whether the draft is something said or held, to an analyst; ``stood`` are cues that rules took for stances."""
    if draft.frame == "learned" and any(draft.words[0] <= one[0] and one[1] <= draft.words[1] for one in stood):
        return False
    return draft.cue.kind != "stance" and not is_unsaid(draft)


def rule_drafts(doc: Doc, quoted: Quotations, *, stances: bool) -> tuple[Draft, ...]:
    """The drafts that the rules find by themselves."""
    drawn = _drawn(doc, quoted)
    return _ruled(doc, quoted, drawn if stances else [one for one in drawn if not is_stance(one)])


def _drawn(doc: Doc, quoted: Quotations) -> list[Draft]:
    """What verbs, nouns and phrases outside direct speech attribute."""
    found = (*verb_drafts(doc, quoted), *noun_drafts(doc, quoted), *phrase_drafts(doc, quoted))
    return [one for one in found if not _spoken(one, quoted)]


def _ruled(doc: Doc, quoted: Quotations, drawn: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts that were drawn up, with direct speech and briefs, which are read by what those leave."""
    found = list(without_speech_in_speech(Speech(doc, quoted, drawn).attributed()))
    found += (one for one in brief_drafts(doc, quoted) if not any(_meet(one, other) for other in found))
    return _ordered(found)


def _ordered(found: Iterable[Draft]) -> tuple[Draft, ...]:
    return tuple(sorted(_single(found), key=lambda one: (one.start, -one.end, one.words)))


def is_stance(draft: Draft) -> bool:
    """Whether the draft shows a want, a side, an aim or an impression rather than something said or held."""
    verb = draft.head
    if draft.cue.id == "claim" and claims_deed(verb):
        return False
    if draft.cue.kind == "stance" or draft.frame in draft.cue.stance_frames:
        return True
    if verb is None or draft.cue.part != "verb":
        return False
    return (has_to(verb) and verb.dep_ not in _COMPLEMENTS) or _only_heard(draft, verb) or _pictures(draft, verb)


def _pictures(draft: Draft, verb: Token) -> bool:
    """Whether something is only seen happening: "the video showed him leaving", and not "showed that he left"."""
    return draft.cue.id == "show" and any(one.dep_ == "ccomp" and one.tag_ == "VBG" for one in verb.children)


def _only_heard(draft: Draft, verb: Token) -> bool:
    """Whether the words are only heard: "being told of it", and not "the envoy was told to leave"."""
    if not draft.hidden or draft.cue.id not in _HEARING:
        return False
    if draft.cue.id == "ask" and draft.frame == "clause":
        return False  # the question is told
    passive = verb if verb.dep_ != "conj" else verb.head
    told = any(one.dep_ == "auxpass" and one.tag_ in ("VBD", "VBZ", "VBP", "VBN") for one in passive.children)
    return not told or draft.frame not in ("clause", "person-to", "quote") or verb.dep_ in ("advcl", "relcl", "pcomp")


# An infinitive that completes another verb carries a claim ("went on to say"); one that tells an aim does not.
_COMPLEMENTS = frozenset({"xcomp", "conj", "ccomp", "ROOT"})
# "Asked about the fire, …" and "being told of it" name nobody's words.
_HEARING = frozenset({"ask", "tell", "remind"})


def _spoken(draft: Draft, quoted: Quotations) -> bool:
    """Whether the cue stands inside a quotation that does not end with it."""
    around = quoted.at(draft.words[0])
    return around is not None and around.end > draft.words[1]


def _meet(brief: Draft, other: Draft) -> bool:
    """Whether a brief's name or colon is already part of another claim, or its line begun by one before it."""
    start, end = (brief.source or brief.words)[0], brief.words[1]
    if other.words == brief.words:
        return True
    return any(start < d and c < end for c, d in (*other.content, other.words))


def _single(found: Iterable[Draft]) -> list[Draft]:
    """One draft a cue, and no two with the same content and source."""
    out: dict[tuple[int, int], Draft] = {}
    for one in found:
        held = out.get(one.words)
        if held is None or one.end - one.start > held.end - held.start:
            out[one.words] = one
    return list({(one.content[0], one.source): one for one in reversed(list(out.values()))}.values())


def without_speech_in_speech(found: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without those whose cue stands in direct speech that was attributed after they were drawn up."""
    spoken = sorted(piece for one in found if one.frame == "quote" for piece in one.content)
    return tuple(one for one in found if not _inside(one.words, spoken))


def _start(piece: tuple[int, ...]) -> int:
    return piece[0]


def _inside(piece: Piece, spoken: Sequence[Piece]) -> bool:
    """Whether one of the pieces, which do not overlap, holds the piece."""
    at = bisect_right(spoken, piece[0], key=_start) - 1
    return at >= 0 and piece[1] <= spoken[at][1]
