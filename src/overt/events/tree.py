"""The parse as plain lists: one pass over spaCy's tokens, then fast questions about words and clauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.strings import StringStore
from spacy.tokens import Doc

from overt.language.datelines import without_dateline
from overt.spans import Span

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "iobj", "dative", "attr", "oprd"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "pcomp", "csubj", "csubjpass"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of an article.

    Lists are indexed by token, and ``children`` and ``heads`` hold token numbers; ``sentences`` and ``paragraph_of``
    are indexed by sentence.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    kinds: list[str]
    links: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    children: list[list[int]]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraph_of: list[int]

    def __len__(self) -> int:
        """How many tokens the article has."""
        return len(self.words)

    def below(self, top: int) -> Iterator[int]:
        """The token and all that hang under it, in no fixed order."""
        stack = [top]
        while stack:
            one = stack.pop()
            yield one
            stack.extend(self.children[one])

    def above(self, token: int) -> Iterator[int]:
        """The heads of a token, nearest first, up to the root of its sentence."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def is_clause(self, token: int) -> bool:
        """Whether a token heads a clause: a verb that is a root, a complement, an adjunct or joined to another verb."""
        if self.links[token] == "ROOT":
            return True
        if self.kinds[token] not in VERBAL:
            return False
        return self.links[token] in CLAUSES or self.links[token] == "conj"

    def clause(self, token: int) -> int:
        """The head of the clause that a token stands in; a clause head stands in its own."""
        if self.is_clause(token):
            return token
        return next((one for one in self.above(token) if self.is_clause(one)), token)

    def own(self, top: int) -> Iterator[int]:
        """The token and what hangs under it, without the clauses below it."""
        stack = [top]
        while stack:
            one = stack.pop()
            yield one
            stack.extend(child for child in self.children[one] if not self.is_clause(child))

    def named(self, token: int, links: Iterable[str]) -> list[int]:
        """The children of a token by one of these links."""
        wanted = set(links)
        return [child for child in self.children[token] if self.links[child] in wanted]

    def objects_of_prepositions(self, token: int, prepositions: Iterable[str] = ()) -> list[int]:
        """What hangs on a token by a preposition, or by one of these."""
        wanted = set(prepositions)
        out = []
        for child in self.children[token]:
            if self.links[child] in {"prep", "agent", "dative"} and (not wanted or self.words[child] in wanted):
                out.extend(self.named(child, ("pobj", "pcomp")))
        return out

    def conjuncts(self, token: int) -> list[int]:
        """A token and what is joined to it by "and", commas or "or", in text order."""
        out, queue = [], [token]
        while queue:
            one = queue.pop(0)
            out.append(one)
            queue.extend(self.named(one, ("conj",)))
        return sorted(out)

    def phrase(self, token: int, *, whole: bool = False) -> Span:
        """The words of a noun phrase, without relative clauses, appositions and what is joined to it.

        With ``whole``, prepositional phrases stay ("a convoy of trucks near the town"); otherwise only "of" stays.
        """
        inside = [token]
        stack = [token]
        while stack:
            for child in self.children[stack.pop()]:
                link = self.links[child]
                if link in {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ROOT", "parataxis", "preconj"}:
                    if link == "punct" and self.words[child] in {"-", "–"}:
                        inside.append(child)
                    continue
                if link == "prep" and not whole and self.words[child] != "of":
                    continue
                inside.append(child)
                stack.append(child)
        first, last = min(inside), max(inside)
        if self.links[last] == "case" and last > first:
            last -= 1  # "the Kremlin’s" of "the Kremlin’s spokesman"
        return Span.of(self.text, self.starts[first], self.ends[last])

    def span(self, tokens: Iterable[int]) -> Span:
        """The words from the first to the last of these tokens."""
        listed = list(tokens)
        return Span.of(self.text, self.starts[min(listed)], self.ends[max(listed)])

    def sentence(self, token: int) -> tuple[int, int]:
        """The first token of a token's sentence, and the one after its last."""
        return self.sentences[self.sentence_of[token]]

    def clause_span(self, token: int) -> Span:
        """The words of a token's sentence, trimmed of white space and a dateline: what a report is quoted by."""
        first, last = self.sentence(token)
        while last - 1 > first and not self.words[last - 1].strip():
            last -= 1
        while first < last - 1 and not self.words[first].strip():
            first += 1
        start, end = self.starts[first], self.ends[last - 1]
        return Span.of(self.text, without_dateline(self.text, start, end), end)


def plant(doc: Doc) -> Tree:
    """The tree of a parsed article."""
    # One array for all: asking each token for each property takes several times as long.
    table = doc.to_array(["LOWER", "LEMMA", "TAG", "POS", "DEP", "HEAD", "IDX", "LENGTH"])
    strings = Strings(doc.vocab.strings)
    words, lemmas, tags, kinds, links = ([strings[int(one)] for one in table[:, column]] for column in range(5))
    heads = (table[:, 5].astype("int64") + range(len(doc))).tolist()
    starts = table[:, 6].tolist()
    children: list[list[int]] = [[] for _ in range(len(doc))]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    sentences = [(one.start, one.end) for one in doc.sents]
    text = doc.text
    return Tree(
        text=text,
        words=words,
        lemmas=[lemma.lower() for lemma in lemmas],
        tags=tags,
        kinds=kinds,
        links=links,
        heads=heads,
        starts=starts,
        ends=[start + length for start, length in zip(starts, table[:, 7].tolist(), strict=True)],
        children=children,
        sentences=sentences,
        sentence_of=[number for number, (first, last) in enumerate(sentences) for _ in range(first, last)],
        paragraph_of=[text.count("\n\n", 0, starts[first]) for first, _ in sentences],
    )


class Strings(dict[int, str]):
    """The strings of a vocabulary by their number, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__({0: ""})
        self.store = store

    def __missing__(self, number: int) -> str:
        """Look a string up the first time it is asked for."""
        self[number] = str(self.store[number])
        return self[number]
