"""Parts of a year: seasons, quarters, halves, and business years."""

import re
from dataclasses import replace
from datetime import date

from overt.language.calendar import TIMEX_SEASONS, Period
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import day_number, spoken_year
from overt.language.time_parts import Resolve
from overt.language.time_relatives import ended

FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def fiscal_year(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """Fiscal 2023; the fiscal year; the fiscal year ended 30 June 2023."""
    given = phrase.first("YEAR")
    if given is not None:
        return on_calendar(Period("year", date(given, 1, 1)))
    end = ended(phrase, context, resolve)
    if end is not None:
        return on_calendar(Period.holding("year", end.latest))
    if context.published is None:
        return unplaced("DATE", "XXXX")
    here = Period.holding("year", context.published)
    return on_calendar(here.shift(phrase.first("LAST", "THIS", "NEXT") or 0), "published")


def season_year(phrase: Phrase, context: Context) -> Meaning | None:
    """The spring of 2023. A winter named by one year may have begun in the year before.

    Numbers that are no year ("winter two nineteen") leave the season to be read alone.
    """
    given, step = phrase.first("YEAR") or spoken_year(phrase), phrase.first("LAST", "THIS", "NEXT")
    if given is None and step is None:
        return None
    number = phrase.first("SEASON", "FALL")
    anchor = None
    if given is None:
        if context.published is None:
            return unplaced("DATE", "XXXX-" + season_letters(number))
        given, anchor = context.published.year + step, "published"
    meaning = on_calendar(Period("season", date(given, FIRST_MONTH[number], 1)), "published" if anchor else None)
    return replace(meaning, earliest=date(given - 1, 12, 1)) if number == 24 else meaning


def season_letters(number: int) -> str:
    """The TIMEX3 letters of a season that time-words.yaml numbers as EDTF does."""
    return TIMEX_SEASONS[FIRST_MONTH[number]]


def season(phrase: Phrase, context: Context) -> Meaning | None:
    """Last summer; this winter; the spring."""
    number = phrase.first("SEASON", "FALL")
    if context.published is None:
        return unplaced("DATE", "XXXX-" + season_letters(number))
    today, first = context.published, FIRST_MONTH[number]
    seasons = [Period("season", date(year, first, 1)) for year in range(today.year - 2, today.year + 3)]
    over = [one for one in seasons if one.latest < today]
    if phrase.has("LAST"):
        return on_calendar(over[-1], "published")
    open_ = [one for one in seasons if one.latest >= today]
    begun = open_[0].earliest <= today
    if phrase.has("NEXT"):
        return on_calendar(open_[1] if begun else open_[0], "published")
    if begun or context.direction == "future" or (phrase.has("THIS") and open_[0].earliest.year == today.year):
        return on_calendar(open_[0], "published")
    return on_calendar(over[-1], "published")


def season_told(phrase: Phrase, context: Context) -> Meaning | None:
    """That summer; the following winter: counted from the date told before."""
    number, told = phrase.first("SEASON", "FALL"), context.previous
    if told is None or told.unit in {"decade", "century"}:
        return unplaced("DATE", "XXXX-" + season_letters(number))
    year, first = told.earliest.year, FIRST_MONTH[number]
    near = [Period("season", date(max(1, one), first, 1)) for one in range(year - 1, year + 3)]
    if phrase.has("FOLLOWING"):
        return on_calendar(next(one for one in near if one.earliest > told.latest), "previous")
    if phrase.has("PRECEDING"):
        return on_calendar([one for one in near if one.latest < told.earliest][-1], "previous")
    if told.unit == "year":
        return on_calendar(near[1], "previous")
    return on_calendar(min(near, key=lambda one: _apart(one, told)), "previous")


def _apart(one: Period, other: Period) -> int:
    """The days between two periods; none where they overlap."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def quarter_year(phrase: Phrase, _: Context) -> Meaning | None:
    """The third quarter of 2023; the second half of 2023."""
    return _part_of_year(phrase, phrase.first("YEAR"))


def _part_of_year(phrase: Phrase, year: int) -> Meaning | None:
    code = phrase.first("QUARTER_CODE")
    number = int(code[1]) if code else day_number(phrase)
    half = phrase.has("HALF") or (code or "").startswith("H")
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    month = (number - 1) * (6 if half else 3) + 1
    return on_calendar(Period("half" if half else "quarter", date(year, month, 1)))


def half(phrase: Phrase, context: Context) -> Meaning | None:
    """The first half of this year; in a text about quarters or earnings also plain "the first half"."""
    if context.quarter is None and not context.business and not phrase.has("UNIT", "HYPHEN"):
        return None
    if context.published is None:
        return unplaced("DATE", f"XXXX-H{day_number(phrase)}")
    found = _part_of_year(phrase, context.published.year + (phrase.first("LAST", "THIS", "NEXT") or 0))
    return None if found is None else replace(found, anchor="published")


def quarter(phrase: Phrase, context: Context) -> Meaning | None:
    """The third quarter: the last that has begun by the day of publication."""
    code, month = phrase.first("QUARTER_CODE"), phrase.first("MONTH")
    number = int(code[1]) if code else (month + 2) // 3 if month else day_number(phrase)
    if number is None or not 1 <= number <= 4 or (code or "").startswith("H") or _in_a_row(phrase):
        return None
    if context.published is None:
        return unplaced("DATE", f"XXXX-Q{number}")
    side = phrase.first("LAST", "THIS", "NEXT")
    if side is not None:
        found = Period("quarter", date(context.published.year + side, number * 3 - 2, 1))
    else:
        here = Period.holding("quarter", context.published)
        found = here.shift(-((here.earliest.month // 3 + 1 - number) % 4))
        # Results of a quarter just over are often still to come; an earlier one that is to come is next year's.
        if context.direction == "future" and phrase.has("THE") and found.earliest < here.shift(-1).earliest:
            found = found.shift(4)
    return on_calendar(found, "published")


def _in_a_row(phrase: Phrase) -> bool:
    """Whether a rank counts quarters that follow each other: "the second quarter in a row"."""
    return [phrase.words.lower(phrase.end + step) for step in (0, 1, 2)] == ["in", "a", "row"]


def quarter_before(phrase: Phrase, context: Context) -> Meaning | None:
    """A year ago, said of a quarter: that quarter of the year before; else, said of results, the year before."""
    given = phrase.first("YEAR")
    named = _named_before(phrase, context)
    if named is not None:
        return named
    if context.quarter is not None:
        back = 4 if given is None else 4 * (context.quarter.earliest.year - given)
        return on_calendar(context.quarter.shift(-back), "previous")
    if given is not None:
        return on_calendar(Period("year", date(given, 1, 1)))
    if not phrase.has("HYPHEN", "PERIOD", "QUARTER"):
        return None
    if context.published is None:
        return unplaced("DATE", "XXXX")
    return on_calendar(Period.holding("year", context.published).shift(-1), "published")


def _named_before(phrase: Phrase, context: Context) -> Meaning | None:
    """The year-ago third quarter; the year-ago month, of the month told before."""
    number, told = day_number(phrase), context.previous
    if number is not None and 1 <= number <= 4 and context.published is not None:
        here = quarter(phrase, context)
        return None if here is None or here.period is None else on_calendar(here.period.shift(-4), "published")
    if (
        told is not None
        and told.unit == "month"
        and "month" in {phrase.words.lower(at) for at in range(phrase.start, phrase.end)}
    ):
        return on_calendar(told.shift(-12), "previous")
    return None


def quarter_same(phrase: Phrase, context: Context) -> Meaning | None:
    """The quarter, the latest period: the quarter just told of, or the last whole one."""
    beside = {phrase.words.lower(phrase.start - 1), phrase.words.lower(phrase.end)}
    if beside & {"-", "–"}:
        return None
    if context.quarter is not None:
        return on_calendar(context.quarter, "previous")
    latest = phrase.has("LATEST", "RECENT")
    if not latest and not phrase.has("THE", "THAT", "THIS"):
        return None
    if phrase.has("PERIOD") and not latest:
        return None
    words_say_fraction = "of" in beside
    if phrase.has("QUARTER") and latest and context.published is not None:
        return on_calendar(Period.holding("quarter", context.published).shift(-1), "published")
    if words_say_fraction or context.published is None or not phrase.has("THE"):
        return None
    # Which quarter is not told: TIMEX3 takes the last whole one, the calendar has none.
    return unplaced("DATE", Period.holding("quarter", context.published).shift(-1).timex)


_BUSINESS = re.compile(
    r"\b(?:[Ee]arnings|[Nn]et (?:income|loss)|[Rr]evenues?|[Ss]hareholders|[Ii]nflation|[Ee]xports)\b"
)


def tells_of_business(text: str) -> bool:
    """Whether a text speaks of earnings, trade or the economy, where years are told by their halves and quarters."""
    return _BUSINESS.search(text) is not None
