"""Acts: the events that tell of something hostile, each with how it is told."""

from dataclasses import dataclass, field

from overt.events.casualties import HURT, KILL
from overt.events.circles import PEOPLE_OF_ACTS
from overt.events.moments import not_ahead
from overt.events.plurals import DOWNING, MARKS, downed, downs, opening, over_time, several
from overt.events.settings import Settings
from overt.events.targets import target_heads
from overt.events.timing import LAWFUL, time_of
from overt.events.tree import NOMINAL, Tree
from overt.events.triggers import Trigger, one_victim
from overt.reading import Aspect, Event, IncidentType, Place, Time

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
# Acts that leave different ones are different acts; "graffiti" may be any of them.
KINDS_OF_MARKS = MARKS - {"graffito", "graffiti", "slogan", "stencil"}
OTHERS = frozenset({"another", "other", "second", "third", "further", "similar", "new", "separate", "like"})
CHARGES = frozenset({"charge", "count", "crime", "suspicion", "offence", "offense", "accuse", "convict", "suspect"})
THINGS = frozenset({"bomb", "device", "explosion", "blast", "cable", "parcel", "package", "fire", "drone"})
SINGLING = frozenset({"shoot", "stab", "gun", "hit"})
# Pronouns that bring up a thing beside the one told: "another, sent to a bank, was made safe".
BESIDE = frozenset({"another", "other", "others"})
SENDING = frozenset({"post", "send", "mail", "ship", "dispatch"})
MAKING = frozenset({"prepare", "build", "make", "assemble", "construct"})
FINDING = frozenset({"find", "discover", "intercept", "detect"})
# What is spoken of again with "the": the thing that the act was done with.
AGAIN = frozenset({"bomb", "device", "parcel", "package", "explosive", "charge", "letter"})
NAMING = frozenset({"call", "describe", "see", "speak", "treat", "label", "regard", "condemn", "denounce"})
DONE = frozenset({"happened", "attempted", "historical"})
OPENINGS = (
    "elsewhere", "meanwhile", "separately", "in another", "in one", "in a separate", "in a second", "in a similar",
    "the same day", "also on", "later , a", "later a", "days later", "hours later", "weeks later", "months later",
    "in a different", "in an earlier", "in a further", "last year", "earlier this year",
)  # fmt: skip
# Sentences that open so go back to another act when they bring in somebody new: "Last month, two men were shot".
AGO = ("last month", "last week", "last spring", "last summer", "last autumn", "last winter", "earlier that month",
       "earlier this month", "a month earlier", "a week earlier", "a year earlier", "a year ago")  # fmt: skip
# Sentences that open so tell of other acts only, even of "the blast".
BEFORE = tuple(f"{when} {what}" for when in ("earlier", "previous", "past", "recent", "similar")
               for what in ("cases", "incidents", "attacks", "acts"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Act:
    """One mention of a hostile act; two are the same only when they are one object."""

    event: str
    token: int
    type: IncidentType | None
    weak: bool
    result: bool
    many: bool
    definite: bool
    other: bool
    fresh: bool
    called: bool
    single: bool
    deadly: bool
    bare: bool
    noun: bool
    aspect: Aspect
    place: Place | None
    time: Time | None
    targets: tuple[int, ...] = field(default=())
    marks: frozenset[str] = frozenset()
    sentence: int
    entry: int | None = None


def act_of(
    tree: Tree,
    settings: Settings,
    trigger: Trigger,
    event: Event,
    *,
    kind: IncidentType | None,
    place: Place | None,
    split: bool,
) -> Act:
    """The act that a trigger tells of, with its number and definiteness."""
    token = trigger.token
    noun = tree.kinds[token] in NOMINAL
    determiner = determiner_of(tree, token) if noun else ""
    named = noun and called(tree, token)
    # "called it sabotage in May": the place and time are those of the naming.
    distant = (named and tree.links[token] != "attr") or away(tree, token, kind) or tried_again(tree, token, determiner)
    time = time_of(tree, settings, token)
    if event.aspect in DONE:
        time = not_ahead(time, settings.published)
    return Act(
        event=event.id,
        token=token,
        type=kind,
        weak=(trigger.rule.force == "weak" and kind == trigger.type) or generic_word(tree, token),
        result=trigger.rule.result,
        many=(several(tree, token, trigger, split=split) and (noun or kind != "espionage"))
        or (place is None and downed(tree, token)),
        definite=determiner in DEFINITE or (bool(tree.named(token, ("poss",))) if noun else thing_again(tree, token)),
        other=(other(tree, token) and determiner not in DEFINITE) or opening(tree, token).startswith(BEFORE),
        fresh=fresh(tree, token, determiner),
        single=not noun
        and tree.lemmas[token] in SINGLING
        and (tree.lemmas[token] != "hit" or hit_often(tree, token))
        and one_victim(tree, token),
        deadly=tree.lemmas[token] in {"kill", "die", "murder", "slay"} and event.aspect == "happened",
        called=named,
        bare=noun and not determiner and not tree.named(token, ("poss", "nummod")),
        noun=noun,
        aspect="habitual" if over_time(tree, token, place) else found_in_time(tree, token, kind, event.aspect),
        place=None if distant else place,
        time=None if distant else time,
        targets=tuple(one for one in target_heads(tree, token) if one not in settings.moments),
        marks=marks_of(tree, token),
        sentence=tree.sentence_of[token],
        entry=entry_of(tree, settings, token),
    )


def marks_of(tree: Tree, token: int) -> frozenset[str]:
    """What an act is said to leave behind: "sprayed red hands", "coffins left by the tower"."""
    around = [token, *tree.named(token, ("dobj", "nsubj", "nsubjpass"))]
    around += [tree.heads[token]] if tree.links[token] in {"acl", "relcl", "advcl"} else []
    # The tagger takes the stars of David for a name, and leaves their "s".
    said = {form for one in around for form in (tree.lemmas[one].lower(), tree.words[one].removesuffix("s"))}
    return frozenset("hand" if one == "handprint" else one for one in said & KINDS_OF_MARKS)


def entry_of(tree: Tree, settings: Settings, token: int) -> int | None:
    """The entry of a list that a mention stands in, by its paragraph; ``None`` outside lists."""
    section = settings.section(tree, token)
    listed = section.time is not None or section.place is not None
    return tree.paragraph_of[tree.sentence_of[token]] if listed else None


def found_in_time(tree: Tree, token: int, kind: IncidentType | None, aspect: Aspect) -> Aspect:
    """The aspect of an act; a bomb that was found, and did nothing, was an attempt, one that was built a plan."""
    if aspect == "happened" and kind == "armed-attack" and tree.lemmas[token] in DOWNING and downs(tree, token):
        return "attempted"
    if aspect == "happened" and kind in {"bombing", "parcel-device"}:
        if made_safe(tree, token):
            return "attempted"
        return "attempted" if tree.lemmas[token] in FINDING else "planned" if tree.lemmas[token] in MAKING else aspect
    return aspect


def hit_often(tree: Tree, token: int) -> bool:
    """Whether somebody is hit by bullets: "was hit four times"."""
    return any(tree.words[one] in {"times", "twice"} for one in tree.named(token, ("npadvmod", "advmod", "dobj")))


def made_safe(tree: Tree, token: int) -> bool:
    """Whether a verb says that a device was made safe."""
    beside = tree.named(token, ("oprd", "acomp", "ccomp", "xcomp", "advmod"))
    return tree.lemmas[token] in {"make", "render"} and any(tree.words[one] in {"safe", "harmless"} for one in beside)


def tried_again(tree: Tree, token: int, determiner: str) -> bool:
    """Whether the place and time beside "that attack" are those of the court: "acquitted of that attack in 2019"."""
    return determiner in {"that", "those"} and tree.lemmas[tree.clause(token)] in LAWFUL


def away(tree: Tree, token: int, kind: IncidentType | None) -> bool:
    """Whether the place and time beside a word are not the act's: where a parcel was posted, or a poison was found."""
    if kind == "parcel-device" and tree.lemmas[token] in SENDING:
        return True
    return kind == "poisoning" and tree.kinds[token] in NOMINAL and tree.lemmas[token] != "poisoning"


def thing_again(tree: Tree, token: int) -> bool:
    """Whether a verb is of a thing told before: "the parcel had been posted", "the device went off"."""
    heads = tree.named(token, ("nsubj", "nsubjpass", "dobj"))
    the = [one for one in heads if any(tree.words[child] in {"the", "this"} for child in tree.named(one, ("det",)))]
    return any(tree.lemmas[one] in AGAIN for one in the)


def other(tree: Tree, token: int) -> bool:
    """Whether a mention brings up an act beside the one told before: "another fire", "Elsewhere, ..."."""
    if any(tree.words[one] in OTHERS for one in tree.children[token]):
        return True
    if tree.kinds[token] not in NOMINAL and any(
        tree.words[one] in OTHERS
        for hit in tree.named(token, ("nsubj", "nsubjpass", "dobj"))
        for one in described(tree, hit)
    ):
        return True
    if beside(tree, token):
        return True
    if opening(tree, token).startswith(OPENINGS):
        return True
    return opening(tree, token).startswith(AGO) and tree.kinds[token] not in NOMINAL and fresh(tree, token, "")


def beside(tree: Tree, token: int) -> bool:
    """Whether a verb is of a thing beside the one told, by pronoun: "another was made safe", not "others were hurt"."""
    subjects = {tree.lemmas[one] for one in tree.named(token, ("nsubj", "nsubjpass"))}
    return bool(subjects & BESIDE) and tree.lemmas[token] not in KILL | HURT


def described(tree: Tree, token: int) -> list[int]:
    """What describes a thing brought in with "a": "second" in "a second bomb", not in "the second man"."""
    things = tree.lemmas[token] in THINGS and any(tree.words[one] in {"a", "another"} for one in tree.children[token])
    return tree.named(token, ("amod", "det")) if things else []


def fresh(tree: Tree, token: int, determiner: str) -> bool:
    """Whether a mention brings in something new: a noun with "a", or a verb that hits "a man" or "two guards"."""
    if tree.kinds[token] in NOMINAL:
        return determiner in {"a", "an"}
    hit = tree.named(token, ("dobj", "nsubjpass"))
    return any(
        tree.links[child] == "nummod" or tree.words[child] in {"a", "an"} for one in hit for child in tree.children[one]
    )


def called(tree: Tree, token: int) -> bool:
    """Whether a noun only says what something told before is called: "an act of sabotage, he called it"."""
    head = tree.heads[token]
    if tree.links[token] in {"attr", "oprd"}:
        return True
    if tree.links[token] == "pobj" and not tree.named(token, ("det", "prep")):
        # "on charges of murder", "charged with arson": the act is the one that was told.
        above = tree.heads[head]
        if tree.lemmas[above] in CHARGES:
            return True
    if tree.links[token] == "pobj" and tree.words[head] in {"as", "of"}:
        above = tree.heads[head]
        if tree.lemmas[above] == "act":
            return called(tree, above)
        return tree.lemmas[above] in NAMING
    return tree.links[token] in {"dobj", "ccomp"} and tree.lemmas[head] in {"call", "label", "term"}


def generic_word(tree: Tree, token: int) -> bool:
    """Whether a word names the doer or the stuff of acts and not an act: "bombers", "malware"."""
    return tree.lemmas[token] in PEOPLE_OF_ACTS


def determiner_of(tree: Tree, token: int) -> str:
    """The article, pronoun or possessive that opens the phrase of a noun, also through a noun it describes."""
    own = tree.named(token, ("det", "poss"))
    if not own and tree.links[token] in {"compound", "nmod"}:
        own = tree.named(tree.heads[token], ("det", "poss"))
    return tree.words[own[0]] if own else ""
