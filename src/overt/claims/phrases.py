"""Claims without a verb of saying: "according to X", "reportedly", "in X's words", "X: …"."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from overt.claims.cues import of_part, verb_cue
from overt.claims.draft import Draft
from overt.claims.pieces import pieces, snapped
from overt.claims.quoted import Quotations
from overt.claims.speakers import words
from overt.claims.tokens import with_lower
from overt.vocabulary import raw

_BRIEF = re.compile(r"(?:^|\n)[ \t]*(?P<name>[^\n:“”\"]{2,60}?):[ \xa0]+(?=\S)")
_LONGEST_NAME = 7
_SHORTEST_LINE = 3
# So often two names take turns where a page is a conversation.
_TURNS = 2
# Whoever asks in more than one of so many turns leads the conversation.
_ASKING = 3
_VIEWS = frozenset({"view", "opinion", "eyes", "mind", "estimation", "judgment", "judgement"})
_ACCOUNTS = frozenset({"account", "count", "reckoning", "telling", "admission"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl", "xcomp"})


def phrase_drafts(doc: Doc, quoted: Quotations) -> Iterator[Draft]:
    """The drafts of every phrase that attributes a clause, in text order."""
    for token in with_lower(doc, {"according", "per", "words", "word", *_VIEWS, *_ACCOUNTS, *of_part("adverb")}):
        lower = token.lower_
        if lower == "according" or lower == "per":
            draft = _according(token, quoted)
        elif lower in ("words", "word") or lower in _VIEWS or lower in _ACCOUNTS:
            draft = _in_words(token, quoted)
        elif lower in of_part("adverb") and token.dep_ in ("advmod", "ROOT", "npadvmod", "amod", "dep"):
            draft = _adverb(token, quoted)
        else:
            continue
        if draft is not None:
            yield draft


def _according(token: Token, quoted: Quotations) -> Draft | None:
    lead = token if token.lower_ == "per" else next((one for one in token.children if one.lower_ == "to"), None)
    speaker = next((one for one in lead.children if one.dep_ == "pobj"), None) if lead is not None else None
    if lead is None or speaker is None or (token.lower_ == "per" and not _after_comma(token)):
        return None
    cue = of_part("preposition")["per" if lead == token else "according to"]
    return _phrase(token, token, speaker, cue.id, (token.idx, lead.idx + len(lead.text)), quoted)


def _after_comma(token: Token) -> bool:
    """Whether "per" leads in a source, and not a rate: "…, per the harbour office"."""
    return token.i > 0 and token.nbor(-1).text == ","


def _in_words(token: Token, quoted: Quotations) -> Draft | None:
    """The claim of "in X's words" and "in the view of X"."""
    lead = token.head
    own = token.lower_ in _ACCOUNTS
    if lead.lower_ != ("by" if own else "in") or lead.dep_ not in ("prep", "agent"):
        return None
    if any(one.lower_ in ("a", "an") for one in token.lefts):
        return None  # "in a dissenting opinion of 31 pages"
    owner = next((one for one in token.children if one.dep_ == "poss"), None)
    if owner is None:
        of = next((one for one in token.children if one.lower_ == "of"), None)
        owner = next((one for one in of.children if one.dep_ == "pobj"), None) if of is not None else None
    if owner is None:
        return None
    cue = "by account of" if own else "in words of" if token.lower_.startswith("word") else "in view of"
    return _phrase(lead, lead, owner, cue, (lead.idx, token.idx + len(token.text)), quoted)


def _phrase(
    root: Token, lead: Token, speaker: Token, cue: str, cue_words: tuple[int, int], quoted: Quotations
) -> Draft | None:
    clause = clause_of(root)
    gone = {one.i for one in root.subtree}
    stretch = [one for one in clause.subtree if one.i not in gone]
    held, direct = pieces(stretch, quoted)
    if not held:
        return None
    return Draft(
        cue=of_part("preposition")[cue], words=cue_words, head=lead, speaker=speaker, source=words(speaker),
        content=tuple(sorted(held, key=lambda one: one[0] - one[1])), frame="quote" if direct else "phrase",
    )  # fmt: skip


def clause_of(token: Token) -> Token:
    """The head of the clause that an adverbial phrase belongs to: the whole sentence where a comma sets it off."""
    head = token.head
    if _set_off(token) and not _reported(token):
        return token.sent.root
    for _ in range(12):
        if head.head == head or (head.pos_ in ("VERB", "AUX") and head.dep_ in _CLAUSES - {"xcomp", "acl"}):
            break
        head = head.head
    return head


def _set_off(token: Token) -> bool:
    first = token.left_edge
    return first.i == token.sent.start or first.nbor(-1).text == ","


def _reported(token: Token) -> bool:
    """Whether the phrase stands inside somebody's reported words."""
    return any(one.dep_ == "ccomp" and verb_cue(one.head) is not None for one in token.ancestors)


def _adverb(token: Token, quoted: Quotations) -> Draft | None:
    head = token.head
    inside = [one for one in head.subtree if one.i != token.i]
    after = [one for one in inside if one.i > token.i]
    before = [one for one in inside if one.i < token.i]
    if head.pos_ in ("ADP", "NOUN", "PROPN", "NUM", "ADJ") and head.i > token.i:
        before = []
    held, _ = pieces(after, quoted)
    more, _ = pieces(before, quoted)
    if not held:
        held, more = more, ()
    if not held:
        return None
    return Draft(
        cue=of_part("adverb")[token.lower_], words=(token.idx, token.idx + len(token.text)), head=token,
        speaker=None, source=None, content=held + more, frame="adverb", hidden=True,
    )  # fmt: skip


def brief_drafts(doc: Doc, quoted: Quotations) -> Iterator[Draft]:
    """Briefs that name who speaks before a colon, one a line: "Harbour office: the lamp was out"."""
    text = quoted.text
    turns = _turns(text)
    for match in _BRIEF.finditer(text):
        start, end = match.span("name")
        own = turns.get(match["name"], "")
        if own == "asks":
            continue
        name = doc.char_span(start, end)
        if name is None or len(name) > _LONGEST_NAME or not _names(name) or quoted.at(end) is not None:
            continue
        stop = text.find("\n", match.end())
        piece, direct = snapped((match.end(), stop if stop >= 0 else len(text)), quoted)
        if piece is None or not (direct or _says_something(doc, piece)):
            continue
        yield Draft(
            cue=of_part("mark")["colon"], words=(end, end + 1), head=None, speaker=name.root, source=(start, end),
            content=(piece,), frame="quote" if direct else "brief", verbatim=own == "answers",
        )  # fmt: skip


def _turns(text: str) -> dict[str, str]:
    """Who takes turns in a conversation, and whether they ask, as the page's own author, or answer."""
    lines: dict[str, list[str]] = {}
    for match in _BRIEF.finditer(text):
        stop = text.find("\n", match.end())
        lines.setdefault(match["name"], []).append(text[match.end() : stop if stop >= 0 else len(text)])
    talking = {name: said for name, said in lines.items() if len(said) >= _TURNS}
    asking = {name for name, said in talking.items() if _mostly_asks(said)}
    if len(talking) < _TURNS:
        return {}
    return {name: "asks" if name in asking else "answers" for name in talking}


def _mostly_asks(said: list[str]) -> bool:
    return sum("?" in one for one in said) * _ASKING > len(said)


def _names(name: SpacySpan) -> bool:
    """Whether the words before a colon can name a speaker: capitals or a name, no verb, no label of the page."""
    labels = _labels()
    if (
        name.text.lower() in labels
        or name[0].lower_ in labels
        or any(one.pos_ in ("VERB", "AUX", "PRON") for one in name)
    ):
        return False
    capitals = [one for one in name if one.is_alpha and not one.is_stop]
    return bool(capitals) and all(one.text[0].isupper() or one.ent_type_ for one in capitals)


def _says_something(doc: Doc, piece: tuple[int, int]) -> bool:
    """Whether the line after the colon is a statement and not a figure, a title or an address."""
    span = doc.char_span(*piece, alignment_mode="expand")
    return span is not None and len(span) > _SHORTEST_LINE and any(one.pos_ in ("VERB", "AUX") for one in span)


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for entry in raw("claim-labels") for word in entry["words"])
