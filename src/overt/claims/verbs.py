"""Claims that a verb makes: "X said that …", "accused Y of …", "is said to …"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from overt.claims.contents import IMPRESSIONS, Content, content
from overt.claims.cues import Cue, verb_cue
from overt.claims.draft import Draft, Piece
from overt.claims.pieces import pieces, snapped
from overt.claims.quoted import Quotations
from overt.claims.speakers import RELATIVES, agent, is_passive, subject, words
from overt.claims.tokens import with_pos

_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})


def verb_drafts(doc: Doc, quoted: Quotations) -> Iterator[Draft]:
    """The drafts of every verb that attributes, in text order."""
    carried: dict[int, Token] = {}
    for token in with_pos(doc, "VERB", "AUX"):
        if token.dep_ in ("aux", "auxpass", "amod", "compound"):
            continue
        found = verb_cue(token)
        if found is None or is_no_verb(token):
            continue
        draft = _draft(token, found[0], found[1], quoted, carried)
        if draft is not None:
            yield draft


# "During questioning that …": what is told there, no one asked.
_DURING = frozenset({"during", "under", "in"})


def is_no_verb(token: Token) -> bool:
    """Words that the parse takes for verbs: "during questioning", "self-described"."""
    if token.dep_ == "pcomp" and token.tag_ == "VBG" and token.head.lower_ in _DURING:
        return True
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "self"


def _draft(
    verb: Token, cue: Cue, parts: tuple[Token, ...], quoted: Quotations, carried: dict[int, Token]
) -> Draft | None:
    found = content(verb, cue, parts)
    if found is None:
        return None
    speaker = found.speaker or speaker_of(carried.get(verb.i, verb))
    passive = is_passive(verb)
    if found.frame == "object" and passive and speaker is None and not _given(verb):
        return None
    if not _fits(cue, verb, speaker, found):
        return None
    heard = cue.id == "hear"  # a court that hears is told, and the page hides by whom
    hearer = speaker if heard else found.addressee
    speaker = None if heard else speaker
    source = words(speaker) if speaker is not None else None
    stretch = [one for one in found.tokens if one.i not in {part.i for part in parts}]
    if found.frame in ("clause", "inserted"):
        stretch = _without_carried_on(verb, stretch, carried)
    if speaker is not None and stretch and found.frame in ("clause", "inserted"):
        inside = {one.i for one in speaker.subtree}
        stretch = [one for one in stretch if one.i not in inside or verb.i not in range(stretch[0].i, stretch[-1].i)]
    if found.frame == "clause":
        stretch = _without_time(verb, stretch)
    held, direct = pieces(_without_relative(stretch), quoted)
    if not held:
        return None
    if found.frame == "clause" and not direct:
        held, direct = _only_speech(held, verb, quoted)
    return Draft(
        cue=cue,
        words=cue_words(verb, parts),
        head=verb,
        speaker=speaker,
        source=source,
        content=_ordered(held, found, quoted),
        frame="quote" if direct and found.frame in ("clause", "inserted") and not _woven(held, quoted) else found.frame,
        addressee=words(hearer) if hearer is not None else None,
        hidden=speaker is None and (passive or heard or verb.lemma_ in IMPRESSIONS),
    )


def _woven(held: tuple[Piece, ...], quoted: Quotations) -> bool:
    """Whether "that" leads words between marks into the sentence: "promised that “they will answer for it”"."""
    start = held[0][0]
    return quoted.text[max(0, start - 6) : start].lower().endswith("that ") and quoted.text[start + 1].islower()


def _given(verb: Token) -> bool:
    """Whether somebody was given something: "he was promised two vouchers"."""
    return {"nsubjpass", "dobj"} <= {one.dep_ for one in verb.children}


def _without_relative(stretch: list[Token]) -> list[Token]:
    """The content without the relative that leads the clause of the verb in: "who he thought was a student"."""
    apart = len(stretch) > 1 and stretch[1].i > stretch[0].i + 1 and stretch[0].lower_ in RELATIVES
    return stretch[1:] if apart else stretch


def _fits(cue: Cue, verb: Token, speaker: Token | None, found: Content) -> bool:
    """Whether speaker and object are among those with which the word attributes."""
    if cue.speakers and speaker is not None and speaker.lemma_.lower() not in cue.speakers:
        return False
    if cue.speakers and speaker is None and not (is_passive(verb) and found.subject is not None):
        return False
    if not cue.objects or found.frame not in ("object", "as"):
        return True
    things = [one for one in verb.children if one.dep_ in ("dobj", "nsubjpass")]
    named = {one.lemma_.lower() for one in things}
    named |= {f"no {one.lemma_.lower()}" for one in things if any(low.lower_ == "no" for low in one.lefts)}
    return not named.isdisjoint(cue.objects)


def _without_carried_on(verb: Token, stretch: list[Token], carried: dict[int, Token]) -> list[Token]:
    """The content without further cues of the same speaker that the parse hung below it.

    "She said the door was shut, adding that …" and "said the door was shut, and accused …" are two claims of hers;
    ``carried`` remembers whose they are.
    """
    gone: set[int] = set()
    for token in stretch:
        if token.i > verb.i and token.i not in gone and _carries_on(verb, token):
            carried[token.i] = verb
            gone |= {one.i for one in token.subtree}
        elif token.i > verb.i and token.i not in gone and (_beside(token) or _cites(token)):
            gone |= {one.i for one in token.subtree}
    return [one for one in stretch if one.i not in gone] if gone else stretch


def _only_speech(held: tuple[Piece, ...], verb: Token, quoted: Quotations) -> tuple[tuple[Piece, ...], bool]:
    """The quotations behind the cue, where what stands before it only leads in: "Asked about it, he said: …"."""
    behind = [one for one in held if one[0] > verb.idx]
    speech = [one for one in behind if snapped(one, quoted)[1]]
    led = len(behind) < len(held) and not any(quoted.between(*one) for one in held if one[0] < verb.idx)
    return (tuple(speech), True) if led and speech and len(speech) == len(behind) else (held, False)


def _without_time(verb: Token, stretch: list[Token]) -> list[Token]:
    """The content without the day of saying: "said Tuesday the gate was open", "said on Friday he saw it"."""
    if not stretch or stretch[0].i != verb.i + 1:
        return stretch
    day = 1 if stretch[0].lower_ == "on" else 0
    if len(stretch) < day + 3 or stretch[day].lower_ not in _DAYS or stretch[day + 1].text == ",":
        return stretch
    return stretch[day + 1 :]


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "earlier"}
)


def _carries_on(verb: Token, token: Token) -> bool:
    if token.pos_ != "VERB" or token.dep_ not in ("advcl", "conj"):
        return False
    before = token.left_edge.nbor(-1) if token.left_edge.i else token
    if token.dep_ == "advcl" and (token.tag_ != "VBG" or before.text != ","):
        return False
    if token.dep_ == "conj" and not (_beside_passive(token) or _in_step(verb, token)):
        return False
    if any(one.dep_ in ("nsubj", "nsubjpass", "mark") for one in token.children):
        return False
    if token.dep_ == "advcl" and not any(one.dep_ in ("ccomp", "punct") for one in token.rights):
        return False
    found = verb_cue(token)
    return found is not None and found[0].kind in ("speech", "belief")


def _cites(token: Token) -> bool:
    """Whether the speaker's grounds are named: ", citing a letter"."""
    return token.dep_ == "advcl" and token.lower_ == "citing" and token.i > 0 and token.nbor(-1).text == ","


def _beside(token: Token) -> bool:
    """Whether the clause is somebody else's claim: ", while the envoy vowed …"."""
    if token.dep_ != "advcl" or not any(
        one.dep_ == "mark" and one.lower_ in ("while", "whereas") for one in token.lefts
    ):
        return False
    found = verb_cue(token)
    own = any(one.dep_ == "nsubj" for one in token.lefts)
    return own and found is not None and found[0].kind == "speech"


def _in_step(verb: Token, token: Token) -> bool:
    """Whether the verb goes with the cue and not with the content: ", and accused …", "says it saw it and believes"."""
    if token.tag_ != verb.tag_:
        return False
    return _after_comma_and(token) or (token.head.tag_ in ("VBD", "VBZ", "VBP") and token.head.tag_ != token.tag_)


def _beside_passive(token: Token) -> bool:
    """Whether the parse hung the verb on a passive: "said that the door was opened and added that …"."""
    return is_passive(token.head) and any(one.dep_ == "mark" for child in token.rights for one in child.children)


def _after_comma_and(token: Token) -> bool:
    """Whether ", and" leads the verb in."""
    first = token.left_edge
    return first.i > 1 and first.nbor(-1).dep_ == "cc" and first.nbor(-2).text == ","


def _ordered(held: tuple[Piece, ...], found: Content, quoted: Quotations) -> tuple[Piece, ...]:
    """The piece that carries the claim first; the subject of "is said to" comes after its predicate."""
    if found.frame == "inserted":
        return tuple(sorted(held, key=lambda one: one[0] - one[1]))
    if found.subject is None:
        return held
    before, _ = pieces(found.subject.subtree, quoted)
    return held + tuple(one for one in before if all(one[1] <= start or end <= one[0] for start, end in held))


def speaker_of(verb: Token) -> Token | None:
    """Whoever utters the verb: its agent where it is passive, else its subject."""
    if is_passive(verb):
        return agent(verb)
    if verb.lemma_ in IMPRESSIONS:
        return None
    found = subject(verb)
    return found if found is not None else _before(verb)


def _before(verb: Token) -> Token | None:
    """The noun right before a finite verb whose subject the parse missed."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    if before.pos_ in ("ADV", "AUX") and before.i > verb.sent.start:
        before = before.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") and before.dep_ not in ("dobj", "npadvmod") else None


def cue_words(verb: Token, parts: tuple[Token, ...]) -> Piece:
    """The words of the cue: the verb with its auxiliaries and particles, as far as they stand together."""
    own = {part.i for part in parts}
    own |= {child.i for child in verb.children if child.dep_ in _AUXILIARIES and abs(child.i - verb.i) < 4}
    first = last = verb
    while first.i > 0 and first.nbor(-1).i in own:
        first = first.nbor(-1)
    while last.i + 1 < len(verb.doc) and last.nbor().i in own:
        last = last.nbor()
    return first.idx, last.idx + len(last.text)
