"""Dates at a distance: two years ago, three days later, the same day, the following year."""

from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import Period, Unit, add_months
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import count, length
from overt.language.time_relatives import as_unit, phrase_words, shifted, unit_of

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


def ago(phrase: Phrase, context: Context) -> Meaning | None:
    """Two years ago."""
    return _counted_from(phrase, context.published, -1)


def ago_to_the_day(phrase: Phrase, context: Context) -> Meaning | None:
    """Ten years ago today."""
    number, unit = count(phrase), as_unit(unit_of(phrase))
    if context.published is None or not isinstance(number, int | float) or number != int(number):
        return unplaced("DATE", "PAST_REF")
    day = context.published + timedelta(phrase.first("NEAR_DAY"))
    if unit in {"day", "week"}:
        return on_calendar(Period("day", day - timedelta(int(number) * (7 if unit == "week" else 1))), "published")
    if unit not in {"month", "year"}:
        return None
    return on_calendar(Period("day", add_months(day, -int(number) * (12 if unit == "year" else 1))), "published")


def from_now(phrase: Phrase, context: Context) -> Meaning | None:
    """Three weeks from now."""
    return _counted_from(phrase, context.published, 1)


# Units that are counted in others, and the halves of units.
FINER = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
# The TIMEX3 values of units that the text does not tell.
UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX"}
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
    base = base_for(unit, context)
    moved = None if base is None else shifted(base, side)
    return _unsure(unit, side, context) if moved is None else on_calendar(moved, "previous")


def _unsure(unit: Unit, side: int, context: Context) -> Meaning:
    """The previous month where none was told: TIMEX3 counts from the day of publication, the calendar has none."""
    if unit != "day" and context.published is not None:
        return unplaced("DATE", Period.holding(unit, context.published).shift(side).timex)
    return unplaced("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
