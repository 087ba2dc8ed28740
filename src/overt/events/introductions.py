"""The name of somebody held, told in the sentences behind the description: "A baker was charged. Juri Tamm had ..."."""

from overt.events.casualties import HURT, KILL
from overt.events.names import Names
from overt.events.territory import sentence_at
from overt.events.tree import Tree
from overt.reading import Suspect

SOON = 2  # sentences
# Who speaks in a report from court is seldom the one who is tried.
SPEAKING = frozenset({
    "say", "tell", "add", "comment", "announce", "describe", "explain", "write", "confirm", "ask", "call", "condemn",
    "warn", "believe", "think", "claim", "argue", "note", "recall", "state", "testify", "praise", "remember",
})  # fmt: skip


def introduced(tree: Tree, names: Names, one: Suspect) -> int | None:
    """The head of the name that the next sentences bring in as their subject, or ``None`` where they bring none.

    A name told before is somebody else's, and so is that of who speaks, has an office or was hurt.
    """
    first = sentence_at(tree, one.start)
    for sentence in range(first + 1, min(first + 1 + SOON, len(tree.sentences))):
        for token in range(*tree.sentences[sentence]):
            if tree.links[token] in {"nsubj", "nsubjpass"} and new_person(tree, names, token):
                return token if does(tree, token) else None
    return None


def new_person(tree: Tree, names: Names, token: int) -> bool:
    """Whether a word is a person's name that the page has not told before, without an office beside it."""
    actor, mention = names.actor(token), names.mentions.get(token)
    if tree.kinds[token] != "PROPN" or actor is None or actor.type != "person" or mention is None or actor.roles:
        return False
    return mention.form == "name" and all(
        other.start >= mention.start for other in names.mentions.values() if other.actor == actor.id
    )


def does(tree: Tree, token: int) -> bool:
    """Whether a subject does something, or something is said of them, other than speaking and being hurt."""
    verb = tree.heads[token]
    if tree.lemmas[verb] in KILL | HURT or tree.named(token, ("appos", "amod")):
        return False
    told = tree.lemmas[verb] in SPEAKING and tree.links[token] == "nsubj"
    return not told and not (tree.links[token] == "nsubjpass" and tree.lemmas[verb] in {"shoot", "stab", "hit", "beat"})
