"""Who speaks: the words of a cue's subject, agent or possessor."""

from spacy.tokens import Token

from overt.claims.draft import Piece

RELATIVES = frozenset({"who", "which", "that", "whom"})
_KEPT = frozenset({"prep", "nummod", "case", "quantmod", "flat", "compound"})
_PLACES = frozenset({"of", "for", "in", "at", "from", "with", "to", "on", "close", "within", "near"})
_CONTROLLED = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp"})


def subject(verb: Token) -> Token | None:
    """The head word of whoever does the verb, sought up the parse where the verb leaves it out.

    Relative pronouns give their antecedent. Passive subjects are not doers and are not given.
    """
    seen = 0
    token: Token | None = verb
    while token is not None and seen < 6:
        own = _own_subject(token) or (_patient(token) if seen else None)
        if own is not None:
            return _antecedent(token, own)
        if seen == 0 and token.dep_ == "acl":
            return _bearer(token) if token.tag_ == "VBG" else None
        if is_passive(token) and seen == 0:
            return None
        token = _governor(token)
        seen += 1
    return None


def _bearer(verb: Token) -> Token | None:
    """Who says what "saying" leads in: the letter in "a letter saying", the sender in "emailed supporters saying"."""
    noun = verb.head
    sender = noun.head if noun.dep_ in ("dobj", "dative") and noun.ent_type_ in ("", "PERSON", "NORP") else None
    return subject(sender) if sender is not None and sender.lemma_.lower() in _SENDING else noun


# Verbs whose object hears, so that "saying" behind it goes back to their subject.
_SENDING = frozenset(
    {"email", "tell", "text", "phone", "telephone", "ask", "warn", "urge", "inform", "address", "thank"}
)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "is said", "the men accused of"."""
    bare = True
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass"):
            return True
        bare = bare and child.dep_ != "aux"
    if bare and verb.dep_ == "conj" and any(one.dep_ == "auxpass" for one in verb.head.children):
        return verb.tag_ == "VBN" or _heard(verb)
    return bare and verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN"


def _heard(verb: Token) -> bool:
    """Whether the verb needs a hearer and has none, so that its subject is the hearer: "was summoned and told that"."""
    return verb.lemma_.lower() in _TELLING and not any(one.dep_ in ("nsubj", "dobj", "dative") for one in verb.children)


# Verbs that nobody does without somebody who hears.
_TELLING = frozenset({"tell", "inform", "notify", "remind", "assure"})


def agent(verb: Token) -> Token | None:
    """The doer of a passive verb: "accused by Kyiv"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def words(head: Token) -> Piece:
    """The words that name the speaker: the noun phrase without appositions and relative clauses."""
    start, end = head.left_edge, head
    for child in head.lefts:
        if child.dep_ in ("appos", "relcl", "acl", "punct", "advcl", "cc", "preconj") and child.left_edge.i == start.i:
            start = head.doc[child.right_edge.i + 1]
    for child in head.rights:
        if child.dep_ == "appos" and child.left_edge.i == end.i + 1 and child.pos_ == "PROPN":
            end = child
            continue
        if child.dep_ not in _KEPT or (child.dep_ == "prep" and child.lower_ not in _PLACES):
            if child.dep_ in ("punct", "cc") and child.text not in ("(", "-"):
                break
            continue
        if child.left_edge.i > end.i + 1:
            break
        end = _phrase_end(child)
    end = _with_name(end, head)
    return start.idx, end.idx + len(end.text)


def _with_name(end: Token, head: Token) -> Token:
    """The last word of the name that stands right behind a title which the parse cut off from it."""
    if head.pos_ != "NOUN" or end is not head:
        return end
    while end.i + 1 < len(end.doc) and end.nbor().ent_type_ == "PERSON" and end.nbor().pos_ == "PROPN":
        end = end.nbor()
    return end


def several(head: Token) -> tuple[Token, ...]:
    """The speaker and those joined to them: "Fiala and Tusk"."""
    found = [head]
    last = head
    while True:
        following = next((one for one in last.children if one.dep_ == "conj" and one.pos_ in _NOMINAL), None)
        if following is None or len(found) > 5:
            return tuple(found)
        found.append(following)
        last = following


_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


def _own_subject(verb: Token) -> Token | None:
    found = [one for one in verb.children if one.dep_ in ("nsubj", "csubj")]
    # "The guard Ilja Brandt said" comes as two subjects: the name is the one beside the verb.
    return found[-1] if len(found) > 1 and found[-1].i < verb.i else found[0] if found else None


def _patient(verb: Token) -> Token | None:
    """The subject of a passive, which utters the verb below it: "she was heard saying", "was quoted as saying"."""
    return next((one for one in verb.children if one.dep_ == "nsubjpass"), None)


def _antecedent(verb: Token, own: Token) -> Token:
    if own.lower_ in RELATIVES and own.pos_ != "NOUN":
        clause = verb
        while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl") and clause.head.pos_ in _NOMINAL:
            return clause.head
    return own


def _governor(verb: Token) -> Token | None:
    """The verb whose subject a subjectless verb shares."""
    head = verb.head
    if head == verb or verb.dep_ not in _CONTROLLED:
        return None
    while head.pos_ in ("ADP", "SCONJ", "ADJ") and head.head != head and head.dep_ != "ROOT":
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") else None


def _phrase_end(child: Token) -> Token:
    """The last word of a prepositional phrase, before any clause that hangs on it."""
    end = child
    for one in child.children:
        if one.dep_ in ("pobj", "pcomp"):
            end = _bare_end(one)
    return end


def _bare_end(noun: Token) -> Token:
    end = noun
    for child in noun.rights:
        if child.dep_ in ("prep", "case", "nummod") and child.left_edge.i <= end.i + 1:
            end = _phrase_end(child) if child.dep_ == "prep" else child
        elif child.dep_ in ("conj", "cc"):
            end = child if child.dep_ == "cc" else _bare_end(child)
        else:
            break
    return end if end.dep_ != "cc" else end.nbor(-1)


def speaker_of_noun(noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "the claim by the minister", "X made the claim that …"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING:
        return subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ in ("VERB", "NOUN"):
        verb = next((one for one in noun.ancestors if one.pos_ == "VERB"), None)
        return subject(verb) if verb is not None else None
    return None


# Verbs that only carry a noun of saying: who makes, repeats or issues a claim is its speaker.
_MAKING = frozenset(
    {"make", "repeat", "issue", "give", "voice", "express", "raise", "have", "offer", "renew", "deliver", "put", "send"}
)
