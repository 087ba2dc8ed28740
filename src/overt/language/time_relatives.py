"""Dates told from the day of publication: last month, Friday, two years ago, the third quarter."""

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from overt.language.calendar import Period, Unit
from overt.language.time_dates import full_date, nearest_day, weekday_in
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import day_number


def unit_of(phrase: Phrase) -> str:
    """The unit that a phrase names."""
    return "quarter" if phrase.has("QUARTER") else str(phrase.first("UNIT", "UNITS", "SECOND"))


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
    step = phrase.first("NEAR_DAY") + (phrase.first("BEFORE", "AFTER") or 0)
    if context.published is None:
        return unplaced("DATE", "XXXX-XX-XX")
    return on_calendar(Period("day", context.published + timedelta(step)), "published")


def weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """Friday: on or before the day of publication, or after it where the clause looks ahead."""
    number, words = phrase.first("WEEKDAY"), phrase.words
    if (
        words.lower(phrase.end) == "week"
        or words.lower(phrase.end).isdigit()
        or phrase.after("ORDINAL", "SECOND", "NUMBER_WORD", "DIGITS")
    ):
        return None
    if words.lower(phrase.start).endswith("days"):
        return unplaced("SET", f"XXXX-WXX-{number + 1}")
    if context.published is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    back = (context.published.weekday() - number) % 7
    day = context.published - timedelta(back if context.direction != "future" or not back else back - 7)
    return on_calendar(Period("day", day), "published")


def last_weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """Last Friday is before, next Friday after, this Friday in the week of publication."""
    number, side = phrase.first("WEEKDAY"), phrase.first("LAST", "THIS", "NEXT", "FOLLOWING")
    if phrase.has("THIS") and phrase.has("LAST"):
        side = phrase.first("LAST")
    if phrase.has("FOLLOWING") and context.day is not None:
        return on_calendar(Period("day", _after(context.day.earliest, number)), "previous")
    if context.published is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    if side == 0:
        side = 1 if context.direction == "future" or "coming" in phrase_words(phrase) else 0
    if side == 0:
        return weekday(phrase, replace(context, direction="past"))
    day = _after(context.published, number) if side > 0 else _after(context.published, number) - timedelta(7)
    return on_calendar(Period("day", day if day != context.published else day - timedelta(7)), "published")


def _after(day: date, weekday_number: int) -> date:
    return day + timedelta((weekday_number - day.weekday() - 1) % 7 + 1)


def phrase_words(phrase: Phrase) -> set[str]:
    """The words of a phrase in lower case."""
    return {phrase.words.lower(at) for at in range(phrase.start, phrase.end)}


def weekday_of_week(phrase: Phrase, context: Context) -> Meaning | None:
    """Monday last week."""
    number = phrase.first("WEEKDAY")
    if context.published is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    monday = Period.holding("week", context.published).shift(phrase.first("LAST", "THIS", "NEXT"))
    return on_calendar(Period("day", monday.earliest + timedelta(number)), "published")


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


def nth_weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """The third Monday of May."""
    rank, weekday_number, month = day_number(phrase), phrase.first("WEEKDAY"), phrase.first("MONTH")
    which = -1 if phrase.has("LAST") else rank or 0
    if phrase.has("YEAR"):
        day = weekday_in(phrase.first("YEAR"), month, weekday_number, which)
        return None if day is None else on_calendar(Period("day", day))
    return nearest_day(lambda year: weekday_in(year, month, weekday_number, which), context)


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """Last month, this week, next year."""
    name, side = unit_of(phrase), phrase.first("LAST", "NEXT") or 0
    if phrase.words.quote(phrase.end - 1).istitle() and phrase.words.quote(phrase.start).istitle():
        return None
    if name == "fortnight" or (name in {"minute", "hour", "second"}):
        return unplaced("DURATION", "P2W" if name == "fortnight" else f"PT1{name[0].upper()}")
    unit = as_unit(name)
    if unit is None:
        return None
    if phrase.has("THE") and unit in {"decade", "century", "day"}:
        return unplaced("DURATION", {"decade": "P10Y", "century": "P100Y", "day": "P1D"}[unit])
    if context.published is None:
        return unplaced(
            "DATE",
            {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX"}.get(unit, "XXXX-XX-XX"),
        )
    here = Period.holding(unit, context.published)
    if unit == "weekend":
        side = _weekend_side(side, context)
    moved = shifted(here, side)
    return None if moved is None else on_calendar(moved, "published")


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


def the_year(_: Phrase, context: Context) -> Meaning | None:
    """The full year."""
    if context.published is None:
        return unplaced("DATE", "XXXX")
    return on_calendar(Period.holding("year", context.published), "published")
