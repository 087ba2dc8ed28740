"""Dates that name their place: days, months, years, decades, centuries, holidays, with or without a year."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import Period, interval
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, at_part, on_calendar, unplaced
from overt.language.time_numbers import day_number

# A date without a year that would be almost a year back is rather the one ahead: within the first reach unless a verb
# of the past stands close by, within the second unless one stands anywhere in the clause.
JUST_AHEAD, AHEAD = timedelta(45), timedelta(100)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_in(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first, second, ... or (-1) last such weekday of a month, or ``None`` where it has not so many."""
    days = [date(year, month, 1) + timedelta(count) for count in range(31)]
    fits = [one for one in days if one.month == month and one.weekday() == weekday]
    at = which - 1 if which > 0 else which
    return fits[at] if -1 <= at < len(fits) else None


def iso_date(phrase: Phrase, _: Context) -> Meaning | None:
    """2024-05-09, also with a time of day."""
    word = phrase.words.quote(phrase.start)
    day = calendar_day(int(word[:4]), int(word[5:7]), int(word[8:10]))
    if day is None:
        return None
    meaning = on_calendar(Period("day", day))
    return at_part(meaning, word[11:16]) if len(word) > 10 else meaning


def slashed_date(phrase: Phrase, context: Context) -> Meaning | None:
    """25/04/2024 or 04/25/2024; one that can be both only where another date of the text shows the order."""
    first, second, year = (int(part) for part in phrase.words.quote(phrase.start).split("/"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    day_first = True if first > 12 else False if second > 12 else context.day_first
    if first == second:
        day_first = True
    if day_first is None:
        return None
    day = calendar_day(year, second, first) if day_first else calendar_day(year, first, second)
    return None if day is None else on_calendar(Period("day", day))


def dotted_date(phrase: Phrase, _: Context) -> Meaning | None:
    """09.05.2024, as most of Europe writes the ninth of May."""
    day, month, year = (int(part) for part in phrase.words.quote(phrase.start).split("."))
    found = calendar_day(year, month, day)
    return None if found is None else on_calendar(Period("day", found))


def full_date(phrase: Phrase, _: Context) -> Meaning | None:
    """9 May 2024."""
    day = calendar_day(phrase.first("YEAR"), phrase.first("MONTH"), day_number(phrase) or 0)
    return None if day is None else on_calendar(Period("day", day))


def day_month(phrase: Phrase, context: Context) -> Meaning | None:
    """9 May, in the year that is nearest on the side where the clause looks."""
    month, day = phrase.first("MONTH"), day_number(phrase) or 0
    if calendar_day(2024, month, day) is None:
        return None
    if phrase.has("UNIT"):
        return _in_year_told(phrase, context)
    if phrase.has("LAST", "NEXT"):
        context = replace(context, direction="past" if phrase.has("LAST") else "future")
    ahead = year_ahead(phrase)
    if ahead is not None:
        found = calendar_day(ahead, month, day)
        return None if found is None else on_calendar(Period("day", found))
    weekday = phrase.first("WEEKDAY", "WEEKDAY_SHORT")
    on_weekday = nearest_day(lambda year: _on_weekday(calendar_day(year, month, day), weekday), context)
    return (
        on_weekday
        or nearest_day(lambda year: calendar_day(year, month, day), context)
        or unplaced("DATE", f"XXXX-{month:02}-{day:02}")
    )


def _in_year_told(phrase: Phrase, context: Context) -> Meaning | None:
    """19 October last year."""
    month, number = phrase.first("MONTH"), day_number(phrase) or 0
    if context.published is None:
        return unplaced("DATE", f"XXXX-{month:02}-{number:02}")
    day = calendar_day(context.published.year + phrase.first("LAST", "THIS", "NEXT"), month, number)
    return None if day is None else on_calendar(Period("day", day), "published")


def _on_weekday(day: date | None, weekday: int | None) -> date | None:
    """The day, if it is the weekday that stands beside it."""
    return day if day is not None and (weekday is None or day.weekday() == weekday) else None


def year_ahead(phrase: Phrase) -> int | None:
    """The year of a month or day that shares it with a later one: "from March to May 2022"."""
    words, month = phrase.words, phrase.first("MONTH")
    if words.lower(phrase.end) not in {"to", "and", "or", "through", "until", "-", "–"}:
        return None
    later = None
    for at in range(phrase.end + 1, min(phrase.end + 6, len(words.codes))):
        one = replace(phrase, start=at, end=at + 1)
        if one.has("YEAR"):
            return None if later is None else int(words.values[at]) - (later < month)
        later = one.first("MONTH") or later
        if not one.has("MONTH", "DIGITS", "ORDINAL_DIGITS", "COMMA", "THE"):
            return None
    return None


def nearest_day(on: Callable[[int], date | None], context: Context) -> Meaning | None:
    """The nearest of the days that ``on`` gives for each year, or ``None`` without anything to count from."""
    if context.reference is None:
        return None
    today, anchor = context.reference
    days = sorted(day for year in range(max(1, today.year - 4), today.year + 5) if (day := on(year)))
    back = max((day for day in days if day <= today), default=None)
    ahead = min((day for day in days if day >= today), default=None)
    if anchor == "text" and days:
        return on_calendar(Period("day", min(days, key=lambda day: abs(day - today))), anchor)
    past = context.direction == "past"
    reach = timedelta(0) if past and context.close else JUST_AHEAD if past else AHEAD
    just_ahead = ahead is not None and ahead - today <= reach
    if ahead is not None and (context.direction == "future" or just_ahead):
        return on_calendar(Period("day", ahead), anchor)
    return None if back is None else on_calendar(Period("day", back), anchor)


def days(phrase: Phrase, context: Context) -> tuple[Meaning, Meaning] | None:
    """The first and the last day of "8-10 May", "May 8 to 10" or "30 April to 1 May", in the right order."""
    found = [
        day_number(one) or 0 for one in phrase.singly() if one.has("DIGITS", "ORDINAL_DIGITS", "ORDINAL", "SECOND")
    ]
    months = [one.first("MONTH") for one in phrase.singly() if one.has("MONTH")]
    if len(found) != 2:
        return None
    last = _one_day(phrase.first("YEAR"), months[-1], found[1], context)
    if last is None or last.period is None:
        return None
    day = last.period.latest
    year = day.year - (1 if months[0] > months[-1] else 0)
    start = calendar_day(year, months[0], found[0])
    if start is None or start >= day:
        return None
    return on_calendar(Period("day", start), last.anchor), last


def _one_day(year: int | None, month: int, day: int, context: Context) -> Meaning | None:
    if year is None:
        return nearest_day(lambda one: calendar_day(one, month, day), context)
    found = calendar_day(year, month, day)
    return None if found is None else on_calendar(Period("day", found))


def day_range(phrase: Phrase, context: Context) -> Meaning | None:
    """8-10 May."""
    ends = days(phrase, context)
    if ends is None:
        return None
    return replace(
        ends[0], edtf=interval(ends[0].edtf or "", ends[1].edtf or ""), latest=ends[1].latest, detail="range"
    )


def night_range(phrase: Phrase, context: Context) -> Meaning | None:
    """The night of 8 to 9 May."""
    meaning = day_range(phrase, context)
    return None if meaning is None else at_part(meaning, phrase.first("PART"))


_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b")


def day_first(text: str) -> bool | None:
    """Whether dates with strokes put the day first, if the text shows it: by a figure above 12, and only one way."""
    shown = {int(match[1]) > 12 for match in _SLASHED.finditer(text) if (int(match[1]) > 12) != (int(match[2]) > 12)}
    return shown.pop() if len(shown) == 1 else None
