"""Times of day, and the parts of a date: Monday night, at 9 a.m. on 9 May, early this week, the end of the year."""

import re
from dataclasses import replace
from datetime import date, timedelta

from overt.language.calendar import Period, interval
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, at_part, on_calendar, unplaced
from overt.language.time_parts import Resolve, longest_inner
from overt.language.time_relatives import as_unit, phrase_words

DAY_CLASSES = ("MONTH", "WEEKDAY", "WEEKDAY_SHORT", "NEAR_DAY", "ISO", "UNIT")


def early_late(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """The late 1990s, early May, the end of 2023: the half or middle of the outer date."""
    meaning = longest_inner(phrase, phrase.start + 1, phrase.end, context, resolve) or _the_unit(phrase, context)
    if meaning is None:
        return None
    if phrase.has("EARLIER", "LATER") and not phrase.has("EARLY", "EDGE"):
        return _bounded(meaning, phrase, context)
    return narrowed(meaning, phrase.first("EARLY", "EDGE") or ("early" if phrase.first("ORDINAL") == 1 else "late"))


def _the_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """The day, the week or the month of publication, in "later in the day"."""
    unit = as_unit(str(phrase.first("UNIT")))
    if unit not in {"day", "week", "month", "year"} or context.published is None or not phrase.has("EARLIER", "LATER"):
        return None
    if phrase.words.lower(phrase.end - 2) != "the":
        return None
    return on_calendar(Period.holding(unit, context.published), "published")


def _bounded(meaning: Meaning, phrase: Phrase, context: Context) -> Meaning:
    """Earlier this year ends with the day of publication, later this year begins with it."""
    today = context.published
    if (
        today is None
        or meaning.earliest is None
        or meaning.latest is None
        or not meaning.earliest <= today <= meaning.latest
    ):
        return meaning
    return replace(meaning, latest=today) if phrase.has("EARLIER") else replace(meaning, earliest=today)


def narrowed(meaning: Meaning, part: str) -> Meaning:
    """The first half, the middle two quarters or the second half of an interval of more than two days."""
    if meaning.earliest is None or meaning.latest is None or meaning.latest - meaning.earliest < timedelta(2):
        return replace(meaning, detail=part)
    days = (meaning.latest - meaning.earliest).days + 1
    first, last = {"early": (0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1)}[part]
    start = meaning.earliest + timedelta(int(days * first))
    end = meaning.earliest + timedelta(-int(-days * last // 1) - 1)
    return replace(meaning, earliest=start, latest=min(end, meaning.latest), detail=part)


def year_end(phrase: Phrase, context: Context) -> Meaning | None:
    """Year-end; year-end 2023; the end of the month."""
    if phrase.has("YEAR"):
        return on_calendar(Period("day", date(phrase.first("YEAR"), 12, 31)))
    if context.published is None:
        return unplaced("DATE", "XXXX-12-31" if "year" in phrase_words(phrase) else "XXXX-XX")
    if not phrase.has("EDGE", "EARLY") or phrase_words(phrase) <= {"the", "year", "-", "end"}:
        return on_calendar(Period("day", date(context.published.year, 12, 31)), "published")
    unit = as_unit(phrase.first("UNIT", "QUARTER"))
    if unit is None:
        return None
    meaning = on_calendar(Period.holding(unit, context.published), "published")
    return narrowed(meaning, phrase.first("EDGE", "EARLY"))


def part_of_day(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """Monday night; the night of 9 May; overnight on Friday."""
    at = phrase.at("PART", "OVERNIGHT") or 0
    part = "NI" if phrase.has("OVERNIGHT") else phrase.first("PART")
    if at == phrase.end - 1 and phrase.words.lower(at).endswith("s"):
        return None
    if at == phrase.end - 1:
        day = _first_inner(phrase, phrase.start, at, context, resolve)
    else:
        day = longest_inner(phrase, at + 1, phrase.end, context, resolve)
    if day is None or not phrase.has("OVERNIGHT"):
        return None if day is None else at_part(day, part)
    return _overnight(phrase, day)


def _overnight(phrase: Phrase, day: Meaning) -> Meaning:
    """Overnight on Friday ends on Saturday, overnight into Saturday begins on Friday."""
    if day.period is None or day.earliest is None or day.latest is None:
        return at_part(day, "NI")
    into = bool(phrase_words(phrase) & {"into", "to"})
    night = on_calendar(day.period.shift(-1) if into else day.period, day.anchor)
    last = day.latest if into else day.latest + timedelta(1)
    return at_part(replace(night, edtf=interval(night.edtf or "", last.isoformat()), latest=last), "NI")


def _first_inner(phrase: Phrase, start: int, end: int, context: Context, resolve: Resolve) -> Meaning | None:
    """The date in the words ``start`` to ``end`` that leaves the fewest out at the end."""
    for last in range(end, start, -1):
        meaning = longest_inner(phrase, start, last, context, resolve)
        if meaning is not None:
            return meaning
    return None


def this_part(phrase: Phrase, context: Context) -> Meaning | None:
    """This morning, last night, tonight; that night, the next morning."""
    part = "NI" if phrase.has("TONIGHT") else phrase.first("PART")
    told = phrase.has("THAT", "FOLLOWING", "PRECEDING") or (phrase.has("NEXT") and phrase.has("THE"))
    told_day = None if context.day is None else context.day.earliest
    base = told_day if told else context.published
    if base is None:
        return unplaced("TIME", f"XXXX-XX-XXT{part}")
    step = phrase.first("LAST", "NEXT", "FOLLOWING", "PRECEDING") or 0
    day = on_calendar(Period("day", base + timedelta(step)), "previous" if told else "published")
    meaning = at_part(day, part)
    if part != "NI" or step != -1 or told:
        return meaning
    # The night that ends on the day of publication lies in both days.
    return replace(meaning, edtf=interval(day.edtf or "", base.isoformat()), latest=base)


def some_part(phrase: Phrase, context: Context) -> Meaning | None:
    """By mid-afternoon: of the day last told, else of a day that the text does not tell."""
    part = phrase.first("PART")
    if context.day is None:
        return _undated(part, context)
    return at_part(on_calendar(context.day, "previous"), part)


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def clock(phrase: Phrase, context: Context, resolve: Resolve) -> Meaning | None:
    """9 a.m. on 9 May; noon Thursday; 19:15 local time."""
    time = _time_of_day(phrase)
    if time is None:
        return None
    dated = phrase.at(*DAY_CLASSES)
    today = phrase.has("TONIGHT", "THIS")
    if dated is None and (context.day is None or today):
        return _undated(time, context, told=today)
    day = _its_day(phrase, dated, context, resolve)
    return unplaced("TIME", f"XXXX-XX-XXT{time}") if day is None else at_part(day, time)


def _its_day(phrase: Phrase, dated: int | None, context: Context, resolve: Resolve) -> Meaning | None:
    """The day that stands after the clock time, before it, or was told last."""
    if dated is None:
        return None if context.day is None else on_calendar(context.day, "previous")
    at = phrase.at("CLOCK_M", "CLOCK", "INSTANT") or phrase.start
    if dated > at:
        return longest_inner(phrase, at + 1, phrase.end, context, resolve)
    return _first_inner(phrase, phrase.start, at, context, resolve)


def _undated(part: str, context: Context, *, told: bool = False) -> Meaning:
    """A time of day without its day: TIMEX3 takes the day of publication, the calendar only where the text tells it."""
    if context.published is None:
        return unplaced("TIME", f"XXXX-XX-XXT{part}")
    today = on_calendar(Period("day", context.published), "published")
    return at_part(today, part) if told else unplaced("TIME", f"{today.value}T{part}")


def _time_of_day(phrase: Phrase) -> str | None:
    instant = phrase.first("INSTANT")
    if instant is not None:
        if phrase.end - phrase.start == 1 and not _is_clock(phrase):
            return None
        return f"{instant:02}:00"
    word = phrase.first("CLOCK_M", "CLOCK")
    if word is None:
        hour, minute = phrase.first("DIGITS", "NUMBER_WORD"), 0
    else:
        match = _CLOCK.match(word)
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if phrase.has("CLOCK_M"):
        hour = hour % 12 + (12 if "p" in word.lower() else 0) if hour <= 12 else hour
    elif phrase.first("PART") in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or (phrase.has("CLOCK") and not _is_clock(phrase)):
        return None
    return f"{hour:02}:{minute:02}"


def _is_clock(phrase: Phrase) -> bool:
    """Whether 19:15 is a time: with a zone, a day or words that say so, not a score or a verse."""
    before = phrase.words.lower(phrase.start - 1)
    return phrase.end - phrase.start > 1 or before in {
        "at",
        "by",
        "until",
        "around",
        "since",
        "from",
        "after",
        "before",
    }
