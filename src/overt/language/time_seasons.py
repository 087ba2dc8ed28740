"""Parts of a year: seasons, quarters, halves, and business years."""

from dataclasses import replace
from datetime import date

from overt.language.calendar import TIMEX_SEASONS, Period
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import day_number, spoken_year

FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def fiscal_year(phrase: Phrase, context: Context) -> Meaning | None:
    """Fiscal 2023; the fiscal year."""
    given = phrase.first("YEAR")
    if given is not None:
        return on_calendar(Period("year", date(given, 1, 1)))
    if context.published is None:
        return unplaced("DATE", "XXXX")
    here = Period.holding("year", context.published)
    return on_calendar(here.shift(phrase.first("LAST", "THIS", "NEXT") or 0), "published")


def season_year(phrase: Phrase, context: Context) -> Meaning | None:
    """The spring of 2023. A winter named by one year may have begun in the year before."""
    given = phrase.first("YEAR") or spoken_year(phrase)
    number = phrase.first("SEASON", "FALL")
    anchor = None
    if given is None:
        if context.published is None:
            return unplaced("DATE", "XXXX-" + season_letters(number))
        given, anchor = context.published.year + phrase.first("LAST", "THIS", "NEXT"), "published"
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
    """The first half of this year; in a text about quarters also plain "the first half"."""
    if context.quarter is None and not phrase.has("UNIT", "HYPHEN"):
        return None
    if context.published is None:
        return unplaced("DATE", f"XXXX-H{day_number(phrase)}")
    found = _part_of_year(phrase, context.published.year + (phrase.first("LAST", "THIS", "NEXT") or 0))
    return None if found is None else replace(found, anchor="published")


def quarter(phrase: Phrase, context: Context) -> Meaning | None:
    """The third quarter: the last that has begun by the day of publication."""
    code = phrase.first("QUARTER_CODE")
    number = int(code[1]) if code else day_number(phrase)
    if number is None or not 1 <= number <= 4 or (code or "").startswith("H"):
        return None
    if context.published is None:
        return unplaced("DATE", f"XXXX-Q{number}")
    side = phrase.first("LAST", "THIS", "NEXT")
    if side is not None:
        found = Period("quarter", date(context.published.year + side, number * 3 - 2, 1))
    else:
        here = Period.holding("quarter", context.published)
        found = here.shift(-((here.earliest.month // 3 + 1 - number) % 4))
    return on_calendar(found, "published")


def quarter_before(phrase: Phrase, context: Context) -> Meaning | None:
    """A year ago, said of a quarter: that quarter of the year before; else, said of results, the year before."""
    given = phrase.first("YEAR")
    if context.quarter is not None:
        back = 4 if given is None else 4 * (context.quarter.earliest.year - given)
        return on_calendar(context.quarter.shift(-back), "previous")
    if given is not None:
        return on_calendar(Period("year", date(given, 1, 1)))
    if not phrase.has("HYPHEN", "PERIOD"):
        return None
    if context.published is None:
        return unplaced("DATE", "XXXX")
    return on_calendar(Period.holding("year", context.published).shift(-1), "published")


def quarter_same(phrase: Phrase, context: Context) -> Meaning | None:
    """The quarter, the latest period: the quarter just told of, or the last whole one."""
    beside = {phrase.words.lower(phrase.start - 1), phrase.words.lower(phrase.end)}
    if beside & {"-", "–"}:
        return None
    if context.quarter is not None:
        return on_calendar(context.quarter, "previous")
    if phrase.has("PERIOD") and not phrase.has("LATEST"):
        return None
    words_say_fraction = "of" in beside
    if phrase.has("QUARTER") and phrase.has("LATEST") and context.published is not None:
        return on_calendar(Period.holding("quarter", context.published).shift(-1), "published")
    if words_say_fraction or context.published is None or not phrase.has("THE"):
        return None
    # Which quarter is not told: TIMEX3 takes the last whole one, the calendar has none.
    return unplaced("DATE", Period.holding("quarter", context.published).shift(-1).timex)
