"""Days of the week: Friday, last Friday, Friday the 13th, Monday last week, the third Monday of May."""

from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import Period, interval
from overt.language.tense import has_possessive
from overt.language.time_dates import nearest_day, weekday_in
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import day_number
from overt.language.time_parts import Resolve, inner
from overt.language.time_relatives import phrase_words

# Every number up to the 28th falls on each weekday within this many days.
FOURTEEN_MONTHS = 430


def weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """Friday: on or before the day of publication, or after it where the clause looks ahead."""
    number, words = phrase.first("WEEKDAY"), phrase.words
    after = words.lower(phrase.end)
    # "Monday 7" may be any Monday; "Friday's 7-point fall" is that of Friday.
    if after == "week" or (after.isdigit() and not has_possessive(words, phrase.end)):
        return None
    if phrase.after("ORDINAL", "SECOND", "NUMBER_WORD", "DIGITS"):
        return None
    if words.lower(phrase.start).endswith("days"):
        return unplaced("SET", f"XXXX-WXX-{number + 1}")
    if context.published is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    back = (context.published.weekday() - number) % 7
    day = context.published - timedelta(back if context.direction != "future" or not back else back - 7)
    return on_calendar(Period("day", day), "published")


def weekday_number(phrase: Phrase, context: Context) -> Meaning | None:
    """Friday the 13th: the last day that is both, or the next where the clause looks ahead."""
    number, day = phrase.first("WEEKDAY"), day_number(phrase)
    if context.published is None or day is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    step = 1 if context.direction == "future" else -1
    around = (context.published + timedelta(step * away) for away in range(FOURTEEN_MONTHS))
    found = next((one for one in around if one.day == day and one.weekday() == number), None)
    return None if found is None else on_calendar(Period("day", found), "published")


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


def nth_week(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """The third week of May: its third seven days."""
    rank = None if phrase.has("LAST") or "final" in phrase_words(phrase) else day_number(phrase)
    at = phrase.at("MONTH") or phrase.start
    month = next((found for at in (at, at - 1) if (found := inner(phrase, at, phrase.end, context, resolve))), None)
    if month is None or month.earliest is None or month.latest is None or (rank or 1) > 5:
        return None
    first = month.latest - timedelta(6) if rank is None else month.earliest + timedelta(7 * (rank - 1))
    last = min(first + timedelta(6), month.latest)
    week = on_calendar(Period.holding("week", first + (last - first) // 2), month.anchor)
    edtf = interval(first.isoformat(), last.isoformat())
    return None if first > last else replace(week, edtf=edtf, earliest=first, latest=last)


def weekday_of_week(phrase: Phrase, context: Context) -> Meaning | None:
    """Monday last week."""
    number = phrase.first("WEEKDAY")
    if context.published is None:
        return unplaced("DATE", f"XXXX-WXX-{number + 1}")
    monday = Period.holding("week", context.published).shift(phrase.first("LAST", "THIS", "NEXT"))
    return on_calendar(Period("day", monday.earliest + timedelta(number)), "published")


def nth_weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """The third Monday of May."""
    rank, weekday_number, month = day_number(phrase), phrase.first("WEEKDAY"), phrase.first("MONTH")
    which = -1 if phrase.has("LAST") else rank or 0
    if phrase.has("YEAR"):
        day = weekday_in(phrase.first("YEAR"), month, weekday_number, which)
        return None if day is None else on_calendar(Period("day", day))
    return nearest_day(lambda year: weekday_in(year, month, weekday_number, which), context)
