"""The parse, mended where the small model is known to err."""

import numpy as np
from spacy.attrs import DEP
from spacy.symbols import appos
from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_COMPOUND, _HEADS = "think", frozenset({"tank", "tanks"})


def joined(doc: Doc) -> Doc:
    """The document before it is parsed, with "think tank" as one word: as two, the first is taken for a verb.

    >>> from overt.language.parse import parse
    >>> [word.head.text for word in parse("A report by the Elm Institute think tank said so.") if word.text == "report"]
    ['said']
    """
    if "think tank" in doc.text.lower():
        with doc.retokenize() as words:
            for word in doc[:-1]:
                if word.lower_ == _COMPOUND and word.nbor().lower_ in _HEADS:
                    words.merge(doc[word.i : word.i + 2])
    return doc


def mended(doc: Doc) -> Doc:
    """The parsed document, with the subject that stands behind a fronted phrase as its verb's.

    "In a film on the Vikby channel, Ada Berg claimed that she was free": the model may take the name for another
    name of the channel. But a name of something is closed by a comma of its own, and a verb needs a subject.

    >>> from overt.language.parse import parse
    >>> words = parse("In a clip aired on ONV channel, 19-year-old Jaan Kask claimed that it fell.")
    >>> [word.dep_ for word in words if word.text == "Kask"]
    ['nsubj']
    """
    for at in np.flatnonzero(doc.to_array([DEP]) == appos).tolist():
        verb = _verb_behind(doc[at])
        if verb is not None:
            doc[at].head = verb
            doc[at].dep_ = "nsubj"
    return doc


def _verb_behind(name: Token) -> Token | None:
    """The finite verb right behind a name and above it that has no subject, where a comma stands before the name."""
    before, behind = name.left_edge.i - 1, name.right_edge.i + 1
    if before < 0 or behind >= len(name.doc) or name.doc[before].text != ",":
        return None
    verb = name.doc[behind]
    if verb.tag_ not in _FINITE or not verb.is_ancestor(name) or verb.i < name.head.i:
        return None
    return None if any(child.dep_ in _SUBJECTS for child in verb.children) else verb
