"""Years and what is longer, by their own names: 1998, nineteen ninety-four, 2021-22, the 1980s, the 19th century."""

from dataclasses import replace
from datetime import date
from functools import cache

from overt.language.calendar import Period, interval
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar
from overt.language.time_numbers import day_number, spoken_year
from overt.vocabulary import raw


def year(phrase: Phrase, _: Context) -> Meaning | None:
    """1998, unless what stands around it shows that it counts something."""
    words, at = phrase.words, phrase.end - 1
    if words.lower(at - 1) in {"$", "£", "€", "#", "№", "about", "some", "nearly", "almost", "than", "over"}:
        return None
    if words.lower(at + 1) in _counted() or words.lower(at + 1) == "%":
        return None
    number = words.values[at]
    if not 1800 <= number <= 2060 and words.lower(at - 1) not in {"in", "since", "year", "until", "by"}:
        return None
    return on_calendar(Period("year", date(number, 1, 1)))


def year_span(phrase: Phrase, _: Context) -> Meaning | None:
    """2021-22; 1990-1994."""
    first, last = phrase.words.values[phrase.start], phrase.words.values[phrase.end - 1]
    last = last if last > 99 else first // 100 * 100 + last
    if not first < last <= first + 20 or not 1800 <= first <= 2060:
        return None
    meaning, end = on_calendar(Period("year", date(first, 1, 1))), Period("year", date(last, 1, 1))
    return replace(meaning, edtf=interval(meaning.edtf or "", end.edtf), latest=end.latest)


@cache
def _counted() -> frozenset[str]:
    return frozenset(raw("time-words")["counted"])


def year_in_words(phrase: Phrase, _: Context) -> Meaning | None:
    """Nineteen ninety-four; the year two thousand."""
    number = spoken_year(phrase)
    return None if number is None else on_calendar(Period("year", date(number, 1, 1)))


def decade(phrase: Phrase, _: Context) -> Meaning | None:
    """The 1980s; the 1800s, a century; the eighties are those of the twentieth century, the twenties of none."""
    word = phrase.first("DECADE_DIGITS")
    first = phrase.first("DECADE") if word is None else int("".join(mark for mark in word if mark.isdigit()))
    if first > 99 and first % 100 == 0 and first < 2000:
        return on_calendar(Period("century", date(first, 1, 1)))
    if first < 100:
        if first < 50 or not (phrase.has("THE") or _has_article(phrase) or "'" in str(word) or "’" in str(word)):
            return None
        first += 1900
    return on_calendar(Period("decade", date(first, 1, 1)))


def _has_article(phrase: Phrase) -> bool:
    """Whether "the" stands before "early", "mid" or "late": "the mid-80s", but not "in his late 70s"."""
    at = phrase.start - 1
    if replace(phrase, start=at, end=at + 1).has("HYPHEN"):
        at -= 1
    return at > 0 and replace(phrase, start=at, end=at + 1).has("EARLY") and phrase.words.lower(at - 1) == "the"


def century(phrase: Phrase, _: Context) -> Meaning | None:
    """The 19th century, which is 18XX."""
    number = day_number(phrase)
    if number is None or not 1 < number <= 30:
        return None
    return on_calendar(Period("century", date((number - 1) * 100, 1, 1)))
