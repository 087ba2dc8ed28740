"""What a verb attributes: its content in the parse, frame by frame."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from overt.claims.cues import Cue, verb_cue
from overt.claims.speakers import is_passive

# Verb phrases that tell when and where something was said stand outside what was said.
_MANNER = frozenset({"for", "as", "of", "about", "against", "with", "to", "over", "toward", "towards", "like"})
_OBJECT_LEADS = frozenset({"of", "for", "on", "to", "with", "as"})
_LEADS_OF = {"attribute": frozenset({"to"}), "link": frozenset({"to", "with"})}
_LEADS_OF |= {"put at": frozenset({"at"}), "estimate": frozenset({"at"})}
_PERSON_LEADS = frozenset({"of", "about", "to", "against", "on"})
# Who calls themselves something only has that name.
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
# So many words may stand between somebody and what is held against them.
_BETWEEN = 8
# Verbs of impression: nobody is said to have it, and their subject belongs to the content.
IMPRESSIONS = frozenset({"seem", "appear"})


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens of a content, the frame they were found in, whom it was said to, and further words of the subject."""

    tokens: tuple[Token, ...]
    frame: str
    addressee: Token | None = None
    subject: Token | None = None
    speaker: Token | None = None


def content(verb: Token, cue: Cue, parts: tuple[Token, ...] = ()) -> Content | None:
    """What the verb attributes, by the first of its frames that the parse shows, or ``None``."""
    own = {part.i for part in parts if part.dep_ != "prep"}
    children = [one for one in verb.children if one.i not in own]
    children += [one for part in parts if part.dep_ == "acomp" for one in part.children]
    for read in (_inserted, _clause, _naming, _as, _object_of, _person_to, _person_of, _infinitive, _prepositional):
        found = read(verb, children, cue)
        if found is not None and found.tokens:
            return found
    return _object(verb, children, cue)


def _subtree(*roots: Token) -> tuple[Token, ...]:
    seen = {token.i: token for root in roots for token in root.subtree}
    return tuple(seen[number] for number in sorted(seen))


def _stretch(thing: Token, lead: Token) -> tuple[Token, ...]:
    """The words of both with those between them: "Lund in court on Friday as the man who …"."""
    found = _subtree(thing, lead)
    between = thing.doc[thing.right_edge.i : lead.left_edge.i] if thing.i < lead.i else thing.doc[0:0]
    return found if len(between) > _BETWEEN else tuple(dict.fromkeys((*_subtree(thing), *between, *_subtree(lead))))


def _without(tokens: Iterable[Token], *roots: Token | None) -> tuple[Token, ...]:
    gone = {token.i for root in roots if root is not None for token in root.subtree}
    return tuple(token for token in tokens if token.i not in gone)


def _child(children: list[Token], *labels: str) -> Token | None:
    return next((one for one in children if one.dep_ in labels), None)


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in verb.children if child.i < verb.i)


def addressee(children: list[Token]) -> Token | None:
    """Whom the words are said to, as the parse shows it: "told reporters that", "said to the court"."""
    dative = _child(children, "dative")
    if dative is not None:
        return next((one for one in dative.children if one.dep_ == "pobj"), dative)
    found = _child(children, "dobj")
    return found if found is not None and found.lower_ not in ("what", "this", "that", "it") else None


def _inserted(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    """The verb stands inside what it attributes: "The ship, he said, had sunk"."""
    if "clause" not in cue.frames or _child(children, "ccomp") is not None:
        return None
    inside = (
        verb.dep_ == "parataxis"
        or _as_said(verb, children)
        or (verb.dep_ == "ccomp" and _comma_before(verb) and verb.i > verb.head.i)
    )
    if not inside or verb.head == verb or verb.head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return None
    return Content(_around(verb), "inserted")


def _around(verb: Token) -> tuple[Token, ...]:
    """The words of the clause that the verb stands in, without an earlier one: "A saw it; B, he said, did"."""
    first = _last_break(verb)
    further = (one for one in verb.head.rights if one.i > verb.i and one.dep_ == "conj" and _speaks(one))
    held = _without(_subtree(verb.head), verb, *further)
    return tuple(one for one in held if one.i > first) if first is not None else held


def _speaks(clause: Token) -> bool:
    """Whether the clause is another one's or the same one's next claim: ", and she added that …"."""
    found = verb_cue(clause)
    own = any(one.dep_ == "nsubj" for one in clause.lefts)
    return own and found is not None and found[0].kind == "speech"


def _last_break(verb: Token) -> int | None:
    """The semicolon before the verb, or the colon behind an earlier claim: what comes after it is another clause."""
    for word in reversed(verb.doc[verb.sent.start : verb.i]):
        if word.text == ";":
            return word.i
        if word.text == ":":
            earlier = verb.doc[verb.sent.start : word.i]
            return word.i if any(one.pos_ == "VERB" and verb_cue(one) is not None for one in earlier) else None
    return None


def _as_said(verb: Token, children: list[Token]) -> bool:
    """Whether the verb is that of "as the mayor said, …" with nothing of its own to say."""
    as_ = next((one for one in children if one.dep_ == "mark"), None)
    if verb.dep_ != "advcl" or as_ is None or as_.lower_ != "as":
        return False
    return not any(one.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr") for one in children) and not is_passive(verb)


def _comma_before(verb: Token) -> bool:
    left = verb.left_edge
    return (
        left.i > 0 and left.nbor(-1).text in (",", "--", "—", "-", "–") and _child(list(verb.children), "mark") is None
    )


def _clause(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "clause" not in cue.frames and "quote" not in cue.frames:
        return None
    later = is_passive(verb) and any(one.dep_ == "xcomp" and has_to(one) and one.i > verb.i for one in children)
    later = later or any(one.dep_ == "ccomp" and one.i > verb.i and _that(one) for one in children)
    for child in children:
        if later and child.i < verb.i:
            continue
        if child.dep_ == "dobj" and _that(child):
            return Content(_subtree(child), "clause")
        if cue.id == "ask" and child.dep_ == "advcl" and any(one.lower_ in ("if", "whether") for one in child.lefts):
            return Content(_subtree(child), "clause", addressee=addressee(children))
        if (
            child.dep_ not in ("ccomp", "parataxis")
            or child.pos_
            not in (
                "VERB",
                "AUX",
                "NOUN",
                "ADJ",
                "PROPN",
                "INTJ",
                "ADV",
            )
        ) and child.dep_ != "ccomp":
            continue
        if has_to(child) and not any(one.dep_ == "mark" for one in child.children) and "to" not in cue.frames:
            continue
        if has_to(child) and "person-to" in cue.frames:
            continue
        if child.dep_ == "parataxis" and child.i > verb.i and verb.nbor().text != ":":
            continue
        tokens = _without(_subtree(child), *_others(verb, child))
        return Content(tokens, "clause", addressee=addressee(children))
    return None


def _that(clause: Token) -> bool:
    return any(one.dep_ == "mark" and one.lower_ == "that" for one in clause.lefts)


def _others(verb: Token, child: Token) -> list[Token]:
    """Parts of the content's subtree that belong to the cue: a verb parsed below what it attributes."""
    return [verb] if verb in child.subtree else []


def _naming(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "naming" not in cue.frames:
        return None
    name = _child(children, "oprd", "xcomp")
    thing = _child(children, "dobj")
    if thing is not None and thing.tag_ in ("WP", "WDT"):
        thing = None
    if thing is not None and thing.lower_ in _REFLEXIVES:
        return None
    if verb.dep_ == "acl" and thing is None and name is not None and name.pos_ == "PROPN":
        return None  # "a man called Bear" is nobody's word
    if name is not None and not has_to(name) and name.ent_type_ not in ("DATE", "TIME"):
        return Content(
            _subtree(*(one for one in (thing, name) if one is not None)), "naming", subject=_passive_subject(verb)
        )
    things = [one for one in children if one.dep_ == "dobj"]
    if len(things) > 1 and things[-1].ent_type_ not in ("DATE", "TIME"):
        return Content(_subtree(*things), "naming")
    small = _child(children, "ccomp")
    if small is not None and not has_to(small) and _child(list(small.children), "mark") is None:
        return Content(_subtree(small), "naming")
    return None


def _as(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "as" not in cue.frames:
        return None
    lead = next((one for one in children if one.dep_ in ("prep", "advcl", "mark") and one.lower_ == "as"), None)
    if lead is None or lead.i < verb.i:
        return None
    thing = _child(children, "dobj")
    if thing is None or thing.tag_ in ("WP", "WDT"):
        inner = [one for one in lead.children if one.dep_ in ("pobj", "pcomp", "amod", "advmod", "acomp")]
        tokens = _subtree(*inner) if inner else _subtree(lead)[1:]
        by = next((one for one in tokens if one.lower_ == "by" and one.dep_ in ("prep", "agent")), None)
        doer = next((one for one in by.children if one.dep_ == "pobj"), None) if by is not None else None
        if by is not None and doer is not None and is_passive(verb):
            return Content(_without(tokens, by), "as", subject=_passive_subject(verb), speaker=doer)
        return Content(tokens, "as", subject=_passive_subject(verb))
    return Content(_stretch(thing, lead), "as")


def _object_of(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "object-of" not in cue.frames:
        return None
    leads = _LEADS_OF.get(cue.id, _OBJECT_LEADS)
    lead = next((one for one in children if one.dep_ == "prep" and one.lower_ in leads and one.i > verb.i), None)
    thing = _child(children, "dobj")
    if is_passive(verb) or (verb.dep_ == "acl" and thing is None):
        return Content(_below(lead), "object-of", subject=_passive_subject(verb)) if lead is not None else None
    if thing is None:
        return None
    lead = lead or next((one for one in thing.children if one.dep_ == "prep" and one.lower_ in leads), None)
    return Content(_stretch(thing, lead), "object-of") if lead is not None else None


def _person_to(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "person-to" not in cue.frames:
        return None
    task = next(
        (one for one in children if one.dep_ in ("xcomp", "ccomp", "advcl") and has_to(one) and one.i > verb.i), None
    )
    if task is None:
        return None
    doer = _child(list(task.children), "nsubj") or _child(children, "dobj", "dative")
    if doer is not None and doer.i > task.i:
        doer = None
    if doer is None:
        lead = next((one for one in children if one.dep_ == "prep" and one.i < task.i and one.i > verb.i), None)
        doer = next((one for one in lead.children if one.dep_ == "pobj"), None) if lead is not None else None
    if doer is None and is_passive(verb):
        doer = _passive_subject(verb)
    if doer is None and "to" in cue.frames:
        return None
    tokens = _without(_subtree(task), doer)
    return Content(
        tuple(one for one in tokens if doer is None or doer.i > task.i or one.i > doer.right_edge.i or one.i < doer.i),
        "person-to",
        addressee=doer,
    )


def _person_of(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "person-of" not in cue.frames:
        return None
    thing = _child(children, "dobj", "dative") or (_passive_subject(verb) if is_passive(verb) else None)
    lead = next(
        (one for one in children if one.dep_ in ("prep", "dative") and one.lower_ in _PERSON_LEADS and one.i > verb.i),
        None,
    )
    return Content(_below(lead), "person-of", addressee=thing) if thing is not None and lead is not None else None


def _infinitive(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    hidden = is_passive(verb) and verb.dep_ != "acl"
    for child in children:
        if child.dep_ not in ("xcomp", "ccomp", "advcl") or child.i < verb.i:
            continue
        if has_to(child) and ("to" in cue.frames or hidden) and child.dep_ != "advcl":
            return Content(_subtree(child), "to", subject=_passive_subject(verb))
        if hidden and child.tag_ in ("VBN", "JJ") and child.dep_ in ("xcomp", "ccomp"):
            return Content(_subtree(child), "to", subject=_passive_subject(verb))
        if child.tag_ == "VBG" and "gerund" in cue.frames and child.dep_ == "xcomp":
            return Content(_subtree(child), "gerund")
    return None


def _prepositional(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    leads = cue.prepositions
    if not leads:
        return None
    for child in children:
        if child.dep_ in ("prep", "agent", "advcl") and child.lower_ in leads and child.i > verb.i:
            return Content(_below(child), f"preposition-{child.lower_}", subject=_passive_subject(verb))
    return None


def _object(verb: Token, children: list[Token], cue: Cue) -> Content | None:
    if "object" not in cue.frames:
        return None
    phrase = cue.id.partition(" ")[2]
    lead = next((one for one in children if one.dep_ == "prep" and one.lower_ == phrase), None)
    if lead is not None:
        return Content(_below(lead), "object")
    task = next((one for one in children if phrase == "for" and _for_to(one)), None)
    if task is not None:
        return Content(tuple(one for one in _subtree(task) if one.dep_ != "mark" or one.head != task), "object")
    thing = _child(children, "dobj") or _passive_subject(verb)
    if thing is None or thing.lower_ in _REFLEXIVES:
        return None
    further = (one for one in children if one.dep_ == "prep" and one.lower_ in _MANNER and one.i > thing.i)
    return Content(_subtree(thing, *further), "object")


def _for_to(child: Token) -> bool:
    """Whether the child is "for somebody to do something"."""
    return child.dep_ in ("advcl", "ccomp", "xcomp") and any(
        one.dep_ == "mark" and one.lower_ == "for" for one in child.lefts
    )


def _passive_subject(verb: Token) -> Token | None:
    """The subject that belongs to the content: of a passive, and of "seems to"."""
    labels = ("nsubjpass", "nsubj") if verb.lemma_ in IMPRESSIONS else ("nsubjpass",)
    return _child(list(verb.children), *labels)


def _below(lead: Token) -> tuple[Token, ...]:
    """The words of a prepositional phrase without its preposition."""
    return tuple(one for one in lead.subtree if one.i != lead.i)


def runs(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """The first and last token of each stretch of neighbouring tokens."""
    first: Token | None = None
    last: Token | None = None
    for token in tokens:
        if first is None or last is None:
            first = token
        elif token.i > last.i + 1 and any(
            not one.is_punct and not one.is_space for one in token.doc[last.i + 1 : token.i]
        ):
            yield first, last
            first = token
        last = token
    if first is not None and last is not None:
        yield first, last
