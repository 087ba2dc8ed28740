"""People whom the language model missed or cut short, by how the sentence treats them."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from overt.language.coreference import speech_verbs
from overt.language.name import Name, filled
from overt.language.nouns import first_names, nouns
from overt.language.titles import is_title_word, title_before

_LONGEST = 4


def with_parsed_people(text: str, doc: Doc, names: list[Name]) -> list[Name]:
    """The names, with people the model missed ("Reince Priebus, the chairman"), miscalled or cut short.

    A capitalised run is a person when it begins with a known first name, when an office stands before it, or when "the
    chairman" or "a student" stands behind it.
    """
    at = {start: number for number, start in enumerate(token.idx for token in doc)}
    grown = [_grown(text, doc, one, at) if one.type == "person" and one.listed is None else one for one in names]
    mended = [_mended(text, doc, one, at) for one in grown]
    taken = {one.start for one in mended}
    return filled(mended, [one for one in _missed(doc) if one.start not in taken])


def _grown(text: str, doc: Doc, name: Name, at: dict[int, int]) -> Name:
    """The name with the capitalised words that the model left out before it: "Tarek" of "Tarek William Saab"."""
    index = at.get(name.start)
    if index is None:
        return name
    first = index
    while first > 0 and index - first < 2 and _belongs(doc[first - 1], doc[index]):
        first -= 1
    start = doc[first].idx
    return replace(name, start=start, text=text[start : name.end]) if first < index else name


def _belongs(token: Token, name: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.dep_ == "compound"
        and not token.ent_type_
        and token.text.istitle()
        and token.text.isalpha()
        and token.whitespace_ == " "
        and token.i < token.head.i <= name.i + 2
        and not is_title_word(token.text)
        and not _describes(token.lower_)
    )


def _describes(word: str) -> bool:
    """Whether a word tells what somebody is and is no first name: "Police" in "Police Captain Orr"."""
    lists = nouns()
    return any(word in some for some in (lists.families, lists.groups, lists.people, lists.bodies))


def _mended(text: str, doc: Doc, name: Name, at: dict[int, int]) -> Name:
    """The name as a person’s, where the model called it a body but a title or a description says otherwise."""
    if name.type not in ("organisation", "place", "other") or name.listed is not None or name.text.count(" ") > 2:
        return name
    title = title_before(text, name.start)
    called = title is not None and title.end + 1 == name.start and not title.text.islower() and name.text.istitle()
    index = at.get(name.start)
    span = doc.char_span(name.start, name.end) if index is not None else None
    alone = span is not None and span.root.i == span.end - 1 and _described(span)
    return replace(name, type="person", reason="described as a person", score=0.7) if called or alone else name


def _missed(doc: Doc) -> Iterator[Name]:
    done = 0
    for token in doc:
        if token.i < done or token.pos_ != "PROPN" or token.ent_type_ not in ("", "PERSON"):
            continue
        run = _run(doc, token.i)
        if run and _is_person(run):
            text = doc[run[0].i : run[-1].i + 1].text
            yield Name(
                start=run[0].idx, end=run[0].idx + len(text), text=text, type="person", reason="treated as a person"
            )
        done = token.i + len(run)


def _run(doc: Doc, index: int) -> list[Token]:
    """The capitalised words from here on that the model gave no name."""
    run: list[Token] = []
    for token in doc[index : index + _LONGEST]:
        named = token.ent_type_ not in ("", "PERSON")
        if named or token.pos_ != "PROPN" or not (token.text.istitle() or token.text in first_names()):
            break
        if is_title_word(token.text) or (run and run[-1].whitespace_ != " "):
            break
        run.append(token)
    return run


def _is_person(run: list[Token]) -> bool:
    known = run[0].text in first_names()
    if known and len(run) > 1:
        return True
    root = run[-1]
    if len(run) > 1 and run[0].i > 0 and not run[0].is_sent_start and _is_office(run[0].nbor(-1)):
        return True
    return _treated_as_person(root) if known or len(run) > 1 else _apposed(root)


def _is_office(token: Token) -> bool:
    """Whether a word is an office that a name may follow: "CEO", "prosecutor"."""
    return is_title_word(token.text) or (token.lemma_.lower() in nouns().families and token.tag_ in ("NN", "NNP"))


def _described(span: Tokens) -> bool:
    """Whether the sentence treats a name as a person's; of several words it must say so more surely."""
    root = span.root
    if len(span) == 1:
        return _treated_as_person(root)
    tells = span[0].text in first_names() and _tells(root)
    return tells or _names_holder(root) or _is_who(root) or _apposed(root, surely=True)


def _treated_as_person(root: Token) -> bool:
    return (_tells(root) and root.text in first_names()) or _apposed(root) or _names_holder(root) or _is_who(root)


def _tells(root: Token) -> bool:
    return root.dep_ == "nsubj" and root.head.lemma_ in speech_verbs() and root.head.pos_ == "VERB"


def _is_who(root: Token) -> bool:
    """Whether a clause with "who" stands behind the name: "Vira Samo, who sells bananas"."""
    clauses = (one for one in root.rights if one.dep_ == "relcl")
    return any(word.lower_ == "who" and word.dep_ == "nsubj" for clause in clauses for word in clause.lefts)


def _names_holder(root: Token) -> bool:
    """Whether the name tells who holds the office before it: "the chair of the council, Ann Berg"."""
    holder = root.head
    known = holder.lemma_.lower() in nouns().families or holder.lemma_.lower() in nouns().people
    return root.dep_ == "appos" and holder.i < root.i and holder.tag_ == "NN" and known


def _apposed(root: Token, *, surely: bool = False) -> bool:
    """Whether "the chairman" or "a student" stands behind the name; ``surely`` leaves out what firms are too."""
    lists = nouns()
    return any(
        one.dep_ == "appos"
        and not (surely and one.lemma_.lower() in lists.bodies_too)
        and one.tag_ == "NN"
        and one.i > root.i
        and (one.lemma_.lower() in lists.families or one.lemma_.lower() in lists.people)
        for one in root.rights
    )
