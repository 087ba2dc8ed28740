"""The time that stands with an event in its own clause."""

from datetime import date, timedelta

from overt.events.circles import one_run
from overt.events.settings import Settings
from overt.events.tree import Tree
from overt.reading import Time

# Verbs of the law and of inquiry that say last of all where and when it was: "jailed over a fire in Porto in May 2023".
LAWFUL = frozenset({
    "accuse", "acquit", "admit", "arrest", "charge", "confess", "convict", "detain", "extradite", "hold", "indict",
    "investigate", "jail", "link", "plead", "prosecute", "sentence", "suspect", "try", "question", "probe",
})  # fmt: skip
SAYING = frozenset({"say", "report", "announce", "confirm", "tell", "write", "add", "state"})
LEADS = [["the"], ["after"], ["before"], ["following"]]
LONG_AGO = timedelta(days=31)


def time_of(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that stands with an event, else the day that heads its entry in a diary; ``None`` when neither is."""
    before = time_before(tree, settings, token) or time_when(tree, settings, token)
    if before is not None:
        return before
    for circle in settings.circles(tree, token):
        found = [one for one in circle if one in settings.times and ".." not in settings.times[one].edtf]
        if found:
            nearest = sorted(found, key=lambda one: (abs(one - token), one))
            return min((settings.times[one] for one in nearest), key=width)
    told = time_behind(tree, settings, token) or time_before_speaker(tree, settings, token)
    return told or settings.section(tree, token).time


def time_when(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that a clause with "when" tells more of: "in July, when a bomber killed two"; not "since"."""
    clause = tree.clause(token)
    told = any(tree.words[one] == "when" for one in tree.named(clause, ("advmod",)))
    time = settings.times.get(tree.heads[clause]) if told and tree.links[clause] == "relcl" else None
    return time if time is not None and ".." not in time.edtf else None


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


def time_before_speaker(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that closes what somebody said, which the parser hangs on the saying: "…, on Friday, the army said"."""
    clause = tree.clause(token)
    said = tree.heads[clause]
    speakers = tree.named(said, ("nsubj",))
    if tree.links[clause] != "ccomp" or tree.lemmas[said] not in SAYING or not speakers or speakers[0] < clause:
        return None
    below = [one for one in tree.own(said) if one in settings.times and clause < one < speakers[0]]
    closing = [one for one in below if "," in tree.text[settings.times[one].end : tree.starts[speakers[0]]]]
    told = [settings.times[one] for one in closing if ".." not in settings.times[one].edtf]
    return min(told, key=width, default=None)


def time_behind(tree: Tree, settings: Settings, token: int) -> Time | None:
    """The time that closes a clause of the law or of inquiry behind the act: "jailed over a fire in Porto in May 2023".

    The grammar gives it to the verb as well as to the act. It is the act's when the verb is still going on ("are
    investigating"), has a time of its own before the act, or when it lies more than a month before the page.
    """
    clause = tree.clause(token)
    tried = any(tree.lemmas[one] in {"trial", "court", "dock"} for one in tree.own(clause))
    if not (tree.lemmas[clause] in LAWFUL or tried) or not clause < token:
        return None
    own = [one for one in tree.own(clause) if one in settings.times and ".." not in settings.times[one].edtf]
    behind = [one for one in own if one > token and tree.links[one] == "pobj" and tree.heads[tree.heads[one]] == clause]
    inside = set(tree.below(token))
    if len(behind) != 1:
        return None
    preposition = tree.heads[behind[0]]
    if not all(one in inside for one in range(token, preposition)) and not one_run(tree, token, preposition):
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
