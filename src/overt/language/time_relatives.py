"""Dates told from the day of publication, or from what ends them: last month, today, the year ended in June."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import get_args

from overt.language.calendar import Period, Unit, add_months, interval
from overt.language.tense import ends_sentence, has_possessive
from overt.language.time_dates import full_date, nearest_day
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import day_number
from overt.language.time_parts import Resolve, inner
from overt.language.time_words import BREAK
from overt.vocabulary import raw

# Words that bring in the figure another is measured against, and how far before its date they stand.
MEASURED = frozenset({"compared", "comparison", "versus", "against", "from"})
COMPARED = 12
# The past week, month, quarter, year and decade in months; a week is counted in days.
ROLLING: dict[Unit, int] = {"week": 0, "month": 1, "quarter": 3, "year": 12, "decade": 120}
# Units that TIMEX3 takes for a length: the short ones always, the others after "the" ("the past decade").
LENGTHS = {
    "fortnight": "P2W",
    "minute": "PT1M",
    "hour": "PT1H",
    "second": "PT1S",
    "decade": "P10Y",
    "century": "P100Y",
    "day": "P1D",
}
SHORT = frozenset({"fortnight", "minute", "hour", "second"})
# The TIMEX3 values of units that the text does not tell.
UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX"}
# How many words the date after "ended" may have.
LONGEST_DATE = 8
# "The people of tomorrow" live on no day.
PEOPLE = frozenset({"people", "men", "women", "world", "leaders", "youth", "generation", "society", "city", "cities"})


def unit_of(phrase: Phrase) -> str:
    """The unit that a phrase names."""
    counted = phrase.first("UNIT", "UNITS", "SECOND")
    return "quarter" if phrase.has("QUARTER") and counted != "century" else str(counted)


def as_unit(name: str) -> Unit | None:
    """The name as a unit of the calendar; minutes and hours are none."""
    return next((unit for unit in get_args(Unit) if unit == name), None)


def shifted(period: Period, by: int) -> Period | None:
    """The period so many units on, or ``None`` outside the calendar."""
    try:
        moved = period.shift(by)
        return moved if moved.latest.year < 9990 else None
    except (OverflowError, ValueError):
        return None


def near_day(phrase: Phrase, context: Context) -> Meaning | None:
    """Today, yesterday, the day after tomorrow."""
    if is_undated(phrase):
        return None
    step = phrase.first("NEAR_DAY") + (phrase.first("BEFORE", "AFTER") or 0)
    if context.published is None:
        return unplaced("DATE", "XXXX-XX-XX")
    return on_calendar(Period("day", context.published + timedelta(step)), "published")


@cache
def _undated() -> frozenset[str]:
    return frozenset(raw("time-words")["undated"])


def is_undated(phrase: Phrase) -> bool:
    """Whether no day is meant: "today's world", "the people of tomorrow", "Port Today"."""
    words, before = phrase.words, phrase.words.quote(phrase.start - 1)
    on_one_line = words.text[words.starts[phrase.start] - 1 : words.starts[phrase.start]] == " "
    if words.quote(phrase.start).istitle() and before[:1].isupper() and on_one_line:
        return True
    if before == "of" and words.lower(phrase.start - 2) in PEOPLE:
        return True
    return has_possessive(words, phrase.end) and words.lower(phrase.end) in _undated()


def phrase_words(phrase: Phrase) -> set[str]:
    """The words of a phrase in lower case."""
    return {phrase.words.lower(at) for at in range(phrase.start, phrase.end)}


def week_of(phrase: Phrase, context: Context) -> Meaning | None:
    """The week of 6 May."""
    if phrase.has("YEAR"):
        day = full_date(phrase, context)
    else:
        number = phrase.first("MONTH")
        day = nearest_day(lambda year: _day_in(year, number, day_number(phrase) or 0), context)
    if day is None or day.period is None:
        return None
    return on_calendar(Period.holding(phrase.first("UNIT"), day.period.earliest), day.anchor)


def before_last(phrase: Phrase, context: Context) -> Meaning | None:
    """The week before last."""
    unit = as_unit(phrase.first("UNIT"))
    if unit is None or context.published is None:
        return None
    moved = shifted(Period.holding(unit, context.published), -2 if phrase.has("BEFORE") else 2)
    return None if moved is None else on_calendar(moved, "published")


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """Last month, this week, next year."""
    name, unit, today = unit_of(phrase), as_unit(unit_of(phrase)), context.published
    if phrase.words.quote(phrase.end - 1).istitle() and phrase.words.quote(phrase.start).istitle():
        return None
    # "The last month of the war" counts from nothing told.
    if phrase.has("THE") and phrase.words.lower(phrase.end) == "of":
        return None
    if name in LENGTHS and (name in SHORT or (phrase.has("THE") and not _is_decade_before(phrase, name))):
        return unplaced("DURATION", LENGTHS[name])
    if unit is None or today is None:
        return None if unit is None else unplaced("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
    side = phrase.first("LAST", "NEXT", "LATEST", "RECENT") or 0
    if unit == "year" and side < 0 and context.quarter is not None and is_compared(phrase):
        return on_calendar(context.quarter.shift(-4), "previous")
    moved = shifted(Period.holding(unit, today), _weekend_side(side, context) if unit == "weekend" else side)
    if moved is not None and side < 0 and unit in ROLLING and (unit == "decade" or "past" in phrase_words(phrase)):
        return _rolling(moved, today, ROLLING[unit])
    return None if moved is None else on_calendar(moved, "published")


def _is_decade_before(phrase: Phrase, name: str) -> bool:
    """Whether "the last decade" is meant, for TIMEX3 the calendar's own; "the past decade" is a length."""
    return name == "decade" and "last" in phrase_words(phrase)


def _rolling(period: Period, today: date, months: int) -> Meaning:
    """The past year ends with the day of publication; TIMEX3 takes the whole unit before."""
    first = add_months(today, -months) if months else today - timedelta(7)
    edtf = interval(first.isoformat(), today.isoformat())
    return replace(on_calendar(period, "published"), edtf=edtf, earliest=first, latest=today)


def is_compared(phrase: Phrase) -> bool:
    """Whether a phrase dates the figure that another one is measured against: "compared with a loss of $3 million"."""
    words = phrase.words
    for at in range(phrase.start - 1, max(-1, phrase.start - 1 - COMPARED), -1):
        if words.codes[at] == BREAK or ends_sentence(words, at):
            return False
        if words.lower(at) in MEASURED:
            return True
    return False


def _weekend_side(side: int, context: Context) -> int:
    """Which weekend from that of this week: early in the week, a past weekend is that of the week before."""
    if side != 0 or context.published is None:
        return side
    return -1 if context.direction == "past" and context.published.weekday() < 5 else 0


def the_weekend(phrase: Phrase, context: Context) -> Meaning | None:
    """The weekend: the last one that has begun, or the one ahead."""
    if context.published is None:
        return unplaced("DATE", "XXXX-WXX-WE")
    if phrase.words.lower(phrase.end) in {"of", "before", "after"}:
        return None
    begun = context.published.weekday() >= 5
    side = 0 if begun or context.direction == "future" else -1
    return on_calendar(Period.holding("weekend", context.published).shift(side), "published")


def the_year(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """The full year; midyear; the rest of 1990; the month told before; the week that ends with a date told after it."""
    if phrase.has("YEAR"):
        return on_calendar(Period("year", date(phrase.first("YEAR"), 1, 1)))
    unit, end, told = as_unit(str(phrase.first("UNIT"))) or "year", ended(phrase, context, resolve), context.previous
    if end is not None:
        return on_calendar(Period.holding(unit, end.latest))
    if unit != "year" and told is not None and (told.unit == unit or (told.unit == "day" and unit != "month")):
        return on_calendar(Period.holding(unit, told.earliest), "previous")
    if context.published is None:
        return unplaced("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
    here = Period.holding(unit, context.published)
    if unit == "year" or phrase.has("THIS") or "of" in phrase_words(phrase):
        return on_calendar(here, "published")
    # Which month or week is not told: TIMEX3 takes the last whole one, the calendar has none.
    return unplaced("DATE", (here if unit == "day" else here.shift(-1)).timex)


def ended(phrase: Phrase, context: Context, resolve: Resolve) -> Period | None:
    """The day or month after "ended" or "ending", if one is told there."""
    words, start = phrase.words, phrase.end + 1
    if words.lower(phrase.end) not in {"ended", "ending"}:
        return None
    for end in range(min(start + LONGEST_DATE, len(words.codes)), start, -1):
        told = inner(phrase, start, end, context, resolve)
        if told is not None and told.period is not None and told.type == "DATE":
            return told.period
    return None
