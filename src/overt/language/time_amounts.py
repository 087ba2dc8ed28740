"""Lengths of time and things that come again: 24 hours, several years, the past three months, every week, now."""

from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import add_months, interval
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, unplaced
from overt.language.time_numbers import VAGUE, WHOLE, count, length
from overt.language.time_relatives import phrase_words, unit_of
from overt.language.time_seasons import season_letters

AGE = {"old", "olds", "age", "aged"}
LASTING = {"to", "will", "would", "could", "may", "might", "can", "should", "must"}
RATE_LEADS = {"once", "twice", "times", "time", "each", "percent", "$", "%"}
STEPS = {"to", "over", "by", "on"}
VERBS_IN_S = {"is", "was", "takes", "lasts", "costs", "has", "spends", "needs", "as", "perhaps", "this", "us"}


def duration(phrase: Phrase, _: Context) -> Meaning | None:
    """24 hours; not an age, not a share, not the unit of a rate, not a title."""
    if phrase.has("LONG"):
        return unplaced("DURATION", str(phrase.first("LONG")))
    number, unit, words = count(up_to_unit(phrase)), unit_of(phrase), phrase.words
    if number is None and phrase.words.lower(phrase.start) == "another":
        number = 1
    if "long" in phrase_words(phrase) and number is None:
        return unplaced("DURATION", length(VAGUE if phrase.has("UNITS") else 1, unit))
    if number is None or is_age(phrase) or words.lower(phrase.start - 1) in {"$", "£", "€"}:
        return None
    if phrase.has("SECOND") or _is_fraction(phrase, number, unit) or _is_title(phrase):
        return None
    if number == 1 and phrase.end - phrase.start == 2 and phrase.has("A") and _is_rate(phrase):
        return None
    return unplaced("DURATION", length(number, unit))


def _is_fraction(phrase: Phrase, number: float | str, unit: str) -> bool:
    """Whether "three quarters" or "a quarter of" is a share of something; "two consecutive quarters" is none."""
    many = not phrase.has("QUARTER") and number in {3, VAGUE}
    return unit == "quarter" and (many or phrase.words.lower(phrase.end) == "of")


def up_to_unit(phrase: Phrase) -> Phrase:
    """The phrase without what follows its unit, but for "and a half"."""
    at = phrase.at("UNIT", "UNITS", "SECOND", "QUARTER")
    if at is None or phrase.has("HALF") or unit_of(phrase) == "century":
        return phrase
    return replace(phrase, end=at + 1)


def is_age(phrase: Phrase) -> bool:
    """Whether the words after a phrase make it an age: "old", "-old", "of age"."""
    after = [phrase.words.lower(phrase.end + step) for step in (0, 1)]
    return after[0] in AGE or (after[0] in {"-", "–", "of"} and after[1] in AGE)


def _is_title(phrase: Phrase) -> bool:
    """Whether the unit is written with a capital, as in the names of programmes and journals."""
    at = phrase.at("UNIT", "UNITS", "QUARTER")
    return at is not None and at > phrase.start and phrase.words.quote(at).istitle()


def _is_rate(phrase: Phrase) -> bool:
    """Whether "a week" is the unit of a rate or a step: "four flights a week", "$3 a year", "a year-to-year rise"."""
    before = phrase.words.lower(phrase.start - 1)
    if before in RATE_LEADS or before[:1].isdigit():
        return True
    if phrase.words.lower(phrase.end) in {"-", "–"} and phrase.words.lower(phrase.end + 1) in STEPS:
        return True
    return before.endswith("s") and before.isalpha() and before not in VERBS_IN_S


def a_while(_: Phrase, __: Context) -> Meaning | None:
    """For a while; for some time."""
    return unplaced("DURATION", "PXX")


def bare_units(phrase: Phrase, _: Context) -> Meaning | None:
    """Weeks; the years."""
    unit, before = unit_of(phrase), phrase.words.lower(phrase.start - 1)
    if is_age(phrase) or unit in {"second", "quarter"} or _is_title(phrase) or before == "$":
        return None
    if before == "model" or (unit == "century" and phrase.after("ORDINAL", "ORDINAL_DIGITS")):
        return None
    if before == "of" and phrase.words.lower(phrase.start - 2) in {"hundreds", "thousands"}:
        return None
    if unit == "weekend":
        return unplaced("SET", "XXXX-WXX-WE")
    if unit == "minute" and before not in {"within", "in", "for"}:
        return None
    return unplaced("DURATION", length(VAGUE, unit_of(phrase)))


def last_units(phrase: Phrase, context: Context) -> Meaning | None:
    """The past three months: a length of time that ends, or begins, with the day of publication."""
    if _is_title(phrase) or _is_verb(phrase):
        return None
    number, unit = count(phrase), unit_of(phrase)
    number = VAGUE if number is None else number
    meaning = unplaced("DURATION", length(number, unit))
    side = phrase.first("LAST", "NEXT")
    # "The last three months of the war" reach to no day of publication.
    bounded = phrase.words.lower(phrase.end) == "of"
    far = (
        None
        if side is None or bounded or context.published is None
        else _far_end(context.published, unit, number, side)
    )
    if far is None or context.published is None:
        return meaning
    first, last = sorted((far, context.published))
    edtf = interval(first.isoformat(), last.isoformat())
    return replace(meaning, edtf=edtf, earliest=first, latest=last, anchor="published")


def _is_verb(phrase: Phrase) -> bool:
    """Whether "last" is the verb: "is likely to last over a week"."""
    return phrase.words.lower(phrase.start) == "last" and phrase.words.lower(phrase.start - 1) in LASTING


def _far_end(today: date, unit: str, number: float | str, side: int) -> date | None:
    """The day so many units back or on, or ``None`` for hours, vague counts and what the calendar does not hold."""
    letter, times = WHOLE[unit][1:]
    if unit == "hour" and not isinstance(number, str):
        unit, letter, number = "day", "D", -(-number // 24)
    if isinstance(number, str) or WHOLE[unit][0] or letter == "WE":
        return None
    steps = round(number * times) * side
    try:
        return (
            add_months(today, steps * (12 if letter == "Y" else 1))
            if letter in "YM"
            else today + timedelta(steps * (7 if letter == "W" else 1))
        )
    except (OverflowError, ValueError):
        return None


def recent_units(phrase: Phrase, _: Context) -> Meaning | None:
    """Recent years; coming months."""
    return unplaced("DURATION", length(VAGUE, unit_of(phrase)))


def first_units(phrase: Phrase, _: Context) -> Meaning | None:
    """The first nine months of 2024; the latest 12 months; the early years."""
    if phrase.first("ORDINAL") not in {None, 1} or _is_title(phrase) or _is_verb(phrase):
        return None
    at = phrase.at("ORDINAL", "LAST", "LATEST", "RECENT", "EARLY")
    number = count(phrase if at is None else replace(phrase, start=at + 1))
    return unplaced("DURATION", length(VAGUE if number is None else number, unit_of(phrase)))


def every(phrase: Phrase, _: Context) -> Meaning | None:
    """Every week; each July; every other day; once a month."""
    if phrase.has("WEEKDAY"):
        return unplaced("SET", f"XXXX-WXX-{phrase.first('WEEKDAY') + 1}")
    if phrase.has("MONTH"):
        return unplaced("SET", f"XXXX-{phrase.first('MONTH'):02}")
    if phrase.has("PART"):
        return unplaced("SET", f"XXXX-XX-XXT{phrase.first('PART')}")
    if phrase.has("SEASON"):
        return unplaced("SET", f"XXXX-{season_letters(phrase.first('SEASON'))}")
    # "Three times a week" comes back with the week, however often.
    often = phrase_words(phrase) & {"once", "twice", "times"}
    number = 2 if "other" in phrase_words(phrase) else 1 if often else count(phrase) or 1
    return unplaced("SET", length(number, unit_of(phrase)))


def weekdays(phrase: Phrase, _: Context) -> Meaning | None:
    """On Mondays."""
    last = phrase.words.lower(phrase.end - 1)
    if not last.endswith("s") or (phrase.end - phrase.start == 1 and not last.endswith("days")):
        return None
    part = phrase.first("PART")
    return unplaced("SET", f"XXXX-WXX-{phrase.first('WEEKDAY') + 1}" + (f"T{part}" if part else ""))


def frequency(phrase: Phrase, _: Context) -> Meaning | None:
    """Daily."""
    return unplaced("SET", str(phrase.first("FREQUENCY")))


def present(_: Phrase, __: Context) -> Meaning | None:
    """Now."""
    return unplaced("DATE", "PRESENT_REF")


def past(phrase: Phrase, _: Context) -> Meaning | None:
    """Recently; not "as recently as last week"."""
    if phrase.has("PAST") and phrase.words.lower(phrase.end) == "as":
        return None
    return unplaced("DATE", "PAST_REF")


def future(phrase: Phrase, _: Context) -> Meaning | None:
    """In the future; not the future of something."""
    words = phrase.words
    if phrase.has("FUTURE") and (words.lower(phrase.end) == "of" or not phrase.has("THE")):
        return None
    return unplaced("DATE", "FUTURE_REF")
