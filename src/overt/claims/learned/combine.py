"""What the rules found and what the trained reader sees, made into one set of drafts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from overt.claims.cues import Cue, verb_cue
from overt.claims.draft import Draft, Piece
from overt.claims.learned.attributions import Attribution, attributions
from overt.claims.learned.network import seen
from overt.claims.learned.signs import FOUND, KINDS, MARKS, Signs, signs
from overt.claims.learned.windows import windows
from overt.claims.nesting import parents
from overt.claims.pieces import pieces
from overt.claims.quoted import Quotations
from overt.claims.speakers import RELATIVES, words
from overt.claims.tokens import starts
from overt.claims.verbs import is_no_verb
from overt.reading import Act

ACTS: tuple[Act, ...] = get_args(Act)
_CALLS = ACTS.index("call")  # names given to something are no direct speech, whole between marks or not
# Chosen on the held-out tenth of the training articles: a rule's draft stays from this chance of its cue on; the
# reader's own draft counts from this score on; and the two say the same where their words agree so far.
RULE_STAYS, READER_COUNTS, AGREE = 0.55, 0.3, 0.75
# From this score on the reader's content counts where the two differ.
READER_WINS = 0.4
# The reader learned on political news with wants and sides among its attributions. Where only claims are asked for, a
# rule's draft stays at a lower chance, and the reader's own draft must be surer.
CAUTIOUS_STAYS, CAUTIOUS_COUNTS, CAUTIOUS_AGREE, CAUTIOUS_WINS = 0.1, 0.6, 0.4, 0.8
_NAMING = frozenset({"naming", "as", "object", "object-of"})
# From this chance on the reader's source counts before another one that the rules found.
SURE_OF_SOURCE = 0.5


@dataclass(frozen=True, slots=True)
class Opinion:
    """The reader's attributions of a text, and the chance that each word belongs to a cue."""

    found: tuple[Attribution, ...]
    cue: NDArray[np.float32]


def opinion(doc: Doc, quoted: Quotations, found: Sequence[Draft], *, frugal: bool = False) -> Opinion:
    """What the trained reader sees in a parsed text, told what the rules found.

    A ``frugal`` one looks only at paragraphs with a quotation or something that a rule found, which saves a third of
    the time; else those with a word of the list of cues are looked at too.
    """
    told = signs(doc, quoted, found)
    chances = np.zeros(len(doc), dtype=np.float32)
    out: list[Attribution] = []
    for window in windows(doc, _worth_seeing(doc, told, FOUND if frugal else MARKS)):
        view = seen(window, told)
        chances[view.words] = 1 - view.cue[:, 0]
        out.extend(attributions(view))
    return Opinion(tuple(out), chances)


def _worth_seeing(doc: Doc, told: Signs, marks: Sequence[int]) -> list[bool]:
    """For each sentence whether one of its words has one of the signs."""
    held = np.flatnonzero(told.values[:, list(marks)].sum(axis=1))
    return [bool(np.diff(np.searchsorted(held, [one.start, one.end]))[0]) for one in doc.sents]


def combined(
    doc: Doc, quoted: Quotations, found: Sequence[Draft], view: Opinion, *, cautious: bool = False
) -> list[Draft]:
    """The drafts of rules and reader together, in no particular order."""
    stays, counts = (CAUTIOUS_STAYS, CAUTIOUS_COUNTS) if cautious else (RULE_STAYS, READER_COUNTS)
    sure = (CAUTIOUS_AGREE, CAUTIOUS_WINS) if cautious else (AGREE, READER_WINS)
    begins = np.array(starts(doc))
    chances = [_chance(one, begins, view) for one in found]
    by_word = {number: at for at, one in enumerate(found) for number in _words(one.words, begins)}
    out: dict[int, Draft] = {}
    own: list[Draft] = []
    for one in view.found:
        at = next((by_word[number] for number in one.cue if number in by_word), None)
        if at is None or at in out:
            own.extend(_drawn(one, doc, quoted, least=counts, cautious=cautious))
        else:
            out[at] = _mended(found[at], one, doc, quoted, begins, sure, cautious=cautious)
    inner = parents(found)
    for at, draft in enumerate(found):
        if at not in out and (chances[at] >= stays or inner[at] is not None or (cautious and draft.cue.sure)):
            out[at] = replace(draft, chance=round(chances[at], 3))
    return [*out.values(), *own]


def _chance(draft: Draft, begins: NDArray[np.int64], view: Opinion) -> float:
    own = _words(draft.words, begins)
    return float(view.cue[own.start : own.stop].max()) if len(own) else 0.0


def _words(piece: Piece, begins: NDArray[np.int64]) -> range:
    first, last = np.searchsorted(begins, piece)
    return range(int(first), int(last))


def _drawn(one: Attribution, doc: Doc, quoted: Quotations, *, least: float, cautious: bool) -> Iterator[Draft]:
    """The reader's own draft, where it is sure enough; a cautious one must have a speaker or marks."""
    held, direct = pieces((doc[number] for number in one.content), quoted)
    if not held or one.score < least:
        return
    head = doc[one.cue.start : one.cue.stop].root
    if cautious and is_no_verb(head):
        return
    speaker, source = _speaker(one, doc, antecedent=cautious)
    if speaker is None and cautious and not direct:
        return
    yield Draft(
        cue=_cue(head, one), words=_stretch(one.cue, doc), head=head, speaker=speaker,
        source=source, content=held, frame="quote" if direct and one.act != _CALLS else "learned",
        hidden=speaker is None, chance=round(one.score, 3),
    )  # fmt: skip


def _stretch(numbers: range, doc: Doc) -> Piece:
    last = doc[numbers.stop - 1]
    return doc[numbers.start].idx, last.idx + len(last.text)


def _cue(head: Token, one: Attribution) -> Cue:
    """The cue of the list that the word is, or one for it alone with the kind and the act that the reader tells."""
    known = verb_cue(head) if head.pos_ in ("VERB", "AUX") else None
    kind = KINDS[one.kind]
    if known is not None:
        return msgspec.structs.replace(known[0], kind=kind)
    return Cue(
        id=head.lemma_.lower(), part="noun" if head.pos_ == "NOUN" else "verb", act=ACTS[one.act],
        factuality="PR+" if kind == "belief" else "CT+", kind=kind, frames=frozenset(), example="", source="trained",
    )  # fmt: skip


def _mended(
    draft: Draft,
    one: Attribution,
    doc: Doc,
    quoted: Quotations,
    begins: NDArray[np.int64],
    sure: tuple[float, float],
    *,
    cautious: bool,
) -> Draft:
    """The rule's draft with the reader's content where the two differ widely and the reader is sure, and its source."""
    held, direct = pieces((doc[number] for number in one.content), quoted)
    out = replace(draft, chance=round(one.score, 3))
    if draft.frame == "brief":
        return out  # the line names its speaker and holds all that is said
    mine = {number for piece in draft.content for number in _words(piece, begins)}
    theirs = set(one.content)
    agreed = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    settled = draft.frame == "quote" or (cautious and draft.hidden and draft.frame == "to")
    if held and agreed < sure[0] and one.score >= sure[1] and not settled:
        out = replace(out, content=held, frame="quote" if direct and draft.frame not in _NAMING else draft.frame)
    return _with_source(out, one, doc, begins, cautious=cautious)


def _with_source(draft: Draft, one: Attribution, doc: Doc, begins: NDArray[np.int64], *, cautious: bool) -> Draft:
    """The draft with the reader's source where the rules have none, or another one of which the reader is sure."""
    if not len(one.source):
        return draft
    known = _words(draft.source, begins) if draft.source is not None else range(0)
    if len(known) and (one.sure_of_source < SURE_OF_SOURCE or set(known) & set(one.source)):
        return draft
    speaker, source = _speaker(one, doc, antecedent=cautious)
    if speaker is None or (cautious and draft.hidden and _only_told(draft, speaker)):
        return draft
    return replace(draft, source=source, speaker=speaker, hidden=False)


def _only_told(draft: Draft, speaker: Token) -> bool:
    """Whether the words are only about the speaker or told to them, and the page hides who says them."""
    told = draft.addressee is not None and draft.addressee[0] <= speaker.idx < draft.addressee[1]
    return draft.frame == "adverb" or speaker.dep_ == "nsubjpass" or told


def _speaker(one: Attribution, doc: Doc, *, antecedent: bool) -> tuple[Token | None, Piece | None]:
    """The head word of the reader's source and its words; ``antecedent`` gives the noun for a relative."""
    if not len(one.source):
        return None, None
    head = doc[one.source.start : one.source.stop].root
    verb = doc[one.cue.start : one.cue.stop].root.pos_ == "VERB"
    if antecedent and verb and head.dep_ in ("det", "poss") and head.head.dep_ in ("nsubj", "nsubjpass", "pobj"):
        return head.head, words(head.head)
    if antecedent and head.pos_ in ("DET", "PUNCT", "ADP"):
        return None, None
    if antecedent and head.lower_ in RELATIVES and head.pos_ != "NOUN":
        clause = next((up for up in head.ancestors if up.dep_ in ("relcl", "acl")), None)
        return (clause.head, words(clause.head)) if clause is not None else (None, None)
    return head, _stretch(one.source, doc)
