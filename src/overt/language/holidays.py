"""Feast days by name: which day of a year they are."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from overt.language.calendar import Period
from overt.language.time_dates import nearest_day, weekday_in
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.vocabulary import raw

LEADS = frozenset(
    {"on", "at", "over", "before", "since", "until", "last", "this", "next", "by", "around", "after", "during", "for"}
)


def holiday(phrase: Phrase, context: Context) -> Meaning | None:
    """Christmas Eve, in its year or the nearest on the side where the clause looks; not a Christmas market."""
    begin = phrase.start + phrase.has("LAST", "THIS", "NEXT")
    words = [phrase.words.lower(at) for at in range(begin, phrase.end)]
    name = next(
        (" ".join(words[:size]) for size in range(len(words), 0, -1) if " ".join(words[:size]) in _holidays()), ""
    )
    entry = _holidays().get(name)
    if entry is None or (" " not in name and phrase.words.lower(begin - 1) not in LEADS and not phrase.has("YEAR")):
        return None
    given = phrase.first("YEAR")
    if given is not None:
        day = holiday_in(entry, given)
        return None if day is None else on_calendar(Period("day", day))
    side = phrase.first("LAST", "NEXT")
    if side is not None:
        context = replace(context, direction="past" if side < 0 else "future", close=True)
    return nearest_day(lambda one: holiday_in(entry, one), context) or unplaced("DATE", "XXXX-XX-XX")


@cache
def _holidays() -> dict[str, dict[str, Any]]:
    return {name: one for one in raw("holidays") for name in one["names"]}


def holiday_in(entry: dict[str, Any], year: int) -> date | None:
    """The day of a holiday in a year."""
    if "day" in entry:
        month, day = (int(part) for part in entry["day"].split("-"))
        return date(year, month, day)
    if "easter" in entry:
        return easter(year) + timedelta(entry["easter"])
    month, weekday, which = entry["weekday"]
    return weekday_in(year, month, weekday, which)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century_, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century_ - century_ // 4 - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century_ % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
