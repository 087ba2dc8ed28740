"""Times in an article: every phrase that tells a time, with its TIMEX3 value and its place on the calendar."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from spacy.tokens import Doc

from overt.language import (
    time_amounts,
    time_clocks,
    time_dates,
    time_events,
    time_months,
    time_offsets,
    time_relatives,
    time_seasons,
    time_weekdays,
    time_years,
)
from overt.language.annotated import TimeExpression
from overt.language.holidays import holiday
from overt.language.tense import has_possessive, view
from overt.language.time_extent import first_word
from overt.language.time_grammar import Phrase, candidates
from overt.language.time_meaning import Context, Meaning
from overt.language.time_words import Words, stretches, words_of
from overt.reading import Time
from overt.spans import Span

# How many words a quarter stays near enough for "a year earlier" to mean the quarter of the year before.
QUARTER_REACH = 150
# After "the first nine months", a year earlier means the year, not the quarter.
HALF_YEARS = {"P6M", "P9M"}


_PLAIN = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


def find_times(text: str, *, published: str | None, doc: Doc | None = None) -> tuple[TimeExpression, ...]:
    """Every phrase of an English text that tells a time, in text order.

    ``published`` is the day of publication as an ISO or EDTF date; without it (or without its day) phrases like "last
    month" keep ``time`` ``None``, because what they mean is not known. ``doc`` is the parse of the same text: its
    verbs tell whether a clause looks ahead where no cue word does. Dates that can be read two ways (03/04/2024) are
    left out unless the text shows its order. Not supported: other languages, other calendars, time zones (kept in the
    span only), seasons of the southern half of the world. The rules stand in ``vocabulary/time-rules.yaml``.

    >>> [found] = find_times("The mast was felled last month.", published="2025-04-05")
    >>> found.span.quote, found.value, found.time.edtf, found.time.anchor, found.time.rule
    ('last month', '2025-03', '2025-03', 'published', 'last-unit')
    """
    context = Context(
        published=day_of(published), day_first=time_dates.day_first(text), business=time_seasons.tells_of_business(text)
    )
    found: list[TimeExpression] = []
    for start, end in stretches(text):
        context = _read_stretch(words_of(text, start, end), context, doc, found)
    return tuple(found)


def day_of(published: str | None) -> date | None:
    """The day that an ISO or EDTF date names, or ``None`` where it names none.

    >>> day_of("1990-08-15T13:37"), day_of("2025-04")
    (datetime.date(1990, 8, 15), None)
    """
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", published or "")
    return None if match is None else time_dates.calendar_day(int(match[1]), int(match[2]), int(match[3]))


def _read_stretch(words: Words, context: Context, doc: Doc | None, found: list[TimeExpression]) -> Context:
    """Add the expressions of one stretch to ``found`` and give what is then known."""
    done, near_until = 0, QUARTER_REACH
    for phrase in candidates(words):
        if phrase.start < done:
            continue
        near = context if phrase.start < near_until else replace(context, quarter=None)
        seen = view(words, phrase.start, phrase.end, doc)
        meaning = resolve(phrase, replace(near, direction=seen.direction, close=seen.close))
        if meaning is None:
            continue
        found.append(_expression(phrase, meaning, context))
        context = _told(context, meaning)
        done = phrase.end
        if meaning.period is not None and meaning.period.unit == "quarter":
            near_until = phrase.start + QUARTER_REACH
        elif meaning.value in HALF_YEARS:
            near_until = phrase.start
    return context


def _told(context: Context, meaning: Meaning) -> Context:
    """What is known after a phrase."""
    period = meaning.period
    if period is None:
        return context
    stated = period.earliest if meaning.anchor is None and period.unit in {"day", "month"} else context.stated
    quarter = period if period.unit == "quarter" and context.quarter is None else context.quarter
    day = period if period.unit == "day" else context.day
    return replace(context, previous=period, day=day, quarter=quarter, stated=stated)


def _expression(phrase: Phrase, meaning: Meaning, context: Context) -> TimeExpression:
    words = phrase.words
    span = Span.of(words.text, words.starts[first_word(phrase)], words.ends[phrase.end - 1])
    time = _time(span, phrase, meaning, context)
    return TimeExpression(span=span, type=meaning.type, value=meaning.value, time=time)


def _time(span: Span, phrase: Phrase, meaning: Meaning, context: Context) -> Time | None:
    """The interval of a phrase; after "since", "until" and their like it is open on one side."""
    if meaning.edtf is None:
        return None
    edtf, earliest, latest, detail = _opened(phrase, meaning, context)
    rule = phrase.rule if detail is None else f"{phrase.rule}+{detail}"
    return Time(
        start=span.start, end=span.end, quote=span.quote, edtf=edtf, anchor=meaning.anchor, rule=rule,
        earliest=earliest.isoformat() if earliest else None, latest=latest.isoformat() if latest else None,
    )  # fmt: skip


def _opened(phrase: Phrase, meaning: Meaning, context: Context) -> tuple[str, date | None, date | None, str | None]:
    """EDTF, first and last day and what was added, after a word that opens the interval on one side.

    "Since Friday's attack" says nothing of the kind: there Friday is when the attack was.
    """
    edtf, earliest, latest = meaning.edtf or "", meaning.earliest, meaning.latest
    word = phrase.words.lower(phrase.start - 1)
    if earliest is None or latest is None or meaning.type != "DATE" or has_possessive(phrase.words, phrase.end):
        return edtf, earliest, latest, meaning.detail
    if word == "since":
        bound = context.published if context.published and context.published >= earliest else None
        return f"{_start(edtf, earliest)}/..", earliest, bound, "since"
    if word in {"until", "till", "by"}:
        return f"../{_end(edtf, latest)}", None, latest, "until"
    if word == "before":
        last = earliest - timedelta(1)
        return f"../{last.isoformat()}", None, last, "before"
    return edtf, earliest, latest, meaning.detail


def _end(edtf: str, latest: date) -> str:
    """The end of an open interval."""
    last = edtf.split("/")[-1].removesuffix("~")
    return last if _PLAIN.fullmatch(last) else latest.isoformat()


def _start(edtf: str, earliest: date) -> str:
    """The beginning of an open interval, which EDTF wants as a plain year, month or day."""
    first = edtf.split("/")[0].removesuffix("~")
    return first if _PLAIN.fullmatch(first) else earliest.isoformat()


def resolve(phrase: Phrase, context: Context) -> Meaning | None:
    """What a phrase means where it stands, or ``None`` when it tells no time after all."""
    return RESOLVERS[phrase.rule](phrase, context)


Resolver = Callable[[Phrase, Context], Meaning | None]

RESOLVERS: dict[str, Resolver] = {
    "iso-date": time_dates.iso_date,
    "slashed-date": time_dates.slashed_date,
    "dotted-date": time_dates.dotted_date,
    "full-date": time_dates.full_date,
    "day-month": time_dates.day_month,
    "day-range": time_dates.day_range,
    "night-range": time_dates.night_range,
    "month-year": time_months.month_year,
    "month-of-year": time_months.month_of_year,
    "last-month-name": time_months.last_month_name,
    "month": time_months.month,
    "year": time_years.year,
    "year-span": time_years.year_span,
    "spoken-year": time_years.year_in_words,
    "decade": time_years.decade,
    "century": time_years.century,
    "holiday": holiday,
    "quarter-year": time_seasons.quarter_year,
    "half": time_seasons.half,
    "quarter": time_seasons.quarter,
    "quarter-before": time_seasons.quarter_before,
    "quarter-same": time_seasons.quarter_same,
    "season-year": time_seasons.season_year,
    "season": time_seasons.season,
    "season-told": time_seasons.season_told,
    "fiscal-year": partial(time_seasons.fiscal_year, resolve=resolve),
    "near-day": time_relatives.near_day,
    "weekday": time_weekdays.weekday,
    "nth-weekday": time_weekdays.nth_weekday,
    "before-last": time_relatives.before_last,
    "weekday-number": time_weekdays.weekday_number,
    "last-weekday": time_weekdays.last_weekday,
    "weekday-of-week": time_weekdays.weekday_of_week,
    "nth-week": partial(time_weekdays.nth_week, resolve=resolve),
    "week-of": time_relatives.week_of,
    "last-unit": time_relatives.last_unit,
    "weekend": time_relatives.the_weekend,
    "the-year": partial(time_relatives.the_year, resolve=resolve),
    "ago": time_offsets.ago,
    "ago-to-the-day": partial(time_offsets.ago_to_the_day, resolve=resolve),
    "from-now": partial(time_offsets.from_now, resolve=resolve),
    "in-units": time_offsets.in_units,
    "later": time_offsets.later,
    "same-unit": time_offsets.same_unit,
    "next-unit": time_offsets.next_unit,
    "last-units": time_amounts.last_units,
    "recent-units": time_amounts.recent_units,
    "first-units": time_amounts.first_units,
    "from-date": partial(time_events.from_date, resolve=resolve),
    "thing-age": time_events.thing_age,
    "duration": time_amounts.duration,
    "a-while": time_amounts.a_while,
    "bare-units": time_amounts.bare_units,
    "every": time_amounts.every,
    "weekdays": time_amounts.weekdays,
    "frequency": time_amounts.frequency,
    "present": time_amounts.present,
    "past": time_amounts.past,
    "future": time_amounts.future,
    "year-end": time_clocks.year_end,
    "this-part": time_clocks.this_part,
    "some-part": time_clocks.some_part,
    "early-late": partial(time_clocks.early_late, resolve=resolve),
    "part-of-day": partial(time_clocks.part_of_day, resolve=resolve),
    "clock": partial(time_clocks.clock, resolve=resolve),
}
