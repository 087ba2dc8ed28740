"""The PLOVER contexts of an event, by the words of its sentence."""

from functools import cache

from overt.events.tree import Tree
from overt.vocabulary.lists import identifiers, raw


@cache
def by_word() -> dict[str, tuple[str, ...]]:
    """The contexts that each cue word calls up."""
    found: dict[str, list[str]] = {}
    for context, words in raw("context-cues").items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts_of(tree: Tree, token: int) -> tuple[str, ...]:
    """The contexts of an event, in the order of PLOVER's list.

    A cue counts when its lemma stands in the event's clause; phrases of several words are not looked for.
    """
    cues = by_word()
    found = {context for one in tree.own(tree.clause(token)) for context in cues.get(tree.lemmas[one], ())}
    return tuple(one for one in identifiers("plover-contexts") if one in found) if found else ()
