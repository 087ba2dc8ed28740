"""How far the speaker commits to the main point of a claim's content."""

from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from overt.claims.acts import act_of, negated
from overt.claims.draft import Draft
from overt.reading import Factuality
from overt.vocabulary import raw

# So many words of a content are looked at for its main one.
_LOOKED_AT = 90
_ORDER = {"CT": 0, "PR": 1, "PS": 2}
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire", "question"})
# "No doubt" doubts nothing.
_DOUBTS = frozenset({"doubt", "question"})
_OWN = frozenset({"i", "we", "he", "she", "they", "it"})


def factuality_of(draft: Draft, root: Token | None, text: str) -> tuple[Factuality, Token | None]:
    """One of FactBank's eight values, and the word that moved it from what the cue word says, if any did.

    ``root`` is the main word of the content. Negation, modals, hedges, commands and questions move it.
    """
    value = _factuality(draft, root, text)
    return value, None if value == draft.cue.factuality else _mover(draft, root)


def _mover(draft: Draft, root: Token | None) -> Token | None:
    """The word beside the cue or beside the root of the content that moves the factuality."""
    if negated(draft.head) and draft.head is not None:
        near = (*draft.head.children, *(one for child in draft.head.children for one in child.children))
        return next((one for one in near if one.dep_ == "neg" or one.lower_ in ("never", "not")), None)
    if root is None:
        return None
    hedges = _hedges()
    known = {word for reads in ("auxiliary", "adverb", "predicate", "verb", "negative") for word in hedges[reads]}
    near = (root, *root.children, *(one for child in root.children for one in child.children))
    return next((one for one in near if one.dep_ == "neg" or one.lower_ in known or one.lemma_.lower() in known), None)


def _factuality(draft: Draft, root: Token | None, text: str) -> Factuality:
    base = draft.cue.factuality
    act = act_of(draft)
    if draft.cue.id in ("plead guilty", "reject", "dismiss"):
        return "CT-" if act == "deny" else "CT+"
    if (draft.cue.id == "suggest" and act == "call") or (draft.cue.id == "warn" and act == "demand"):
        return "Uu"
    if draft.cue.id == "rule out" and negated(draft.head):
        return "PS+"
    if base == "Uu" or draft.frame == "person-to" or _is_question(draft, root, text):
        return "Uu"
    if base == "CT-" and negated(draft.head):
        return "Uu"
    if base == "CT+" and draft.frame == "object" and _no_object(draft.head):
        return "CT-"
    if base == "CT-" or (draft.frame in ("object", "object-of", "naming", "as") and base == "CT+"):
        return base
    if draft.frame == "noun" and (root is None or root.pos_ not in ("VERB", "AUX")):
        return base
    certainty, sign = base[:2], base[2]
    if negated(draft.head):
        if certainty == "CT":
            return "Uu"
        sign = "-" if sign == "+" else "+"
    return base if root is None else _moved(root, certainty, sign, draft)


def _moved(root: Token, certainty: str, sign: str, draft: Draft) -> Factuality:
    if draft.direct and _commands(root):
        return "Uu"
    if _ruled_out(root):
        return "PS+"
    lowered, negative = _read(root)
    if lowered == "CT" and draft.cue.act == "say" and _conditional(root):
        return "Uu"
    weakest = max(certainty, lowered, key=lambda one: _ORDER[one])
    if negative and draft.cue.kind != "belief":
        sign = "-" if sign == "+" else "+"
    return f"{weakest}{sign}"  # type: ignore[return-value]


def _no_object(verb: Token | None) -> bool:
    """Whether what is said or found is that there is none: "reported no losses"."""
    things = (one for one in verb.children if one.dep_ == "dobj") if verb is not None else ()
    return any(low.lower_ == "no" for one in things for low in one.lefts)


def _conditional(root: Token) -> bool:
    """Whether the main clause only holds under a condition: "if the ship is guilty, it will be seized"."""
    return any(
        child.dep_ == "advcl"
        and any(one.dep_ == "mark" and one.lower_ in ("if", "unless") and not _even(one) for one in child.lefts)
        and any(one.dep_ in ("nsubj", "nsubjpass", "expl") for one in child.lefts)
        for child in root.children
    )


def _ruled_out(root: Token) -> bool:
    """Whether the content leaves something possible: "could not be ruled out"."""
    if not negated(root):
        return False
    return root.lemma_ == "exclude" or (root.lemma_ == "rule" and any(one.lower_ == "out" for one in root.children))


def _even(mark: Token) -> bool:
    return mark.i > 0 and mark.nbor(-1).lower_ in ("even", "as", "only")


def content_root(draft: Draft, doc: Doc) -> Token | None:
    """The main word of the content's first sentence."""
    start, end = draft.content[0]
    first, last = _between(doc, start, end)
    inside = [one for one in doc[first : min(last, first + _LOOKED_AT)] if not one.is_space and not one.is_punct]
    if not inside:
        return None
    further = next((n for n, one in enumerate(inside[1:], 1) if one.is_sent_start), len(inside))
    inside = inside[:further] if further > 1 else inside
    own = [one for one in inside if one.head == one or not (first <= one.head.i < last)]
    verbs = [
        one
        for one in own
        if one.pos_ in ("VERB", "AUX", "ADJ") and one.dep_ not in ("aux", "auxpass", "advcl", "relcl")
    ]
    return (verbs or own or inside)[0]


def _between(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The numbers of the words in ``text[start:end]``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _read(root: Token) -> tuple[str, bool]:
    """The certainty that the words beside the root lower it to, and whether it is negated."""
    hedges = _hedges()
    certainty, negative = "CT", root.lower_ in _bare_negations()
    if root.lemma_.lower() in hedges["verb"] and _own_belief(root):
        certainty = hedges["verb"][root.lemma_.lower()]
    if root.lower_ in hedges["predicate"]:
        certainty = hedges["predicate"][root.lower_]
    for child in root.children:
        lower = child.lower_
        found = None
        if child.dep_ in ("aux", "auxpass"):
            found = hedges["auxiliary"].get(lower)
        elif child.dep_ == "advmod":
            found = hedges["adverb"].get(lower)
        elif child.dep_ in ("acomp", "attr", "oprd"):
            found = hedges["predicate"].get(lower) or (hedges["open"].get(lower) if _whether(root, child) else None)
        if found is not None:
            certainty = max(certainty, found, key=lambda one: _ORDER[one])
        negative = negative or child.dep_ == "neg" or _negative_phrase(child)
    return certainty, negative


def _negative_phrase(child: Token) -> bool:
    words = _hedges()["negative"]
    if child.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "intj", "det") or child.lower_ in _DOUBTS:
        return False
    if _nothing_but(child):
        return False
    return child.lower_ in words or any(one.dep_ in ("det", "neg") and one.lower_ in words for one in child.children)


def _whether(root: Token, predicate: Token) -> bool:
    """Whether the predicate leaves open whether something is so, and not how or why it is."""
    clauses = (one for word in (root, predicate) for one in word.children if one.dep_ in ("ccomp", "csubj", "advcl"))
    return any(one.dep_ == "mark" and one.lower_ in ("whether", "if") for clause in clauses for one in clause.children)


def _nothing_but(word: Token) -> bool:
    return word.lower_ == "nothing" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("but", "except")


@cache
def _bare_negations() -> frozenset[str]:
    """Words that deny all by themselves: “No,” he said."""
    return frozenset(_hedges()["negative"]) - {"without", "hardly", "not", "n't", "n’t"}


def _own_belief(root: Token) -> bool:
    return any(one.dep_ in ("nsubj", "nsubjpass") and one.lower_ in _OWN for one in root.children)


def _commands(root: Token) -> bool:
    """Whether the root is an imperative."""
    if root.tag_ != "VB" or root.pos_ != "VERB":
        return False
    return not any(one.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for one in root.children)


def _is_question(draft: Draft, root: Token | None, text: str) -> bool:
    if draft.cue.id in _ASKING:
        return True
    start, end = draft.content[0]
    words = text[start:end].rstrip("\"”’'» ")
    first = words.lstrip("\"“‘'«„ ").split(" ", 1)[0].lower()
    asked = root is not None and any(one.dep_ == "mark" and one.lower_ in ("if", "whether") for one in root.lefts)
    if first in ("if", "whether") and asked and draft.frame in ("clause", "noun"):
        return True
    return words.endswith("?") and "." not in words


@cache
def _hedges() -> dict[str, dict[str, str]]:
    """For each place of the parse, the words that lower the certainty there."""
    table: dict[str, dict[str, str]] = {}
    entry: dict[str, Any]
    for entry in raw("claim-hedges"):
        table.setdefault(entry["reads"], {}).update(dict.fromkeys(entry["words"], entry["certainty"]))
    return table
