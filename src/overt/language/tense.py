"""Where a clause looks from the day of publication: back or ahead."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from overt.language.time_meaning import Direction
from overt.language.time_words import BREAK, Words
from overt.vocabulary import raw

SENTENCE_ENDS = frozenset(".!?;")
POSSESSIVE = frozenset({"'s", "’s"})
WILL = frozenset({"will", "won't", "shall", "i'll", "we'll", "they'll", "he'll", "she'll", "it'll"})
BOUNDS = frozenset({"by", "until", "till", "to", "before", "for", "through"})
# How far from a phrase a cue may stand, in words: before it, and after one that begins its sentence ("On Friday, ..."),
# and close by.
BEFORE, AFTER, CLOSE = 8, 8, 3


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    listed = raw("time-words")
    return frozenset(listed["future"]), frozenset(listed["past"])


@dataclass(frozen=True, slots=True)
class View:
    """Where a clause looks, and whether the word that shows it stands close by."""

    direction: Direction | None = None
    close: bool = False


def view(words: Words, start: int, end: int, doc: Doc | None = None) -> View:
    """Whether the clause around ``words[start:end]`` tells what was or is to come; no direction where it does not show.

    The nearest cue word before the phrase in its sentence decides, or after it where the phrase begins the sentence;
    where there is none, the verb that governs the phrase in the parse, if that is given. A bound ("was extended
    until 20 May") is never close, and a possessive ("Friday's attack") takes nothing from its clause.
    """
    bound = words.lower(start - 1) in BOUNDS
    if has_possessive(words, end):
        return View()
    found = _by_lead(words, start)
    if found is not None:
        return View(found)
    found, steps = _by_cue(words, range(start - 1, -1, -1), BEFORE)
    if found is None and steps <= 2:
        found, steps = _by_cue(words, range(end, len(words.codes)), AFTER)[0], AFTER
    if found is not None or doc is None:
        return View(found, found is not None and steps <= CLOSE and not bound)
    return View(_by_verb(doc, words.starts[start], words.ends[end - 1]))


def ends_sentence(words: Words, at: int) -> bool:
    """Whether a sentence ends at a word: at its stop, but not at that of "Corp.", "U.S." or within one."""
    if words.lower(at) != ".":
        return words.lower(at) in SENTENCE_ENDS
    before, after = words.lower(at - 1), words.quote(at + 1)
    joined = at > 0 and words.ends[at - 1] == words.starts[at]
    return not (
        after[:1].islower() or (joined and ((len(before) == 1 and before.isalpha()) or before in _abbreviations()))
    )


@cache
def _abbreviations() -> frozenset[str]:
    listed = (*raw("abbreviations")["before-a-name"], *raw("time-words")["shortened"])
    return frozenset(one.lower().rstrip(".") for one in listed)


def has_possessive(words: Words, end: int) -> bool:
    """Whether the words up to ``end`` bear a possessive ending: "Friday's"."""
    after = words.ends[end - 1]
    return words.text[after : after + 2] in POSSESSIVE


def _by_cue(words: Words, places: range, reach: int) -> tuple[Direction | None, int]:
    """What the first cue word within reach says, and after how many words the search ended."""
    steps = 0
    for at in places:
        word = words.lower(at)
        if words.codes[at] == BREAK or ends_sentence(words, at):
            return None, steps
        found = _cue(words, at, word, ahead=places.step > 0)
        if found is not None:
            return found, steps
        # The stops of "U.S." and "Corp." are no words.
        steps += word != "."
        if steps == reach:
            break
    return None, steps


def _cue(words: Words, at: int, word: str, *, ahead: bool) -> Direction | None:
    """What one word says; "planned" and its like speak of the phrase only where they stand before it."""
    future, past = _cues()
    if word in {"planned", "scheduled", "expected"} and "as" in {words.lower(at - 1), words.lower(at - 2)}:
        return None
    if not ahead and _is_arranged(words, at, word):
        return "future"
    if word in future:
        return "future" if not ahead or word in WILL else None
    # "Will be held" and "United" end like a past and are none.
    ends_past = word.endswith("ed") and len(word) > 4 and words.quote(at).islower()
    return "past" if (word in past or ends_past) and words.lower(at - 1) != "be" else None


def _is_arranged(words: Words, at: int, word: str) -> bool:
    """Whether a word arranges what follows: "is to meet on", "is set for"."""
    if word == "to":
        return words.lower(at - 1) in {"is", "are"}
    return word == "set" and words.lower(at + 1) in {"for", "to"}


def _by_lead(words: Words, start: int) -> Direction | None:
    """What the words right before the phrase say: "as soon as Tuesday", "postponed until Tuesday"."""
    before, verb = words.lower(start - 1), words.lower(start - 2)
    if before in {"is", "are"} or (before in {"on", "for", "in"} and verb in {"is", "are"}):
        return "future"
    if before == "as" and words.lower(start - 2) in {"soon", "early"}:
        return "future"
    return "future" if before in {"until", "till"} and words.lower(start - 2) not in {"", *SENTENCE_ENDS} else None


def _by_verb(doc: Doc, start: int, end: int) -> Direction | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    token = None if span is None else span.root
    for _ in range(8):
        if token is None or token.pos_ in {"VERB", "AUX"} or token.head is token:
            break
        token = token.head
    return None if token is None or token.pos_ not in {"VERB", "AUX"} else _tense(token)


def _tense(verb: Token) -> Direction | None:
    """The tense of a verb with its helpers: "will meet" looks ahead, "met" and "had met" look back."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "did", "has", "have"}:
        return "past"
    if verb.tag_ == "VB" and "to" in helpers and verb.head is not verb:
        return _by_governor(verb.head)
    return None


def _by_governor(verb: Token) -> Direction | None:
    return "future" if verb.lower_ in _cues()[0] else None
