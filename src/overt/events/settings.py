"""Where and when: the place and the time that stand with an event in its own clause."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import msgspec

from overt.events.aspects import purpose
from overt.events.headlines import headed
from overt.events.origins import is_origin
from overt.events.sites import find_sites
from overt.events.tree import Tree
from overt.events.villages import with_villages
from overt.language.annotated import Language
from overt.language.datelines import after_dateline
from overt.reading import Place, Time
from overt.vocabulary.lists import raw

# People named for what they did: where one of them lived or was shot is not where the act was.
PEOPLE_OF_ACTS = frozenset({"bomber", "arsonist", "hijacker", "saboteur", "hacker", "plotter"})
DEEDS = frozenset({
    "kill", "injure", "wound", "destroy", "damage", "hit", "strike", "target", "burn", "attack", "bomb", "detonate",
    "explode", "blow", "set", "sabotage", "cut", "sever", "launch", "carry", "stage", "break", "raid", "storm", "seize",
})  # fmt: skip
# What follows an act: "the trial over the fire opened on Monday" gives the day of the trial.
AFTERMATH = frozenset({
    "trial", "hearing", "arrest", "arrests", "charge", "conviction", "sentence", "verdict", "appeal", "investigation",
    "inquiry", "probe", "inquest", "case", "indictment", "warrant", "suspect", "anniversary", "detention", "testimony",
})  # fmt: skip
# Verbs of the law and of inquiry that say last of all where and when it was: "jailed over a fire in Porto in May 2023".
LAWFUL = frozenset({
    "accuse", "acquit", "admit", "arrest", "charge", "confess", "convict", "detain", "extradite", "hold", "indict",
    "investigate", "jail", "link", "plead", "prosecute", "sentence", "suspect", "try", "question", "probe",
})  # fmt: skip
LEADS = [["the"], ["after"], ["before"], ["following"]]
LONG_AGO = timedelta(days=31)
# Verbs whose own place and time are theirs and not the act's: "was charged in March over the fire".
BARRIERS = frozenset({
    "accuse", "admit", "acquit", "announce", "arrest", "ask", "believe", "blame", "charge", "claim", "comment",
    "condemn", "confess", "confirm", "convict", "deny", "describe", "detain", "discuss", "expel", "extradite", "hear",
    "hold", "identify", "indict", "investigate", "jail", "know", "link", "meet", "name", "plead", "praise", "prosecute",
    "publish", "question", "recall", "release", "remember", "report", "respond", "say", "search", "sentence", "show",
    "speak", "suspect", "tell", "think", "travel", "try", "visit", "warn", "welcome", "write", "appear", "face",
    "mourn", "honour", "honor", "reveal", "argue", "add", "agree", "allege", "note", "see", "learn",
    "call", "label", "brand", "trace",
})  # fmt: skip
PARTS = frozenset({
    "airspace", "capital", "coast", "border", "territory", "water", "waters", "city", "east", "north", "south", "west",
    "region", "airport", "port", "grid", "network", "province", "parliament", "railway", "shore", "frontier",
})  # fmt: skip
CARRIERS = frozenset({
    "be", "carry", "commit", "conduct", "launch", "make", "stage", "mount", "execute", "perpetrate", "do", "take",
    "have", "cause", "happen", "occur", "start", "orchestrate", "organise", "organize", "undertake", "kill", "injure",
    "wound", "hurt", "die", "destroy", "damage", "hit", "strike", "rock", "shake", "target", "break", "burn", "shatter",
    "survive", "suffer", "escape", "foil", "thwart", "prevent", "attempt", "plan", "plot", "witness", "follow", "see",
    "trigger", "lead", "leave", "set", "fight", "close", "shut", "disrupt", "gut", "ravage", "engulf", "rip", "tear",
    "come", "experience", "face", "erupt", "attack", "bomb", "shell", "detonate", "explode", "join", "report", "deal",
    "sabotage", "cut", "sever", "confirm", "prepare", "order", "repel",
})  # fmt: skip
# What befalls a site: "Copenhagen Airport was closed".
HALTS = frozenset({
    "close", "shut", "halt", "stop", "suspend", "evacuate", "burn", "stand", "reopen", "pause", "divert", "attack",
    "hit", "target", "damage", "destroy", "bomb", "raid", "flood", "disrupt", "paralyse", "paralyze",
})  # fmt: skip
WHERE = frozenset({
    "in", "at", "near", "outside", "off", "over", "on", "around", "across", "between", "of", "inside", "along", "under",
    "through", "beneath", "above", "into", "within", "throughout", "against", "toward", "towards", "beside", "by",
    "behind", "below", "via",
})  # fmt: skip
# Acts that a whole country can suffer: "the invasion of Zembla", where "the spies of Zembla" tells of no place.
OVERRUN = frozenset(
    {"invasion", "bombing", "shelling", "bombardment", "part", "rest", "side", "occupation", "blockade"}
)
_WEEK = timedelta(days=7)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SCENES = frozenset({"place", "site", "scene", "spot", "location"})
LINKS_OF_PLACES = frozenset({"pobj", "npadvmod", "appos", "conj", "compound", "poss", "dobj", "nsubjpass", "nmod"})
FINENESS = {"site": 0, "city": 1, "district": 2, "province": 3, "sea": 3, "country": 5}


@dataclass(frozen=True, slots=True)
class Settings:
    """The places and times of an article by the token that heads each, and all tokens that tell a time."""

    places: dict[int, Place]
    times: dict[int, Time]
    moments: frozenset[int]
    published: str | None = None
    headed: Place | None = None
    seen: dict[int, list[list[int]]] = field(default_factory=dict)

    def circles(self, tree: Tree, token: int) -> list[list[int]]:
        """The widening circles around an event, worked out once."""
        if token not in self.seen:
            self.seen[token] = list(circles(tree, token))
        return self.seen[token]


def settle(tree: Tree, language: Language) -> Settings:
    """Every place and dated time expression of an article, by its head token."""
    tokens = {start: token for token, start in enumerate(tree.starts)}
    governments = {one.start for one in language.mentions if one.type == "country"}
    placed = [one for one in language.places if not of_star(tree.text, one.start)]
    standing = [one for one in placed if one.precision == "country" or one.start not in governments]
    every = with_villages(tree, [*placed, *find_sites(tree, standing)])
    named = [one for one in every if not in_dateline(tree.text, one.start)]
    places = {top(tree, tokens, one.start, one.end): one for one in named}
    dated = [one.time for one in language.times if one.time is not None and one.type in {"DATE", "TIME"}]
    dated = [contradicted(one) for one in dated if not in_dateline(tree.text, one.start)]
    times = {top(tree, tokens, one.start, one.end): one for one in dated}
    places.pop(-1, None)
    times.pop(-1, None)
    moments = {
        token
        for one in language.times
        for token in range(bisect_left(tree.starts, one.span.start), bisect_left(tree.starts, one.span.end))
    }
    article = language.article
    return Settings(places, times, frozenset(moments), article.published.edtf, headed(article.title, every))


def contradicted(time: Time) -> Time:
    """A day that was another day of the week than the page says: one is wrong, so a week either way is open."""
    said = [one for one in _WEEKDAYS if one in time.quote]
    if len(said) != 1 or time.earliest is None or time.earliest != time.latest:
        return time
    day = date.fromisoformat(time.earliest)
    if not re.search(r"\d{4}", time.quote) or any(
        abs(_WEEKDAYS.index(said[0]) - day.weekday()) == by for by in (0, 1, 6)
    ):
        return time
    earliest, latest = day - _WEEK, day + _WEEK
    return msgspec.structs.replace(
        time, edtf=f"{time.edtf}?", earliest=str(earliest), latest=str(latest), rule="weekday-contradicts"
    )


def of_star(text: str, at: int) -> bool:
    """Whether a word is that of the Star of David, which no town is."""
    return text[:at].casefold().endswith(("star of ", "stars of "))


def in_dateline(text: str, at: int) -> bool:
    """Whether a word stands in the dateline of its block, which is where the reporter was."""
    block = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    return after_dateline(text, block) > at


def top(tree: Tree, tokens: dict[int, int], start: int, end: int) -> int:
    """The token of a span that hangs on a word outside it; -1 when no token starts there."""
    first = tokens.get(start)
    if first is None:
        first = next((tokens[at] for at in range(start + 1, end) if at in tokens), None)
    if first is None:
        return -1
    last = first
    while last + 1 < len(tree) and tree.starts[last + 1] < end:
        last += 1
    return next((one for one in range(first, last + 1) if not first <= tree.heads[one] <= last), first)


def circles(tree: Tree, token: int) -> Iterable[list[int]]:
    """The words around an event in widening circles: its own phrase, its clause, the clause it depends on."""
    yield [one for one in tree.below(token) if not other_clause(tree, one, token)]
    clause = tree.clause(token)
    if clause != token and not carries(tree, clause, token):
        return
    for _ in range(3):
        if tree.lemmas[clause] in BARRIERS and clause != token:
            return
        yield list(tree.own(clause))
        yield [one for child in tree.named(clause, ("advcl", "acl")) if tree.tags[child] in {"VBG", "VBN"}
               for one in tree.own(child)]  # fmt: skip
        if not leans(tree, clause):
            return
        clause = tree.clause(tree.heads[clause])


def carries(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a verb tells of the act that a noun in its clause names, so that its place and time are the act's.

    The noun is the subject, or the verb adds little of its own ("carried out", "was hit by", "were killed in").
    """
    below = noun
    for above in tree.above(noun):
        if above == clause:
            break
        if tree.lemmas[above] in AFTERMATH or measures(tree, above):
            return False
        below = above
    if tree.lemmas[noun] in PEOPLE_OF_ACTS:
        return tree.lemmas[clause] in DEEDS and tree.links[below] in {"nsubj", "nsubjpass", "agent"}
    if tree.links[below] in {"nsubj", "nsubjpass", "npadvmod"}:
        return tree.lemmas[clause] not in BARRIERS or tree.links[below] == "nsubjpass" or clause == noun
    return tree.lemmas[clause] in CARRIERS


def measures(tree: Tree, preposition: int) -> bool:
    """Whether what follows a preposition only measures a distance in time: "two days after the bombing"."""
    if tree.words[preposition] not in {"after", "before"}:
        return False
    beside = [tree.heads[preposition], *tree.named(preposition, ("npadvmod",))]
    return any(tree.lemmas[one] in {"hour", "day", "week", "month", "year"} for one in beside)


def other_clause(tree: Tree, token: int, event: int) -> bool:
    """Whether a word below an event stands in a clause that has a life of its own."""
    while token != event:
        if tree.links[token] in {"ccomp", "parataxis", "conj"} and tree.is_clause(token):
            return True
        if tree.links[token] in {"relcl", "advcl", "acl"} and tree.lemmas[token] in BARRIERS:
            return True
        if tree.links[token] == "relcl" and any(tree.words[one] == "who" for one in tree.named(token, ("nsubj",))):
            return True  # what somebody did before: "Tamm, who fled to Braga in May, was killed"
        if (
            tree.links[token] in {"advcl", "acl", "xcomp"}
            and purpose(tree, token)
            and tree.lemmas[token] not in CARRIERS
        ):
            return True  # what an act is for may lie elsewhere: "jams signals to shield its bases on the coast"
        token = tree.heads[token]
    return False


def leans(tree: Tree, clause: int) -> bool:
    """Whether a clause takes its place and time from the one above: "(died after) being hit", "killing three"."""
    if tree.heads[clause] == clause:
        return False
    if tree.links[clause] == "relcl" and any(tree.words[one] == "who" for one in tree.named(clause, ("nsubj",))):
        return False  # "Tamm, who carried out the bombing, lived in Braga"
    if tree.links[clause] in {"xcomp", "pcomp", "acl", "relcl"}:
        return True
    if tree.links[clause] == "advcl":
        if any(tree.words[child] == "because" for child in tree.children[clause]):
            return False  # why something was thought of is another thing
        return tree.tags[clause] in {"VBG", "VBN"} or any(
            tree.words[child] in {"when", "after", "as", "while"} for child in tree.children[clause]
        )
    return tree.links[clause] == "conj" and not tree.named(clause, ("nsubj", "nsubjpass"))


def place_of(tree: Tree, settings: Settings, token: int) -> Place | None:
    """The most specific place that stands with an event; ``None`` when its clause names none."""
    for circle in [*settings.circles(tree, token), pointed_at(tree, token)]:
        found = [one for one in circle if one in settings.places and locates(tree, one, settings.places[one])]
        if found:
            return finest([settings.places[one] for one in sorted(found, key=lambda one: (abs(one - token), one))])
    return None


def pointed_at(tree: Tree, token: int) -> list[int]:
    """The words of a clause that tells where an act was: "named the village as the place of the blast"."""
    above = tree.heads[tree.heads[token]]
    if tree.links[token] != "pobj" or tree.lemmas[above] not in SCENES:
        return []
    return list(tree.own(tree.clause(above)))


def locates(tree: Tree, token: int, place: Place) -> bool:
    """Whether a place name stands as a place and not as somebody who acts or comes from there."""
    link = tree.links[token]
    if link in {"nsubj", "nsubjpass"} and place.precision == "site":
        return tree.lemmas[tree.heads[token]] in HALTS  # "the airport closed": what was hit is where it happened
    if tree.tags[token] in {"NNS", "NNPS"} and place.precision == "country" and place.quote != place.name:
        return False  # "against four Bulgarians"
    if link not in LINKS_OF_PLACES or tree.kinds[token] == "ADJ" or is_origin(tree, token):
        return False
    if link == "pobj":
        return stands_after(tree, tree.heads[token], place)
    if link == "conj":
        return locates(tree, tree.heads[token], place)
    if link == "poss" and (place.precision == "country" or tree.kinds[tree.heads[token]] == "PROPN"):
        return tree.lemmas[tree.heads[token]] in PARTS  # "Norway's agents" may be anywhere, "Norway's coast" not
    if link in {"compound", "nmod"} and place.precision == "province" and tree.lemmas[tree.heads[token]] in people():
        return False  # "two Chechen brothers"
    # "Copenhagen airport" is in Copenhagen; "the Ukraine war" and "a Denmark resident" tell less.
    return not (link in {"compound", "nmod"} and place.precision == "country")


@cache
def people() -> frozenset[str]:
    """Nouns that are people."""
    return frozenset(raw("person-words")[0])


def stands_after(tree: Tree, preposition: int, place: Place) -> bool:
    """Whether a place behind this preposition is where something is."""
    word = tree.words[preposition]
    if word == "between":
        return place.precision == "sea"  # of two ends, neither is where it happened
    if place.precision != "country":
        # The parser takes "left by the tower" for a doer, which a site is not.
        return word in WHERE and (tree.links[preposition] != "agent" or place.precision == "site")
    if word == "of":
        return tree.lemmas[tree.heads[preposition]] in PARTS | OVERRUN
    return word in WHERE - {"by", "behind"}


def finest(places: list[Place]) -> Place:
    """The place with the finest precision, nearest first; a country named beside it fills in what it lacks."""
    best = min(places, key=lambda one: FINENESS.get(one.precision or "", 2))
    if best.country is None:
        country = next((one.country for one in places if one.country), None)
        if country:
            best = msgspec.structs.replace(best, country=country, reason="country named in the same clause")
    return best


def time_of(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that stands with an event; ``None`` when its clause tells none."""
    before = time_before(tree, settings, token)
    if before is not None:
        return before
    for circle in settings.circles(tree, token):
        found = [one for one in circle if one in settings.times and ".." not in settings.times[one].edtf]
        if found:
            nearest = sorted(found, key=lambda one: (abs(one - token), one))
            return min((settings.times[one] for one in nearest), key=width)
    return time_behind(tree, settings, token)


def time_before(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The full date that describes a noun, which the parser lists beside it: "after the April 15, 2013, bombing"."""
    if tree.tags[token] != "NN":
        return None
    first = min([token, *tree.named(token, ("compound", "amod"))])
    for time in settings.times.values():
        lead = tree.text[: time.start].rsplit(None, 1)[-1:]
        if tree.text[time.end : tree.starts[first]] == ", " and time.quote[-4:].isdigit():
            return time if [word.lower() for word in lead][0:1] in LEADS else None
    return None


def time_behind(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that closes a clause of the law or of inquiry behind the act: "jailed over a fire in Porto in May 2023".

    The grammar gives it to the verb as well as to the act. It is the act's when the verb is still going on ("are
    investigating"), has a time of its own before the act, or when it lies more than a month before the page.
    """
    clause = tree.clause(token)
    if tree.lemmas[clause] not in LAWFUL or not clause < token:
        return None
    own = [one for one in tree.own(clause) if one in settings.times and ".." not in settings.times[one].edtf]
    behind = [one for one in own if one > token and tree.links[one] == "pobj" and tree.heads[tree.heads[one]] == clause]
    inside = set(tree.below(token))
    if len(behind) != 1 or not all(one in inside for one in range(token, tree.heads[behind[0]])):
        return None
    time = settings.times[behind[0]]
    going_on = tree.tags[clause] == "VBG" and tree.named(clause, ("aux",))
    before = any(one < token for one in own)
    return time if going_on or before or long_ago(time, settings.published) else None


def long_ago(time: Time, published: str | None) -> bool:
    """Whether a time ended more than a month before the day on which a page was published."""
    if time.latest is None or published is None or len(published) != 10:
        return False
    try:
        return date.fromisoformat(published) - date.fromisoformat(time.latest) > LONG_AGO
    except ValueError:
        return False


def width(time: Time) -> int:
    """How wide a time is, coarsely: by its notation, a day before a month before a year."""
    if "/" in time.edtf:
        return 2
    if time.edtf[4:5] == "-" and time.edtf[5:7] > "12":
        return 4  # a season
    return {10: 0, 7: 3, 4: 5}.get(len(time.edtf.rstrip("~?%")), 4)
