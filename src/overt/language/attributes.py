"""Parts of speech from tags: what spaCy's attribute ruler does, looked up instead of matched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.attrs import DEP, LOWER, MORPH, POS, TAG
from spacy.language import Language as Pipeline
from spacy.pipeline import AttributeRuler
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

_RULER = "attribute_ruler"
_NAME = "attribute_table"
# What a rule that is looked up may ask of a word, in the order of a key, and what it may set.
_ASKED = ("TAG", "LOWER", "DEP")
_SET = {"POS", "MORPH", "LEMMA"}
_Key = tuple[int, int, int]
_Values = tuple[int, int, str]


@dataclass(frozen=True)
class _Asked:
    """The values that a rule asks for, or those that it does not want."""

    values: frozenset[int]
    wanted: bool = True

    def meets(self, value: int) -> bool:
        return (value in self.values) is self.wanted


@dataclass(frozen=True)
class _Rule:
    """A pattern of one word: what it asks of the parts of a key, by their place, and what it sets."""

    asked: Mapping[int, _Asked]
    sets: Mapping[str, str]

    def meets(self, key: _Key) -> bool:
        return all(asked.meets(key[at]) for at, asked in self.asked.items())


@dataclass(frozen=True)
class AttributeTable:
    """Give each word its part of speech, form and irregular lemma, as the pipeline's own attribute ruler would.

    The ruler tries its 180 patterns on every word, which takes a tenth of the time of a parse, though nearly all of
    them ask only for the tag, the part in the sentence or the letters of one word. Those are looked up here, in their
    order; the rest stays with spaCy's ruler and runs afterwards. A test holds both to the same answer.

    >>> from overt.language.parse import pipeline
    >>> [word.pos_ for word in pipeline()("The depot burned.")]
    ['DET', 'NOUN', 'VERB', 'PUNCT']
    """

    vocab: Vocab
    rules: tuple[_Rule, ...]
    rest: AttributeRuler
    words: frozenset[int]
    found: dict[_Key, _Values] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with these attributes set."""
        # A word that no rule names shares its entry with all such words, so that the table stays small.
        keys = (
            (tag, word if word in self.words else 0, dep) for tag, word, dep in doc.to_array([TAG, LOWER, DEP]).tolist()
        )
        values = [self.found.get(key) or self._look_up(key) for key in keys]
        numbers: Any = np.array([value[:2] for value in values], dtype=np.uint64).reshape(len(doc), 2)
        doc.from_array([POS, MORPH], numbers)
        for at, (_, _, lemma) in enumerate(values):
            if lemma:
                doc[at].lemma_ = lemma
        return self.rest(doc)

    def _look_up(self, key: _Key) -> _Values:
        sets: dict[str, str] = {}
        for rule in self.rules:
            if rule.meets(key):
                sets |= rule.sets
        form = self.vocab.morphology.add(sets["MORPH"]) if "MORPH" in sets else 0
        self.found[key] = values = (IDS[sets["POS"]] if "POS" in sets else 0, form, sets.get("LEMMA", ""))
        return values


def with_table(nlp: Pipeline) -> Pipeline:
    """The same pipeline, with a table in the place of its attribute ruler; unchanged where it has none."""
    if _RULER in nlp.pipe_names:
        nlp.add_pipe(_NAME, before=_RULER)
        nlp.remove_pipe(_RULER)
    return nlp


@Pipeline.factory(_NAME)
def _table(nlp: Pipeline, name: str) -> AttributeTable:  # noqa: ARG001 - spaCy names what it makes
    ruler: Any = nlp.get_pipe(_RULER)
    rest = AttributeRuler(nlp.vocab)
    rest.add_patterns([one for one in ruler.patterns if not _can_be_looked_up(one)])
    rules = tuple(_rule(one, nlp.vocab) for one in ruler.patterns if _can_be_looked_up(one))
    words = frozenset().union(*(rule.asked[1].values for rule in rules if 1 in rule.asked))
    return AttributeTable(nlp.vocab, rules, rest, words)


def _can_be_looked_up(pattern: Mapping[str, Any]) -> bool:
    """Whether it is one word, asked for by values alone, and sets nothing but part of speech, form and lemma."""
    words = [word for one in pattern["patterns"] for word in one]
    return (
        len(words) == 1
        and set(words[0]) <= set(_ASKED)
        and set(pattern["attrs"]) <= _SET
        and all(isinstance(one, str) or set(one) in ({"IN"}, {"NOT_IN"}) for one in words[0].values())
    )


def _rule(pattern: Mapping[str, Any], vocab: Vocab) -> _Rule:
    word = pattern["patterns"][0][0]
    return _Rule({_ASKED.index(name): _asked(value, vocab) for name, value in word.items()}, pattern["attrs"])


def _asked(value: str | Mapping[str, list[str]], vocab: Vocab) -> _Asked:
    if isinstance(value, str):
        return _Asked(frozenset({vocab.strings.add(value)}))
    ((how, values),) = value.items()
    return _Asked(frozenset(vocab.strings.add(one) if one else 0 for one in values), wanted=how == "IN")
