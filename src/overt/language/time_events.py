"""Times told from another time or from an event: the eight-month-old truce, three days after the 9 May attack."""

from dataclasses import replace
from functools import cache

from overt.language.calendar import Period
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, unplaced
from overt.language.time_numbers import VAGUE, WHOLE, count, length
from overt.language.time_parts import Resolve, inner
from overt.language.time_relatives import as_unit, shifted, unit_of
from overt.vocabulary import raw

# How many words after "-old" the thing may stand whose age it is: "a two-year-old civil war".
AHEAD = 3
# How many words a date after "three days after" may have.
LONGEST_DATE = 8


@cache
def _ageing() -> frozenset[str]:
    return frozenset(raw("time-words")["ageing"])


def thing_age(phrase: Phrase, _: Context) -> Meaning | None:
    """The eight-month-old truce: how long something has lasted; the age of a person is none."""
    words = [phrase.words.lower(phrase.end + step) for step in range(AHEAD)]
    if not any(word in _ageing() for word in words):
        return None
    number = count(phrase)
    return unplaced("DURATION", length(VAGUE if number is None else number, unit_of(phrase)))


def from_date(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """Three days after the 9 May attack: a length for TIMEX3, and on the calendar the day that it leads to."""
    number, name, words = count(phrase), unit_of(phrase), phrase.words
    if number is None:
        return None
    meaning = unplaced("DURATION", length(number, name))
    sign = 1 if words.lower(phrase.end) == "after" else -1
    start = phrase.end + 1 + (words.lower(phrase.end + 1) == "the")
    ends = range(min(start + LONGEST_DATE, len(words.codes)), start, -1)
    told = next((found for end in ends if (found := inner(phrase, start, end, context, resolve))), None)
    period = None if told is None or told.period is None else _moved(told.period, number, name, sign)
    if told is None or period is None:
        return meaning
    return replace(
        meaning, edtf=period.edtf, earliest=period.earliest, latest=period.latest, anchor=told.anchor or "text"
    )


def _moved(period: Period, number: float | str, name: str, sign: int) -> Period | None:
    """The period so many days, weeks or months from another, if that is told as finely as the unit asks."""
    unit = as_unit(name)
    if unit is None or isinstance(number, str) or number != int(number):
        return None
    if period.unit == "day" and unit in {"day", "week"}:
        step = int(number) * WHOLE[name][2] * (7 if unit == "week" else 1)
        return shifted(Period("day", period.earliest), sign * step)
    if period.unit in {"day", "month"} and unit in {"month", "year"}:
        return shifted(Period.holding("month", period.earliest), sign * int(number) * (12 if unit == "year" else 1))
    return None
