"""What a claim rests on, as far as the page says, with the words that decided it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from overt.claims.acts import negated
from overt.claims.cues import verb_cue
from overt.claims.draft import Draft, Piece
from overt.reading import Evidence
from overt.vocabulary import raw

Ground = tuple[Evidence, Piece]
# Texts that only carry somebody's words are no ground of their own.
_SELF = re.compile(r"\b(?:statement|press release|tweet|post)s?\b", re.IGNORECASE)
_NEARBY = 160
_LATER = 450
_SENTENCE = 2000  # no sentence that people write is longer; what is further back is not looked at


def cited(draft: Draft, text: str) -> Ground | None:
    """The ground that the page names beside one claim and the words that name it, or ``None``."""
    return _beside(draft, text) or _refused_later(draft, text)


def own_ground(draft: Draft, root: Token | None, text: str) -> Ground | None:
    """The ground that lies in the speaker, in the word of saying or in what is said, or ``None``.

    ``root`` is the main word of the content.
    """
    return _by_source(draft, root, text) or _by_cue(draft) or _in_content(draft, root, text)


def _by_source(draft: Draft, root: Token | None, text: str) -> Ground | None:
    if draft.speaker is None or draft.source is None:
        return None
    kinds = _words("source")
    head = _one_of(draft.speaker)
    told = _reported_by(head) or _scholar(head) or _by_living(draft, head, root)
    if told is not None:
        return told
    for token in (head, *(one for one in head.children if one.dep_ in ("compound", "amod", "appos", "conj", "nmod"))):
        kind = kinds.get(token.lower_)
        if kind in ("media", "official-finding") and not _generic(head):
            continue
        if kind == "witness" and not tells(draft, root):
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


def tells(draft: Draft, root: Token | None) -> bool:
    """Whether a witness tells what happened, and does not suspect, ask, deny or call something a name."""
    if draft.cue.kind == "belief" or draft.cue.act not in ("say", "admit") or draft.cue.factuality == "Uu":
        return False
    return root is None or not (verb_cue(root) is not None and negated(root))


def _reported_by(head: Token) -> Ground | None:
    """Witnesses behind a noun: "reports by residents"."""
    for lead in (one for one in head.rights if one.dep_ == "prep" and one.lower_ in ("by", "from", "of")):
        teller = next((one for one in lead.children if one.dep_ == "pobj"), None)
        if teller is not None and _words("source").get(teller.lower_) == "witness":
            return "witness", _word(teller)
    return None


def _by_living(draft: Draft, head: Token, root: Token | None) -> Ground | None:
    """What the speaker does, as a clause behind the name tells: "who studies the services", "who sells bread there"."""
    for clause in (one for one in head.rights if one.dep_ == "relcl" and _who(one)):
        for reads, kind in _LIVING:
            if clause.lemma_.lower() in _words(reads) and _at_home(clause) and (kind == "expert" or tells(draft, root)):
                return kind, _word(clause)
    return None


def _who(clause: Token) -> bool:
    """Whether the clause tells what a person does: "who sells bread", and not "who said", "who was not named"."""
    return any(one.dep_ == "nsubj" and one.lower_ == "who" for one in clause.lefts) and not negated(clause)


def _at_home(clause: Token) -> bool:
    """Whether what somebody runs or owns is a shop or the like, and no ministry."""
    if clause.lemma_.lower() not in ("run", "own"):
        return True
    return any(one.dep_ == "dobj" and one.lemma_.lower() in _words("premises") for one in clause.children)


_LIVING: tuple[tuple[str, Evidence], ...] = (("studying", "expert"), ("living", "witness"))


def _scholar(head: Token) -> Ground | None:
    """The house of learning behind a person's name: "Ana Lind of the Nordhaven think tank Keel"."""
    named = head.ent_type_ == "PERSON" or any(one.dep_ == "compound" for one in head.lefts)
    if head.pos_ != "PROPN" or not named or head.lower_ in _words("house"):
        return None
    for lead in (one for one in head.rights if one.dep_ == "prep" and one.lower_ in ("of", "at", "from", "with")):
        houses = (one for one in lead.subtree if one.lower_ in _words("house"))
        found = next(houses, None)
        if found is not None:
            return "expert", _word(found)
    return None


def _one_of(head: Token) -> Token:
    """The noun that a number stands for: the leaflets in "one of the leaflets"."""
    of = next((one for one in head.rights if one.dep_ == "prep" and one.lower_ == "of"), None)
    if of is None or head.pos_ not in ("NUM", "PRON", "DET"):
        return head
    return next((one for one in of.children if one.dep_ == "pobj"), head)


def _generic(head: Token) -> bool:
    return not any(one.pos_ == "PROPN" for one in head.children) and head.pos_ != "PROPN"


def _by_cue(draft: Draft) -> Ground | None:
    kind = _words("cue").get(draft.cue.id)
    if kind == "confession" and (negated(draft.head) or not _personal(draft) or not _deed(draft)):
        return None
    return (kind, draft.words) if kind is not None else None


def _deed(draft: Draft) -> bool:
    """Whether a deed of one's own is owned up to: "admitted setting the fire", and not "admitted it was late"."""
    if draft.cue.id != "admit" or draft.head is None or draft.frame not in ("clause", "inserted", "quote"):
        return True
    told = next((one for one in draft.head.children if one.dep_ == "ccomp"), None)
    return told is not None and any(one.dep_ == "nsubj" and one.lower_ in _ONESELF for one in told.children)


_ONESELF = frozenset({"he", "she", "i"})


def _personal(draft: Draft) -> bool:
    """Whether a person owns up, not a body: bodies admit things about themselves, persons confess."""
    return draft.speaker is not None and draft.speaker.ent_type_ not in ("ORG", "GPE", "NORP")


def _in_content(draft: Draft, root: Token | None, text: str) -> Ground | None:
    start, end = draft.content[0]
    if draft.cue.factuality == "Uu":
        return None
    shown = _shown(root)
    if shown is not None:
        return shown
    if draft.direct:
        found = _pattern("speech").search(text, start, end)
        if found is not None:
            return "witness", found.span()
    perceived = _perceived(root, _FIRST if draft.direct else _THIRD) or _lived(draft, root) or _recovered(draft, root)
    if perceived is not None:
        return perceived
    found = _pattern("content").search(text, start, end)
    return (_kind("content", found), found.span()) if found is not None else None


def _perceived(root: Token | None, persons: frozenset[str]) -> Ground | None:
    """The speaker's own eyes and ears as main verb of the content: "said she had seen two men"."""
    if root is None or root.lemma_.lower() not in _words("perceiving") or negated(root):
        return None
    own = any(one.dep_ == "nsubj" and one.lower_ in persons for one in root.children)
    seen = any(one.dep_ in ("dobj", "ccomp", "prep", "xcomp") for one in root.rights)
    return ("witness", _word(root)) if own and seen else None


_FIRST, _THIRD = frozenset({"i", "we"}), frozenset({"he", "she", "they"})


def _lived(draft: Draft, root: Token | None) -> Ground | None:
    """What befell speakers or those near to them: "she told the court he had hidden", "his widow said he had run"."""
    if root is None or negated(root) or not tells(draft, root):
        return None
    near = draft.speaker is not None and draft.speaker.lower_ in _words("kin")
    if not (near or _to_inquirers(draft, root.doc)):
        return None
    persons = _FIRST if draft.direct else _THIRD
    own = any(one.dep_ in ("nsubj", "nsubjpass") and one.lower_ in persons for one in root.children)
    met = any(one.dep_ in ("dobj", "dative") and one.lower_ in _MET for one in root.children)
    past = root.tag_ in ("VBD", "VBN")
    return ("witness", _word(root)) if past and (own or met) else None


_MET = frozenset({"me", "us", "him", "her", "them"})


def _to_inquirers(draft: Draft, doc: Doc) -> bool:
    """Whether a person tells those who inquire: the police, a court, a committee."""
    if draft.addressee is None or draft.speaker is None or draft.speaker.ent_type_ in ("ORG", "GPE", "NORP"):
        return False
    if draft.speaker.pos_ not in ("PROPN", "PRON"):
        return False
    told = doc.char_span(*draft.addressee, alignment_mode="expand")
    return told is not None and told.root.lower_ in _words("inquirers")


def _recovered(draft: Draft, root: Token | None) -> Ground | None:
    """Things that were found: "traces of petrol had been found on the stairs"."""
    if root is None or root.lemma_.lower() not in _words("recovering") or negated(root):
        return None
    thing = next((one for one in root.children if one.dep_ == "nsubjpass"), None)
    if thing is None or thing.pos_ != "NOUN" or thing.lower_ in _words("person"):
        return None
    speaker = draft.speaker
    names = () if speaker is None else (speaker, *(one for one in speaker.lefts if one.dep_ == "compound"))
    called = {one.lower_ for one in names} | {f"{one.lower_} {names[0].lower_}" for one in names[1:]}
    searched = not called.isdisjoint(_words("searchers"))
    return ("official-finding" if searched else "physical"), _word(root)


def _shown(root: Token | None) -> Ground | None:
    """The ground that the content itself says shows it: "footage shows two men", "phone data placed him there"."""
    if root is None or not (root.lemma_.lower() in _words("showing") or verb_cue(root) is not None):
        return None
    subject = next((one for one in root.children if one.dep_ == "nsubj"), None)
    if subject is None or negated(root):
        return None
    for word in (subject, *(one for one in subject.lefts if one.dep_ == "compound")):
        kind = _words("source").get(word.lower_)
        if kind in _THINGS and (kind == "document" or root.lemma_.lower() in _words("showing")):
            return kind, _word(word)
    return None


_THINGS: frozenset[Evidence] = frozenset({"document", "physical", "intelligence", "official-finding"})


def _beside(draft: Draft, text: str) -> Ground | None:
    """A ground named around the claim, in its own sentence or at the head of the next."""
    start, end = min(draft.start, draft.words[0]), max(draft.end, draft.words[1])
    back = max(0, start - _SENTENCE)
    begin = max(text.rfind("\n", back, start), text.rfind(". ", back, start), back)
    stop = text.find("\n", end, end + _NEARBY)
    stop = stop if stop >= 0 else min(end + _NEARBY, len(text))
    full = end if text[start:end].rstrip("\"”’'")[-1:] in ".!?" else text.find(". ", end, stop)
    for first, last in _outside(draft, begin, stop):
        for found in _pattern("nearby").finditer(text, first, last):
            kind = _kind("nearby", found)
            if found.start() < (full if full >= 0 else stop) or kind == "declined":
                return kind, found.span()
    return None


def _refused_later(draft: Draft, text: str) -> Ground | None:
    """No evidence for an accusation, as the page says some sentences later: "He offered no evidence for it"."""
    if draft.cue.act != "accuse":
        return None
    end = max(draft.end, draft.words[1])
    found = _pattern("later").search(text, end, end + _LATER)
    return ("declined", found.span()) if found is not None else None


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
    """One pattern of all words of a place, a group for each kind of evidence; a star stands for up to three words."""
    groups = []
    for kind in dict.fromkeys(_words(reads).values()):
        longest = sorted((one for one, other in _words(reads).items() if other == kind), key=len, reverse=True)
        words = "|".join(re.escape(one).replace(r"\*\ ", r"(?:[\w’'-]+ ){0,3}") for one in longest)
        groups.append(f"(?P<{kind.replace('-', '_')}>{words})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def _kind(reads: str, found: re.Match[str]) -> Evidence:
    """The evidence that the words found tell."""
    return next(kind for kind in _words(reads).values() if found.lastgroup == kind.replace("-", "_"))


def role_evidence(title: str) -> Evidence | None:
    """The evidence that a speaker's role tells: an analyst speaks from knowledge."""
    kinds = _words("role")
    return next((kinds[one] for one in re.findall(r"[\w-]+", title.lower()) if one in kinds), None)
