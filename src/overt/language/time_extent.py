"""Which words of a phrase are the time itself, by the usage of TimeML: not "only" and not the article of a noun."""

from overt.language.time_grammar import Phrase

# Words that say how a length is meant, not how long it is; "nearly", "about" and "more than" belong to the amount.
JUDGED = frozenset({"only", "just", "barely", "merely"})
NOW = "present"
AMOUNTS = frozenset({"duration", "first-units", "ago", "clock"})
# "About" and its like stand beside a length or a clock time, as a preposition does.
BESIDE = frozenset({"about", "around", "approximately", "roughly"})
MEASURES = frozenset({"duration", "clock"})
SINGULAR = frozenset({"hour", "day", "week", "month", "year", "minute", "decade"})
DESCRIBING = frozenset({"duration", "quarter-before", "later"})
AGE = "thing-age"


def first_word(phrase: Phrase) -> int:
    """Where the time begins in a phrase: "[now]" in "until now", "[two-hour]" in "a two-hour meeting".

    >>> from overt.language.time_words import words_of
    >>> text = "a two-hour meeting"
    >>> first_word(Phrase("duration", words_of(text, 0, len(text)), 0, 4))
    1
    """
    start, end = phrase.start, phrase.end
    if phrase.rule == NOW:
        return phrase.at("PRESENT") or start + (phrase.words.lower(start) in {"at", "for"})
    if phrase.rule == "early-late" and (phrase.has("LATER") or (phrase.has("WEEKDAY") and phrase.has("EARLIER"))):
        return _after_preposition(phrase)
    if phrase.rule == "duration" and phrase.words.lower(start) == "over" and phrase.has("VAGUE"):
        return start + 1
    if phrase.rule in AMOUNTS and end - start > 2 and phrase.words.lower(start) in JUDGED:
        start += 1
    if phrase.rule in MEASURES and end - start > 1 and phrase.words.lower(start) in BESIDE:
        start += 1
    if phrase.words.lower(start) in {"a", "an", "the"} and (
        phrase.rule == AGE or (phrase.rule in DESCRIBING and describes(phrase, start + 1))
    ):
        start += 1
    return start


def _after_preposition(phrase: Phrase) -> int:
    """The first word of the time that "later" or "earlier" stands before."""
    at = phrase.at("EARLIER", "LATER") or phrase.start
    while at < phrase.end - 1 and phrase.words.lower(at) in {
        "later",
        "earlier",
        "afterwards",
        "in",
        "on",
        "of",
        "part",
    }:
        at += 1
    return at


def describes(phrase: Phrase, start: int) -> bool:
    """Whether an amount stands before the noun it describes.

    It has a stroke ("two-hour"), or a number of more than one with a unit in the singular ("three hour").
    """
    words = phrase.words
    inside = [words.lower(at) for at in range(start, phrase.end)]
    singular = inside[-1] in SINGULAR and not phrase.has("UNITS")
    if "-" in inside or any("-" in one for one in inside):
        return singular or words.lower(phrase.end)[:1].isalpha()
    if not phrase.has("NUMBER_WORD", "DIGITS", "INTEGER"):
        return False
    return singular and inside[0] not in {"one", "1"} and len(inside) > 1
