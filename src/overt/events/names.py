"""Who a word of the parse points at: mentions and actors by token, and what kind of thing a phrase names."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rigour.territories import get_territory

from overt.events.aspects import LIGHT
from overt.events.settings import top
from overt.events.tree import Tree
from overt.language.annotated import Language
from overt.reading import Actor, Mention
from overt.vocabulary.lists import raw

BODIES = frozenset({"organisation", "country", "group"})
ENTITY_KINDS = {"PERSON": "person", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of an article by the tokens they cover, and the kinds of names the parser saw."""

    mentions: dict[int, Mention]
    entities: dict[int, str]
    actors: dict[str, Actor]
    nationalities: dict[int, str]
    venues: frozenset[int]
    named: frozenset[str]

    def actor(self, token: int) -> Actor | None:
        """The actor that the mention on a token points at."""
        mention = self.mentions.get(token)
        return self.actors.get(mention.actor) if mention is not None and mention.actor else None

    def is_venue(self, token: int) -> bool:
        """Whether a token is a place name finer than a country."""
        return token in self.venues

    def kind(self, tree: Tree, token: int) -> str | None:
        """Whether a token names or describes a person, a body (organisation, country, group) or neither."""
        if is_person_word(tree, token) or aged(tree, token):
            return "person"
        actor = self.actor(token)
        if actor is not None:
            return actor.type
        if token in self.nationalities:
            return "country"
        mention = self.mentions.get(token)
        if mention is not None and mention.type in BODIES | {"person"}:
            return mention.type
        return self.entities.get(token)


@cache
def person_words() -> frozenset[str]:
    """Nouns that are people when they head a phrase."""
    return frozenset(raw("person-words")[0])


def is_person_word(tree: Tree, token: int) -> bool:
    """Whether a word is people by what it means: "man", "crew", and the plural of a nationality ("Moldovans")."""
    if tree.kinds[token] == "ADJ":
        return False
    return tree.lemmas[token] in person_words() or tree.words[token] in person_words()


def aged(tree: Tree, token: int) -> bool:
    """Whether a name is that of a person by the age behind it: "Juri Tamm, 34, was charged"."""
    if tree.kinds[token] != "PROPN":
        return False
    ages = [one for one in tree.named(token, ("appos", "nummod", "npadvmod")) if tree.words[one].isdigit()]
    return any(one - 1 == token + 1 and tree.words[one - 1] == "," and 9 < int(tree.words[one]) < 110 for one in ages)


def name_tokens(tree: Tree, language: Language) -> Names:
    """The mentions and named entities of an article by token; where mentions overlap, the shortest wins."""
    tokens = {start: token for token, start in enumerate(tree.starts)}
    mentions: dict[int, Mention] = {}
    for one in sorted(language.mentions, key=lambda one: one.start - one.end):
        first = top(tree, tokens, one.start, one.end)
        if first < 0:
            continue
        at = tokens.get(one.start, first)
        while at < len(tree) and tree.starts[at] < one.end:
            mentions[at] = one
            at += 1
    entities = {
        token.i: ENTITY_KINDS[entity.label_]
        for entity in language.doc.ents
        if entity.label_ in ENTITY_KINDS
        for token in entity
    }
    return Names(
        mentions=mentions,
        entities=entities,
        actors={one.id: one for one in language.actors},
        nationalities=nationalities(tree, language, tokens),
        venues=venues(language, tokens),
        named=frozenset(one.actor for one in language.mentions if one.actor and one.form == "name"),
    )


def nationalities(tree: Tree, language: Language, tokens: dict[int, int]) -> dict[int, str]:
    """The names of the countries that adjectives stand for, by token: "Norwegian" in "a Norwegian ship"."""
    found: dict[int, str] = {}
    for place in language.places:
        token = tokens.get(place.start)
        if token is None or place.precision != "country" or place.country is None:
            continue
        if tree.kinds[token] == "ADJ" or tree.tags[token].startswith("JJ"):
            territory = get_territory(place.country)
            if territory is not None:
                found[token] = territory.name
    return found


def venues(language: Language, tokens: dict[int, int]) -> frozenset[int]:
    """The tokens of place names finer than a country: "Boston" in "the Boston bombing"."""
    return frozenset(
        tokens[place.start] for place in language.places if place.start in tokens and place.precision != "country"
    )


def roles_of(tree: Tree, names: Names, token: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors and the recipients of an event, as actor ids in text order."""
    doers = [one for head in doers_of(tree, token) for one in tree.conjuncts(head)]
    done_to = [one for head in done_to_of(tree, token) for one in tree.conjuncts(head)]
    actors = identify(tree, names, doers)
    return actors, tuple(one for one in identify(tree, names, done_to) if one not in actors)


def identify(tree: Tree, names: Names, heads: list[int]) -> tuple[str, ...]:
    """The ids of the actors that these heads, or the names that describe them, point at, each once."""
    found: list[str] = []
    for head in heads:
        for one in (head, *tree.named(head, ("compound", "amod", "poss", "appos", "nmod"))):
            actor = names.actor(one)
            if actor is not None:
                found.append(actor.id)
                break
    return tuple(dict.fromkeys(found))


def doers_of(tree: Tree, token: int) -> list[int]:
    """The heads of the phrases that name who does it."""
    out = tree.named(token, ("nsubj",)) + tree.objects_of_prepositions(token, ("by",))
    if tree.kinds[token] in {"VERB", "AUX"}:
        return out or doers_from_above(tree, token)
    out += tree.named(token, ("poss",))
    out += [one for one in tree.named(token, ("amod", "compound", "nmod")) if tree.kinds[one] in {"PROPN", "ADJ"}]
    head = tree.heads[token]
    if tree.links[token] in {"dobj", "pobj"} and not out:
        verb = head if tree.links[token] == "dobj" else tree.heads[head]
        if tree.lemmas[verb] in LIGHT:
            out = tree.named(verb, ("nsubj",)) or doers_from_above(tree, verb)
    return out


def doers_from_above(tree: Tree, verb: int) -> list[int]:
    """Who does what a subjectless verb tells: the antecedent of a relative clause, or the subject of the verb above."""
    passive = bool(tree.named(verb, ("nsubjpass", "auxpass")))
    head = tree.heads[verb]
    link = tree.links[verb]
    if passive or head == verb:
        return []
    if link in {"relcl", "acl"} and tree.tags[verb] != "VBN":
        return [head]
    if link == "conj":
        return tree.named(head, ("nsubj",))
    if link in {"xcomp", "advcl", "pcomp"}:
        above = tree.heads[head] if tree.kinds[head] == "ADP" else head
        # "accused Zembla of ordering", "told him to go": the one who is spoken of does it, not the one who speaks.
        object_does = link != "advcl" and tree.kinds[above] == "VERB" and tree.named(above, ("dobj",))
        does = object_does or tree.named(above, ("nsubj",) if link == "advcl" else ("nsubj", "nsubjpass"))
        if not does and link == "xcomp" and tree.links[above] == "pcomp":
            return doers_from_above(tree, above)  # "accused him of trying to buy"
        return does
    return []


def done_to_of(tree: Tree, token: int) -> list[int]:
    """The heads of the phrases that name whom or what it is done to."""
    out = tree.named(token, ("dobj", "nsubjpass", "dative", "iobj"))
    if not out and tree.links[token] == "acl" and tree.tags[token] == "VBN":
        out = [tree.heads[token]]
    if tree.kinds[token] in {"VERB", "AUX"}:
        return out + tree.objects_of_prepositions(token, ("against", "on", "with", "to", "at", "for", "from"))
    return out + tree.objects_of_prepositions(token, ("against", "on", "of", "with", "at", "to", "for"))


def title_words(name: str) -> list[str]:
    """The words of a name that begin with a capital letter.

    >>> title_words("the Free Delta Front")
    ['Free', 'Delta', 'Front']
    """
    return [word for word in name.split() if word[:1].isupper()]


def initials(name: str) -> str:
    """The initials of a name, to know "FDF" for "Free Delta Front".

    >>> initials("the Free Delta Front")
    'FDF'
    """
    return "".join(word[0] for word in title_words(name))


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one: equal, one ending in the other's last word, or initials of the other.

    >>> same_name("Juri Tamm", "Tamm"), same_name("Free Delta Front", "FDF"), same_name("Tamm", "Kask")
    (True, True, False)
    """
    left, right = title_words(one), title_words(other)
    if not left or not right:
        return one.lower() == other.lower()
    if initials(one) == other or initials(other) == one:
        return True
    short, long = sorted((left, right), key=len)
    return set(short) <= set(long) and (
        short[-1] == long[-1] or any(pair == tuple(short[:2]) for pair in pairwise(long))
    )
