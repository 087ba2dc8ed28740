"""The body said to be behind an act, how surely, and by whom: MUC-4's decision tree."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from overt.events.acts import Act
from overt.events.aspects import LIGHT
from overt.events.assertions import holders
from overt.events.bodies import bodies, name_of
from overt.events.casualties import STRIKES
from overt.events.certainty import Candidate, certainty_of, words
from overt.events.law import Step
from overt.events.names import BODIES, Names, doers_of
from overt.events.settings import in_dateline
from overt.events.statements import own_statements
from overt.events.suspects import DOERS
from overt.events.tree import Tree
from overt.reading import Certainty, Claim, Sponsor
from overt.vocabulary.lists import raw

INVESTIGATORS = frozenset(
    {"police", "prosecutor", "court", "investigator", "detective", "firefighter", "judge", "customs", "bailiff"}
)
AIRBORNE = frozenset({"drone-incursion", "airspace-incursion"})
# The strongest word of the page wins; being cleared outweighs all.
ORDER: tuple[Certainty, ...] = (
    "acquitted",
    "claimed-or-admitted",
    "suspected-or-accused-by-authorities",
    "suspected-or-accused",
    "reported-as-fact",
    "possible",
)


@cache
def behind_phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases that put the body after them, as words, by their first word."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in raw("sponsor-cues")["behind"]:
        words_of_phrase = tuple(phrase.split())
        phrases.setdefault(words_of_phrase[0], []).append(words_of_phrase)
    return phrases


def sponsor_of(
    tree: Tree,
    names: Names,
    group: Sequence[Act],
    *,
    tokens: Sequence[int],
    reach: Sequence[int],
    claims: tuple[Claim, ...],
    steps: Sequence[Step],
) -> Sponsor | None:
    """The sponsor of the act that a group tells of in these tokens, with the surest certainty it is told with.

    ``reach`` are the words that go on about the act and its suspects elsewhere in the article; they are asked where
    the words of the act name nobody.
    """
    told = [*candidates(tree, names, group, tokens), *own_statements(tree, names, group, reach, claims)]
    near = best_of(tree, names, group, told, claims, steps)
    return near or best_of(tree, names, group, candidates(tree, names, [], reach, group), claims, steps)


def best_of(
    tree: Tree,
    names: Names,
    group: Sequence[Act],
    told: Iterable[Candidate],
    claims: tuple[Claim, ...],
    steps: Sequence[Step],
) -> Sponsor | None:
    """The candidate that is told with the surest certainty, as a sponsor."""
    found = []
    for candidate in told:
        if in_dateline(tree.text, tree.starts[candidate.token]) or labels(tree, candidate.token):
            continue  # where the reporter was, or what an entry of a list is headed by
        act = min(group, key=lambda one: (abs(one.token - candidate.token), one.token))
        sponsor = judge(tree, names, act, candidate, claims, steps)
        if sponsor is None or (investigates(tree, candidate.token) and sponsor.certainty != "reported-as-fact"):
            continue  # police hunting for a suspect are suspected of nothing
        found.append(sponsor)
    return min(found, key=lambda one: ORDER.index(one.certainty), default=None)


def candidates(
    tree: Tree, names: Names, group: Sequence[Act], tokens: Sequence[int], far: Sequence[Act] = ()
) -> Iterator[Candidate]:
    """The bodies that the words around an act connect with it; of ``far`` acts the words stand elsewhere."""
    for act in group:
        if act.called:
            continue
        if act.result and of_attackers(tree, act):
            continue  # "troops killed two attackers": that is not the act
        if act.type in AIRBORNE and tree.lemmas[act.token] in words("meeting"):
            continue  # "Zembla closed its airport because of drones"
        heads = [] if act.aspect == "denied" else doing(tree, act.token)
        yield from (Candidate(token=one) for head in heads for one in bodies(tree, names, head))
        if act.aspect == "denied":
            continue
        heads = served(tree, names, act)
        yield from (Candidate(token=one) for one in heads)
        yield from (Candidate(token=one) for one in backers(tree, names, act))
    for at in tokens:
        for phrase in behind_phrases().get(tree.words[at], ()):
            if tuple(tree.words[at : at + len(phrase)]) == phrase and at + len(phrase) < len(tree):
                yield from (Candidate(token=one) for one in after(tree, names, at + len(phrase), tokens[-1] + 1))
        if tree.kinds[at] in {"VERB", "AUX"}:
            if tree.lemmas[at] in words("accuse") and not of_this(tree, at, group or far):
                continue
            yield from by_verb(tree, names, at)
        elif not far and tree.lemmas[at] in words("instruments"):
            described = tree.named(at, ("amod", "nmod", "compound"))
            yield from (Candidate(token=one) for one in described if names.kind(tree, one) in BODIES)


def of_attackers(tree: Tree, act: Act) -> bool:
    """Whether a mention tells only of the end of those who did it: "troops killed two attackers"."""
    hit = tree.named(act.token, ("dobj", "nsubjpass"))
    return bool(hit) and all(tree.lemmas[one] in DOERS for one in hit)


def backers(tree: Tree, names: Names, act: Act) -> Iterator[int]:
    """Who stands behind those who do an act, by a word with a hyphen: "Zembla-backed militants"."""
    for head in doers_of(tree, act.token):
        for one in tree.named(head, ("amod", "compound")):
            if tree.words[one] in words("backed") and one > 1 and tree.words[one - 1] == "-":
                name = one - 2
                actor = names.actor(head)
                if names.kind(tree, name) in BODIES and (actor is None or actor.id not in names.named):
                    yield name


def labels(tree: Tree, token: int) -> bool:
    """Whether a word heads an entry of a list, as "Finland" in "Finland: Drones circled a plant"."""
    first, last = tree.sentence(token)
    while first < token and not tree.words[first].strip():
        first += 1
    return token + 1 < last and tree.words[token + 1] == ":" and token - first <= 2


def served(tree: Tree, names: Names, act: Act) -> list[int]:
    """Whom an act is done for: a country behind "for", and who gets what a spy passes on."""
    if act.type == "espionage":
        things = [act.token, *tree.named(act.token, ("dobj",))]
        got = [one for thing in things for one in tree.objects_of_prepositions(thing, ("to", "for"))]
        return [one for head in got for one in bodies(tree, names, head)] + envoys(tree, names, act)
    heads = tree.objects_of_prepositions(act.token, ("for",))
    clause = tree.clause(act.token)
    if clause == act.token or tree.lemmas[clause] in LIGHT:
        heads += tree.objects_of_prepositions(clause, ("for",))
    return [one for head in heads for one in bodies(tree, names, head) if names.kind(tree, one) == "country"]


def envoys(tree: Tree, names: Names, act: Act) -> list[int]:
    """The nationality of the diplomats and people of an embassy that a sentence of spying tells of.

    They are not those that are spied on: "accused a Zemblan embassy employee of spying", not "spied on a diplomat".
    """
    watched = tree.objects_of_prepositions(act.token, ("on", "against", "at"))
    spied_on = {one for head in watched for one in tree.below(head)}
    heads = [head for head in range(*tree.sentences[act.sentence]) if head not in spied_on]
    beside = [one for head in heads for one in land_of_envoy(tree, head)]
    return [one for one in beside if names.kind(tree, one) in BODIES or one in names.nationalities]


def land_of_envoy(tree: Tree, head: int) -> list[int]:
    """The words beside somebody who stands for a state, or works in its embassy; nothing beside anybody else."""
    beside = tree.named(head, ("amod", "compound", "nmod"))
    missions = [one for one in beside if tree.lemmas[one] in {"embassy", "consulate"}]
    if tree.lemmas[head] in words("envoys") or (missions and tree.lemmas[head] in words("embassy_staff")):
        return beside + [one for mission in missions for one in tree.named(mission, ("amod", "compound", "nmod"))]
    return []


def doing(tree: Tree, token: int) -> list[int]:
    """Who does an act: not what burns or breaks by itself, and not a name that only tells which act it was."""
    if tree.lemmas[token] in words("happening") and not tree.named(token, ("dobj",)):
        return tree.objects_of_prepositions(token, ("by",))
    found = [
        one for one in doers_of(tree, token) if tree.links[one] not in {"compound", "nmod"} or adjective(tree, one)
    ]
    return found or ordering(tree, token)


def ordering(tree: Tree, token: int) -> list[int]:
    """Who had an act done: "Zembla's services arranged the arson", "the attack that Zembla ordered"."""
    verb = tree.heads[token]
    if tree.links[token] not in {"dobj", "nsubjpass"}:
        verb = next((one for one in tree.named(token, ("relcl", "acl"))), token)
    if tree.lemmas[verb] not in words("ordering"):
        return []
    return tree.named(verb, ("nsubj",)) + tree.objects_of_prepositions(verb, ("by",))


def adjective(tree: Tree, token: int) -> bool:
    """Whether a describing word is written like a nationality rather than a name: "Zemblan", not "Zembla".

    States that go by their initials have no other form: "a US drone strike".
    """
    initials = tree.words[token] in words("initials") and tree.lemmas[tree.heads[token]] in STRIKES
    return tree.kinds[token] == "ADJ" or tree.tags[token].startswith("JJ") or initials


def of_this(tree: Tree, verb: int, group: Sequence[Act]) -> bool:
    """Whether an accusation is about the act of a group: it names no other matter.

    "accused Zembla of ordering the attack" and "blamed Zembla" are; "accused Zembla of raising prices" is not, nor is
    a "link" between two places.
    """
    matter = tree.objects_of_prepositions(verb, ("of", "for", "in", "over", "with"))
    things = tree.named(verb, ("dobj", "nsubjpass"))
    to = tree.objects_of_prepositions(verb, ("to",))
    tokens = {act.token for act in group}
    if tree.lemmas[verb] in words("tying"):
        told = {one for head in things + to + matter for one in tree.below(head)}
        return bool(told & tokens) and bool(to or matter)
    if not matter:
        return True
    told = {one for head in matter for one in tree.below(head)}
    if told & tokens or {tree.words[one] for one in told} & words("role_words"):
        return True
    return bool({tree.words[one] for one in matter} & {"it", "this", "that", "them"})


def after(tree: Tree, names: Names, start: int, last: int) -> list[int]:
    """The body whose phrase begins at a token: its head, found by climbing while the phrase goes on."""
    head = start
    while head < last and tree.heads[head] > head and tree.kinds[tree.heads[head]] in {"NOUN", "PROPN"}:
        head = tree.heads[head]
    return bodies(tree, names, head)


def by_verb(tree: Tree, names: Names, token: int) -> Iterator[Candidate]:
    """Bodies by verbs of claiming, accusing and clearing, and by "was behind"."""
    lemma = tree.lemmas[token]
    objects = tree.named(token, ("dobj", "nsubjpass"))
    if lemma in words("claim") and any(claimable(tree, one) for one in objects):
        heads = tree.named(token, ("nsubj",)) + tree.objects_of_prepositions(token, ("by",))
        yield from (Candidate(token=one, claimed=True) for head in heads for one in claimants(tree, names, head))
    if lemma in words("accuse"):
        heads = objects + tree.objects_of_prepositions(token, ("on", "to"))
        yield from (Candidate(token=one, accused_at=token) for head in heads for one in bodies(tree, names, head))
    if lemma in words("acquitted"):
        yield from (Candidate(token=one) for head in objects for one in bodies(tree, names, head))
    if lemma in words("seeing"):
        behind = [
            one
            for one in objects
            if "behind" in {tree.words[at] for at in (*tree.children[token], *tree.children[one])}
        ]
        yield from (Candidate(token=one, accused_at=token) for head in behind for one in bodies(tree, names, head))
    stands_behind = lemma in {"be", "stand"} and any(tree.words[child] == "behind" for child in tree.children[token])
    yield from held_responsible(tree, names, token)
    yield from by_order(tree, names, token)
    responsible = any(tree.words[one] == "responsible" for one in tree.named(token, ("acomp",)))
    to_blame = lemma == "be" and any(tree.lemmas[one] == "blame" for one in tree.named(token, ("xcomp",)))
    if stands_behind or responsible or to_blame:
        yield from (Candidate(token=one) for head in tree.named(token, ("nsubj",)) for one in bodies(tree, names, head))


def held_responsible(tree: Tree, names: Names, verb: int) -> Iterator[Candidate]:
    """Bodies that are held responsible, or deny that they did it: who denies is accused."""
    if tree.lemmas[verb] in {"hold", "consider", "deem"}:
        told = [one for one in tree.own(verb) if tree.words[one] == "responsible"]
        told += [one for one in tree.named(verb, ("ccomp", "xcomp")) if tree.words[one] == "responsible"]
        whom = tree.named(verb, ("dobj",)) + [at for one in told for at in tree.named(one, ("nsubj",))]
        heads = whom if told else []
    elif tree.lemmas[verb] == "deny":
        below = {tree.lemmas[one] for one in tree.below(verb)}
        heads = tree.named(verb, ("nsubj",)) if below & words("denied") else []
    else:
        heads = []
    yield from (Candidate(token=one, accused_at=verb) for head in heads for one in bodies(tree, names, head))


def by_order(tree: Tree, names: Names, verb: int) -> Iterator[Candidate]:
    """Bodies that ordered it: "that Zembla had ordered it", "the order had come from Zembla"."""
    pointed = {tree.words[one] for one in tree.named(verb, ("dobj",))} & {"it", "this", "that", "them"}
    if tree.lemmas[verb] in words("ordering") and pointed:
        heads = tree.named(verb, ("nsubj",))
    elif tree.lemmas[verb] == "come" and {tree.lemmas[one] for one in tree.named(verb, ("nsubj",))} & words("orders"):
        heads = tree.objects_of_prepositions(verb, ("from",))
    else:
        heads = []
    yield from (Candidate(token=one) for head in heads for one in bodies(tree, names, head))


def claimants(tree: Tree, names: Names, head: int) -> list[int]:
    """The bodies that a claim of responsibility names; a name that is no person's is one there, known or not."""
    found = bodies(tree, names, head)
    unknown = tree.kinds[head] == "PROPN" and names.kind(tree, head) != "person"
    if found or unknown:
        return found or [head]
    # "a cell loyal to Islamic State", "a channel linked to Zembla"
    tied = [
        one
        for below in tree.named(head, ("amod", "acl"))
        for one in tree.objects_of_prepositions(below, ("to", "with"))
    ]
    return [one for to in tied for one in bodies(tree, names, to)]


def claimable(tree: Tree, token: int) -> bool:
    """Whether a word is what a group takes upon itself: "responsibility", "the attack"."""
    if tree.lemmas[token] in words("claim_words"):
        return True
    return tree.lemmas[token] in words("claimed_acts") and bool(tree.named(token, ("det",)))


def judge(
    tree: Tree, names: Names, act: Act, candidate: Candidate, claims: tuple[Claim, ...], steps: Sequence[Step]
) -> Sponsor | None:
    """A candidate as a sponsor with its certainty, or ``None`` when the page cannot name it."""
    name = name_of(tree, names, candidate.token)
    if name is None:
        return None
    span = tree.phrase(candidate.token)
    around = holders(span, claims)
    actor = names.actor(candidate.token)
    return Sponsor(
        name=name,
        actor=actor.id if actor else None,
        span=span,
        certainty=certainty_of(tree, names, act, candidate, around, steps),
        said_by=tuple(claim.id for claim in around),
    )


def investigates(tree: Tree, token: int) -> bool:
    """Whether a body is one that looks into acts: police, prosecutors, a court."""
    return tree.lemmas[token] in INVESTIGATORS
