"""Dates at a distance: two years ago, three days later, the same day, the following year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import LAST_YEAR, Period, Unit, add_months
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import count, length
from overt.language.time_parts import Resolve, inner
from overt.language.time_relatives import UNKNOWN, as_unit, is_compared, phrase_words, shifted, unit_of

APPROXIMATE = {
    "about",
    "around",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "barely",
    "so",
    "some",
    "more",
    "less",
    "over",
    "at",
}


# "The second letter in two weeks", "the lowest rate in two years": what is counted lies within the length.
RANKS = frozenset({"first", "second", "third", "time", "times", "only", "most", "last"})


def ago(phrase: Phrase, context: Context) -> Meaning | None:
    """Two years ago."""
    return _counted_from(phrase, context.published, -1)


def ago_to_the_day(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """Ten years ago today; a year ago Tuesday; two years ago this month."""
    at = phrase.at("AGO") or phrase.start
    amount = replace(phrase, end=at)
    number, name = count(amount), unit_of(amount)
    if context.published is None or not isinstance(number, int | float) or number != int(number):
        return unplaced("DATE", "PAST_REF")
    name, times = FINER.get(name, (name, 1))
    near = inner(phrase, at + 1, phrase.end, context, resolve)
    if near is None or near.period is None or name not in BACK:
        return None
    # The middle of a week or month keeps it whole: its first day a year ago may lie in the week before.
    middle = near.period.earliest + (near.period.latest - near.period.earliest) // 2
    moved = BACK[name](middle, int(number) * times)
    return None if moved is None else on_calendar(Period.holding(near.period.unit, moved), "published")


def _days_back(day: date, count_: int) -> date | None:
    """The day so many days back, or ahead for a negative count, if the calendar holds it."""
    return day - timedelta(count_) if count_ < day.toordinal() and day.year - count_ // 365 < LAST_YEAR else None


def _months_back(day: date, count_: int) -> date | None:
    return add_months(day, -count_) if 1 < day.year - count_ // 12 < LAST_YEAR else None


BACK: dict[str, Callable[[date, int], date | None]] = {
    "day": _days_back,
    "week": lambda day, number: _days_back(day, 7 * number),
    "month": _months_back,
    "year": lambda day, number: _months_back(day, 12 * number),
}


def from_now(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """Three weeks from now; a week from Friday."""
    if not phrase.has("NEAR_DAY", "WEEKDAY"):
        return _counted_from(phrase, context.published, 1)
    at = next(at for at in range(phrase.start, phrase.end) if phrase.words.lower(at) == "from")
    amount = replace(phrase, end=at)
    near = inner(phrase, at + 1, phrase.end, replace(context, direction="future"), resolve)
    number, name = count(amount), unit_of(amount)
    name, times = FINER.get(name, (name, 1))
    if not isinstance(number, int | float) or number != int(number) or name not in BACK:
        return None
    if near is None or near.period is None:
        return unplaced("DATE", "FUTURE_REF")
    day = BACK[name](near.period.earliest, -int(number) * times)
    return None if day is None else on_calendar(Period("day", day), "published")


def in_units(phrase: Phrase, context: Context) -> Meaning | None:
    """In five years, where the clause looks ahead; not the first time in five years."""
    hours = unit_of(phrase) in {"second", "minute", "hour"}
    if hours or phrase.has("VAGUE") or context.direction != "future" or phrase.words.lower(phrase.end) == "of":
        return None
    before = {phrase.words.lower(phrase.start - step) for step in range(2, 7)}
    if before & RANKS or any(word.endswith("est") for word in before):
        return None
    if "or" in phrase_words(phrase):
        return unplaced("DATE", "FUTURE_REF")
    return _counted_from(phrase, context.published, 1)


# Units that are counted in others, and the halves of units.
FINER = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
HALVES = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7)}


def _counted_from(phrase: Phrase, today: date | None, sign: int) -> Meaning | None:
    number, name = count(phrase), unit_of(phrase)
    if number is None:
        return None
    reference = unplaced("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if isinstance(number, str) or today is None:
        return reference
    name, times = FINER.get(name, (name, 1))
    number *= times
    if number != int(number):
        name, times = HALVES.get(name, (name, 1))
        number *= times
    unit = as_unit(name)
    period = None if unit is None else shifted(Period.holding(unit, today), sign * round(number))
    if period is None:
        return reference
    meaning = on_calendar(period, "published")
    return widened(meaning) if phrase_words(phrase) & APPROXIMATE else meaning


def widened(meaning: Meaning) -> Meaning:
    """The meaning marked approximate (EDTF ``~``), with a unit more on either side."""
    period = meaning.period
    if period is None or meaning.edtf is None:
        return meaning
    before, after = shifted(period, -1) or period, shifted(period, 1) or period
    edtf = "/".join(f"{part}~" for part in meaning.edtf.split("/"))
    return replace(meaning, edtf=edtf, earliest=before.earliest, latest=after.latest, detail="about")


def later(phrase: Phrase, context: Context) -> Meaning | None:
    """Three days later, a year earlier: from the last date told, if that is as fine as the unit."""
    number, name = count(phrase), unit_of(phrase)
    sign = phrase.first("LATER", "EARLIER", "BEFORE")
    # "Two days before the vote" counts from the vote, not from a date told.
    if phrase.has("BEFORE") and phrase.words.lower(phrase.end)[:1].isalnum():
        return None
    if number is None:
        return None
    unit = as_unit(name)
    if isinstance(number, str) or unit is None or number != int(number):
        return None
    if unit == "year" and number == 1 and context.quarter is not None:
        return on_calendar(context.quarter.shift(4 * sign), "previous")
    base = base_for(unit, context)
    moved = None if base is None else shifted(base, sign * int(number))
    return unplaced("DURATION", length(number, name)) if moved is None else on_calendar(moved, "previous")


ORDER = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def base_for(unit: Unit, context: Context) -> Period | None:
    """The unit that holds the last date told, or ``None`` where that is no date or a coarser one."""
    told = context.previous
    if told is None or ORDER.index(told.unit) > ORDER.index(unit):
        return None
    return Period.holding(unit, told.earliest)


def same_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """The same day, that year."""
    unit = as_unit(unit_of(phrase))
    base = None if unit is None else base_for(unit, context)
    if base is None:
        return None if unit in {None, "decade", "century"} else unplaced("DATE", UNKNOWN.get(str(unit), "XXXX-XX-XX"))
    return on_calendar(base, "previous")


def next_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """The next day, the following year, the day before."""
    unit = as_unit(unit_of(phrase))
    if unit is None:
        return None
    # "The day before the vote" counts from the vote, not from a date told.
    if phrase.has("BEFORE", "AFTER") and phrase.words.lower(phrase.end)[:1].isalnum():
        return None
    side = phrase.first("FOLLOWING", "PRECEDING", "NEXT", "LATER", "EARLIER", "BEFORE", "AFTER")
    if unit == "year" and side < 0 and context.quarter is not None and is_compared(phrase):
        return on_calendar(context.quarter.shift(-4), "previous")
    base = base_for(unit, context)
    moved = None if base is None else shifted(base, side)
    return _unsure(unit, side, context) if moved is None else on_calendar(moved, "previous")


def _unsure(unit: Unit, side: int, context: Context) -> Meaning:
    """The previous month where none was told: TIMEX3 counts from the day of publication, the calendar has none."""
    if unit != "day" and context.published is not None:
        return unplaced("DATE", Period.holding(unit, context.published).shift(side).timex)
    return unplaced("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
