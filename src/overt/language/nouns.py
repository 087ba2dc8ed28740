"""Nouns that describe somebody: offices, people, groups, bodies and documents, and what they tell."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from overt.language.titles import Gender
from overt.vocabulary.lists import raw

NounKind = Literal["role", "person", "group", "body", "document"]


@dataclass(frozen=True, slots=True)
class Nouns:
    """The word lists of descriptions, ready for looking up a lemma."""

    families: dict[str, frozenset[str]]
    people: frozenset[str]
    groups: frozenset[str]
    bodies: dict[str, frozenset[str]]
    documents: frozenset[str]
    gender: dict[str, Gender]
    intelligence: frozenset[str]
    bodies_too: frozenset[str]

    def kind(self, lemma: str, *, plural: bool) -> NounKind | None:
        """What a noun describes; bodies come before people, for "service" and "party" are bodies first."""
        if lemma in self.bodies and not plural:
            return "body"
        if lemma in self.groups and (plural or lemma not in self.families):
            return "group"
        if lemma in self.families:
            return "group" if plural else "role"
        if lemma in self.people:
            return "group" if plural else "person"
        return "document" if lemma in self.documents else None


@cache
def nouns() -> Nouns:
    """The word lists, read once."""
    roles = raw("role-nouns")
    families: dict[str, set[str]] = {}
    for family, words in roles["families"].items():
        for word in words:
            families.setdefault(word, set()).add(family)
    return Nouns(
        families={word: frozenset(some) for word, some in families.items()},
        people=frozenset(roles["people"]),
        groups=frozenset(roles["groups"]),
        bodies={word: frozenset(kinds) for word, kinds in raw("body-nouns").items() if word != "source"},
        documents=frozenset(raw("document-nouns")["documents"]),
        gender={word: gender for gender, words in roles["gender"].items() for word in words},
        intelligence=frozenset(roles["intelligence"]),
        bodies_too=frozenset(roles["bodies-too"]),
    )


@cache
def first_names() -> dict[str, Gender]:
    """First names that tell the gender."""
    lists = raw("first-names")
    genders: tuple[Gender, Gender] = ("m", "f")
    return {name: gender for gender in genders for name in lists[gender]}


def gender_of(name: str) -> Gender | None:
    """The gender that the first name tells; None for one name alone, or a first name of both.

    >>> gender_of("Sergei Naryshkin"), gender_of("Kim Berg"), gender_of("Naryshkin")
    ('m', None, None)
    """
    words = name.split()
    return first_names().get(words[0]) if len(words) > 1 else None
