"""How surely a body is said to be behind an act: MUC-4's decision tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from overt.events.acts import Act
from overt.events.circles import BARRIERS
from overt.events.law import Step
from overt.events.names import Names
from overt.events.tree import Tree
from overt.reading import Certainty, Claim
from overt.vocabulary.lists import raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A body that the words around an act connect with it."""

    token: int
    claimed: bool = False
    accused_at: int | None = None


@cache
def words(role: str) -> frozenset[str]:
    """The sponsor cues of one role."""
    return frozenset(raw("sponsor-cues")[role])


def certainty_of(
    tree: Tree, names: Names, act: Act, candidate: Candidate, around: Sequence[Claim], steps: Sequence[Step]
) -> Certainty:
    """MUC-4's decision tree: cleared, connected at all, own word, any doubt, whose doubt."""
    near = neighbourhood(tree, candidate.token) | neighbourhood(tree, act.token)
    cleared = bool(near & words("acquitted")) and not left_open(tree, candidate.token)
    if cleared or any(claim.factuality in {"CT-", "PR-"} and claim.act != "deny" for claim in around):
        return "acquitted"
    if candidate.claimed or admitted(tree, act, candidate, steps) or own_word(names, candidate, around):
        return "claimed-or-admitted"
    if near & words("possible") or left_open(tree, candidate.token):
        return "possible"
    charged = any(tree.lemmas[one] in words("charging") for one in tree.above(candidate.token))
    doubted = bool(near & words("doubt")) or candidate.accused_at is not None or bool(around) or charged
    if not doubted:
        return "reported-as-fact"
    official = charged or by_authority(tree, names, candidate, around)
    return "suspected-or-accused-by-authorities" if official else "suspected-or-accused"


def left_open(tree: Tree, token: int) -> bool:
    """Whether a body is only not ruled out: "could not rule out that Zembla had ordered it"."""
    verbs = [one for one in tree.above(token) if tree.lemmas[one] in {"rule", "exclude"}]
    return any(tree.named(one, ("neg",)) or "cannot" in {tree.words[at] for at in tree.children[one]} for one in verbs)


def own_word(names: Names, candidate: Candidate, around: Sequence[Claim]) -> bool:
    """Whether a body itself says that it did it: "the front said that its men had attacked the convoy"."""
    actor = names.actor(candidate.token)
    return actor is not None and any(
        one.source is not None and one.source.actor == actor.id and one.act != "deny" and one.factuality == "CT+"
        for one in around
    )


def admitted(tree: Tree, act: Act, candidate: Candidate, steps: Sequence[Step]) -> bool:
    """Whether the doer admitted the act, and with it for whom: both stand in what was admitted."""
    return any(
        step.stage == "pleaded-guilty"
        and tree.sentence_of[step.token] == act.sentence
        and {act.token, candidate.token} <= set(tree.below(step.token))
        and not aside(tree, act.token, step.token)
        for step in steps
    )


def aside(tree: Tree, token: int, above: int) -> bool:
    """Whether a clause of its own lies between: "admitted one fire, while another man was held over a second"."""
    way = [token, *tree.above(token)]
    between = way[: way.index(above)] if above in way else way
    return any(tree.links[one] in {"advcl", "conj", "parataxis"} for one in between)


def neighbourhood(tree: Tree, token: int) -> frozenset[str]:
    """The words of the clause around a token and of the verbs it is reported by."""
    clause = tree.clause(token)
    # "May 2022" leaves nothing open
    plain = (one for one in tree.own(clause) if (tree.words[one], tree.tags[one]) != ("may", "NNP"))
    near = {word for one in plain for word in (tree.words[one], tree.lemmas[one])}
    near.update(word for child in tree.children[token] for word in (tree.words[child], tree.lemmas[child]))
    for above in tree.above(clause):
        if tree.links[above] == "conj":
            break
        near.add(tree.lemmas[above])
        near.update(tree.words[one] for one in tree.named(above, ("aux", "advmod")))
    return frozenset(near)


def by_authority(tree: Tree, names: Names, candidate: Candidate, around: Sequence[Claim]) -> bool:
    """Whether the one who suspects or accuses is an authority: by the words for it, or a state that speaks."""
    sources = [claim.source for claim in around if claim.source is not None]
    speakers = [names.actors[one.actor] for one in sources if one.actor in names.actors]
    if any(one.type == "country" for one in speakers):
        return True
    titles = {word for one in speakers for role in one.roles for word in role.title.lower().split()}
    if titles & words("authorities"):
        return True
    heard = {word for source in sources for word in f"{source.quote} {source.name or ''}".lower().split()}
    verbs = [candidate.accused_at] if candidate.accused_at is not None else []
    verbs += [one for one in tree.above(candidate.token) if tree.lemmas[one] in BARRIERS]
    for verb in verbs:
        subjects = tree.named(verb, ("nsubj",)) + tree.objects_of_prepositions(verb, ("by",))
        heard.update(
            word for one in subjects for below in tree.own(one) for word in (tree.words[below], tree.lemmas[below])
        )
    return bool(heard & words("authorities"))
