"""Times that two expressions of an article tell together, and the night that "overnight" means."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from overt.events.tree import Tree
from overt.reading import Time
from overt.spans import Span

# What may stand between two expressions that are one: "20 March last year", "May of last year".
_OF = re.compile(r",? (?:of )?")
_TO = re.compile(r" (?:to|into|and|on to) ")
_NIGHT = re.compile(r"\bnight(?: from| of|,)? $", re.IGNORECASE)
_NIGHT_TO = re.compile(r"\bnight (?:to|into) $", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLAIN = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?")
_YEARS = frozenset({"last-unit", "this-unit", "next-unit"})
_WEEK = timedelta(days=7)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REACH = 3  # words: "overnight on Friday" is Friday's night, told by that


def told_together(tree: Tree, times: Sequence[Time], published: str | None) -> list[Time]:
    """The times of an article, in text order, where neighbours that are one time are one.

    "20 March" before "last year" is in that year; "the night from Sunday to Monday", "the night to Monday" and "Monday
    and Tuesday" are intervals where the days follow each other; "overnight" without a day beside it is the night before
    publication.
    """
    found: list[Time] = []
    for time in sorted(times, key=lambda one: one.start):
        joined = _joined(tree.text, found[-1], time) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(time)
    found = [_night_to(tree.text, one) or one for one in found]
    return sorted([*found, *_overnight(tree, found, published)], key=lambda one: one.start)


def _night_to(text: str, time: Time) -> Time | None:
    """The night that ends on a day: "in the night to Thursday"."""
    lead = _NIGHT_TO.search(text, max(0, time.start - 16), time.start)
    day = _day(time)
    if lead is None or day is None:
        return None
    span = Span.of(text, lead.start(), time.end)
    return _between(span, day - timedelta(1), day, rule="night-to-day", anchor=time.anchor)


def _joined(text: str, one: Time, other: Time) -> Time | None:
    """Two expressions as one time, where the words between them say so."""
    between = text[one.end : other.start]
    if other.rule in _YEARS and len(other.edtf) == 4 and _OF.fullmatch(between):
        return _in_year(text, one, other)
    if not _TO.fullmatch(between):
        return None
    days = _day(one), _day(other)
    if days[0] is None or days[1] is None or days[1] - days[0] not in {timedelta(1), timedelta(-6)}:
        return None
    night = _NIGHT.search(text, max(0, one.start - 12), one.start)
    first = days[0] if days[1] > days[0] else days[1] - timedelta(1)
    span = Span.of(text, night.start() if night else one.start, other.end)
    return _between(span, first, days[1], rule="night-between-days" if night else "days-together", anchor=one.anchor)


def _in_year(text: str, one: Time, other: Time) -> Time | None:
    """A day or month without a year, put into the year told right behind it."""
    if one.anchor is None or not _PLAIN.fullmatch(one.edtf):
        return None
    try:
        moved = [_with_year(day, int(other.edtf)) for day in (one.earliest, one.latest)]
    except ValueError:
        return None
    span = Span.of(text, one.start, other.end)
    return Time(
        **msgspec.structs.asdict(span), edtf=other.edtf + one.edtf[4:], earliest=moved[0], latest=moved[1],
        anchor=other.anchor, rule=f"{one.rule}+{other.rule}",
    )  # fmt: skip


def _with_year(day: str | None, year: int) -> str | None:
    """A day in another year. Raises ValueError where that year has no such day."""
    return day and date.fromisoformat(day).replace(year=year).isoformat()


def _overnight(tree: Tree, times: Sequence[Time], published: str | None) -> list[Time]:
    """The night before the day of publication for each "overnight" that no day stands beside."""
    if published is None or not _DAY.fullmatch(published):
        return []
    day = date.fromisoformat(published)
    out = []
    for token, word in enumerate(tree.words):
        if word != "overnight" or tree.links[token] not in {"advmod", "npadvmod", "amod", "pobj"}:
            continue
        last = tree.ends[min(token + _REACH, len(tree) - 1)]
        if not any(tree.starts[token] - 12 < one.start < last for one in times):
            span = tree.span([token])
            out.append(_between(span, day - timedelta(1), day, rule="overnight", anchor="published"))
    return out


def _between(span: Span, first: date, last: date, *, rule: str, anchor: str | None) -> Time:
    """An interval of two days."""
    return Time(
        **msgspec.structs.asdict(span), edtf=f"{first}/{last}", earliest=str(first), latest=str(last),
        anchor=anchor, rule=rule,
    )  # fmt: skip


def _day(time: Time) -> date | None:
    """The day of a time that is known to the day."""
    return date.fromisoformat(time.edtf) if _DAY.fullmatch(time.edtf) else None


def not_ahead(time: Time | None, published: str | None) -> Time | None:
    """The time of something that has happened: never after the page's own day.

    "In June", read in April as the June to come, is the one before where the page tells what was done in it.

    >>> june = Time(start=0, end=4, quote="June", edtf="2025-06", earliest="2025-06-01", latest="2025-06-30",
    ...             anchor="published", rule="month")
    >>> not_ahead(june, "2025-04-19").edtf
    '2024-06'
    """
    if time is None or time.anchor is None or time.earliest is None or not _DAY.fullmatch(published or ""):
        return time
    if time.earliest <= (published or "") or not _PLAIN.fullmatch(time.edtf):
        return time
    if "weekday" in time.rule or time.quote.lower().endswith("day"):
        return _shifted(time, timedelta(7)) if _DAY.fullmatch(time.edtf) else time
    year = int(time.edtf[:4]) - 1
    try:
        moved = [_with_year(day, year) for day in (time.earliest, time.latest)]
    except ValueError:
        return None
    return msgspec.structs.replace(
        time, edtf=f"{year}{time.edtf[4:]}", earliest=moved[0], latest=moved[1], rule=f"{time.rule}+happened"
    )


def _shifted(time: Time, back: timedelta) -> Time:
    """A day so much earlier."""
    day = (date.fromisoformat(time.edtf) - back).isoformat()
    return msgspec.structs.replace(time, edtf=day, earliest=day, latest=day, rule=f"{time.rule}+happened")


def contradicted(time: Time) -> Time:
    """A day that was another day of the week than the page says: one is wrong, so a week either way is open."""
    said = [one for one in _WEEKDAYS if one in time.quote]
    if len(said) != 1 or time.earliest is None or time.earliest != time.latest:
        return time
    day = date.fromisoformat(time.earliest)
    if not re.search(r"\d{4}", time.quote) or any(
        abs(_WEEKDAYS.index(said[0]) - day.weekday()) == by for by in (0, 1, 6)
    ):
        return time
    earliest, latest = day - _WEEK, day + _WEEK
    return msgspec.structs.replace(
        time, edtf=f"{time.edtf}?", earliest=str(earliest), latest=str(latest), rule="weekday-contradicts"
    )
