"""The states, services and groups that words stand for, and the names they go by."""

import re

from rigour.territories import get_territory

from overt.events.certainty import words
from overt.events.names import BODIES, Names
from overt.events.targets import sector_by_words
from overt.events.tree import Tree

# What somebody is accused of, which the parser takes into the name: "accused Zemblan intelligence of a giant fire".
MATTER = re.compile(
    r" of (?:an? |the )?(?:[a-z]+ ){0,2}(?:[a-z]+ing|fire|attack|blaze|plot|arson|sabotage|strike|raid|hack|blast)\b"
)


def bodies(tree: Tree, names: Names, head: int) -> list[int]:
    """The bodies that a phrase names: its head, or the nationality or owner of people who act for one."""
    if any(tree.words[child] == "no" for child in tree.children[head]):
        return []
    if tree.kinds[head] == "PRON":
        actor = names.actor(head)
        return [head] if actor is not None and actor.type in BODIES else []
    if people(tree, head):
        return []
    kind = names.kind(tree, head)
    if tree.links[head] == "compound" and (names.is_venue(head) or sector_by_words(tree.phrase(head).quote)):
        return []
    if kind in BODIES and (tree.kinds[head] in {"ADJ", "PROPN"} or head in names.nationalities):
        return [head]
    called = own_name(tree, head)
    if called is not None:
        return [called]
    if tree.lemmas[head] in words("speakers"):
        behind = tree.named(head, ("compound", "amod", "poss", "nmod")) + tree.objects_of_prepositions(
            head, ("for", "of")
        )
        return [one for one in behind if names.kind(tree, one) in BODIES and not names.is_venue(one)]
    return acting_for(tree, names, head)


def acting_for(tree: Tree, names: Names, head: int) -> list[int]:
    """The bodies that people or things act for: "Zemblan agents", "rebels of the Grey Hand", "Zembla's services"."""
    forms = {tree.lemmas[head], tree.words[head]}
    beside = tree.named(head, ("compound", "nmod"))
    wide = forms | ({tree.words[one] for one in beside} & words("body_nouns"))
    owners = tree.named(head, ("amod", "compound", "poss", "nmod"))
    owners += [one for body in beside if tree.words[body] in words("body_nouns") for one in tree.named(body, ("amod",))]
    owners = [one for one in owners if names.kind(tree, one) in BODIES and not sided(tree, one)]
    owners = [one for one in owners if not describes(names, one, head)]
    if owners and forms & words("body_nouns"):
        return [head]
    if forms & words("stateless"):
        # Rebels of a country are not the country: "Zemblan rebels" act for no state, "Grey Hand rebels" for theirs.
        owners = [one for one in owners if tree.links[one] == "poss" or not of_country(tree, names, one)]
        if owners and forms & words("groups") & words("named_groups"):
            return [head]  # "a dissident Grey Hand front"
    if tree.kinds[head] == "PROPN" and {tree.lemmas[one] for one in beside} & words("groups"):
        return [head]  # "the ransomware group Pale Lynx"
    if forms & words("groups") and not owners and any(tree.tags[one].startswith("NNP") for one in beside):
        return [head]  # "a dissident Zemblan front" that no list knows
    if forms & words("hands") and not owners:
        # Whom fighters are called after is no person, whatever the parser takes "Al-Noor" for.
        led = bool(forms & words("stateless"))
        unknown = [one for one in beside if tree.kinds[one] == "PROPN" and (led or names.kind(tree, one) != "person")]
        unknown = [one for one in unknown if not names.is_venue(one) and not sided(tree, one)]
        if unknown:
            # "Grey Hand fighters", and "the Grey Column", whose name they are
            return [head] if tree.kinds[head] == "PROPN" else unknown[-1:]
    if wide & (words("hands") | words("groups") | words("body_nouns")):
        of = tree.objects_of_prepositions(head, ("of",))
        if forms & words("stateless"):
            sent = tree.objects_of_prepositions(head, ("from", "with"))
            of += [one for one in sent if tree.kinds[one] in {"PROPN", "NOUN"} and not of_country(tree, names, one)]
        return owners or [body for one in of for body in bodies(tree, names, one)]
    return []


def of_country(tree: Tree, names: Names, token: int) -> bool:
    """Whether a word is a country or a nationality."""
    return token in names.nationalities or names.kind(tree, token) == "country"


def describes(names: Names, token: int, head: int) -> bool:
    """Whether a word is only a part of how people are described: "masked men" act for nobody named "masked"."""
    actor = names.actor(token)
    return token not in names.nationalities and actor is not None and actor == names.actor(head)


def people(tree: Tree, head: int) -> bool:
    """Whether a nationality stands for some people of it and not for the state: "two Zemblans"."""
    counted = any(tree.kinds[one] == "NUM" for one in tree.children[head])
    return counted and tree.tags[head] in {"NNS", "NNPS"} and tree.text[tree.starts[head]].isupper()


def sided(tree: Tree, token: int) -> bool:
    """Whether a nationality only says which side somebody takes, or a word of doubt is taken for a name."""
    word = tree.words[token]
    before = tree.words[token - 2] if token > 1 and tree.words[token - 1] == "-" else word.partition("-")[0]
    return before in {"pro", "anti"} or word in words("doubt")


def own_name(tree: Tree, head: int) -> int | None:
    """The name that a group goes by: "a group that calls itself Free Thule", "a channel called Zero Hour"."""
    if tree.lemmas[head] not in words("groups") | {"channel", "collective", "cell", "organisation", "crew"}:
        return None
    beside = [one for one in tree.named(head, ("appos",)) if tree.kinds[one] == "PROPN"]
    if beside:
        return beside[0]  # "an anarchist group, the Red Thread"
    for verb in tree.named(head, ("relcl", "acl")):
        if tree.lemmas[verb] in {"call", "name", "know", "dub"}:
            told = tree.named(verb, ("oprd", "attr", "dobj", "ccomp")) + tree.objects_of_prepositions(verb, ("as",))
            return next((one for one in told if tree.kinds[one] == "PROPN"), None)
    return None


def own_name_beside(tree: Tree, token: int) -> int | None:
    """The proper name behind a description: "the GRU" in "Zembla's military intelligence service, the GRU"."""
    if tree.kinds[token] != "NOUN":
        return None
    return next((one for one in tree.named(token, ("appos",)) if tree.tags[one] == "NNP"), None)


def hyphened(tree: Tree, token: int) -> str | None:
    """A name in two parts with a hyphen, which the parser hangs apart: "Al-Noor" in "Al-Noor fighters"."""
    if token < 2 or tree.words[token - 1] != "-" or tree.kinds[token - 2] != "PROPN":
        return None
    return tree.span([token - 2, token]).quote


def called_something(tree: Tree, names: Names, token: int) -> bool:
    """Whether a common noun stands with a name or a nationality: "Zemblan forces", and not "the security services"."""
    beside = tree.named(token, ("amod", "compound", "poss", "nmod"))
    named = (tree.tags[one] in {"NNP", "NNPS"} or names.kind(tree, one) == "organisation" for one in beside)
    return any(named) or any(one in names.nationalities for one in beside)


def name_of(tree: Tree, names: Names, token: int) -> str | None:
    """The name of a body as the page writes it; of an adjective, the name of the country it stands for.

    A body without a name of its own ("the security services") and a town that no actor is known for give none.
    """
    actor = names.actor(token)
    if tree.words[token] in words("initials") and actor is not None and actor.type == "country":
        territory = get_territory(actor.country or "")
        return territory.name if territory is not None else actor.name
    if tree.kinds[token] == "ADJ" or token in names.nationalities:
        return names.nationalities.get(token) or (actor.name if actor else None)
    if tree.kinds[token] == "PRON":
        return actor.name if actor is not None and actor.id in names.named else None
    if names.is_venue(token) and actor is None:
        return None
    proper = own_name_beside(tree, token)
    if proper is not None:
        return name_of(tree, names, proper)
    quote = hyphened(tree, token) or tree.phrase(token).quote
    # The tagger takes "FARC" for a plural.
    own_name = tree.tags[token] in {"NNP", "NNPS"} or (tree.kinds[token] == "PROPN" and actor is not None)
    known = tree.words[token] in words("body_nouns") | words("groups")
    if not own_name and not (known and called_something(tree, names, token)):
        return None
    quote = MATTER.split(quote)[0]
    first, _, rest = quote.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else quote
