"""Months by their names: October 2023, June last year, last November, the January contract; not Mr. May."""

from datetime import date

from overt.language.calendar import Period
from overt.language.time_dates import year_ahead
from overt.language.time_grammar import Phrase
from overt.language.time_meaning import Context, Meaning, on_calendar, unplaced
from overt.language.time_numbers import spoken_year

# What is traded by the month of its delivery is still to come: "the January contract".
TRADED = frozenset({"contract", "contracts", "delivery", "futures", "options"})
DATE_LEADS = frozenset({
    "in", "since", "by", "until", "from", "last", "this", "early", "late", "of", "and", "to", "for", "mid", "-",
    "through", "during", "after", "before", "between", "but", "while", "when", "as", "than", "with", "like", "unlike",
    "although", "if", "because", "despite", "both", "or", "over", "at", "its", "their", "whereas", "on", "under",
    "next", "each", "every",
})  # fmt: skip


def month_year(phrase: Phrase, _: Context) -> Meaning | None:
    """October 2023."""
    year = phrase.first("YEAR") or spoken_year(phrase)
    return None if year is None else on_calendar(Period("month", date(year, phrase.first("MONTH"), 1)))


def month_of_year(phrase: Phrase, context: Context) -> Meaning | None:
    """June last year."""
    month = phrase.first("MONTH")
    if context.published is None:
        return unplaced("DATE", f"XXXX-{month:02}")
    year = context.published.year + phrase.first("LAST", "THIS", "NEXT")
    return on_calendar(Period("month", date(year, month, 1)), "published")


def month(phrase: Phrase, context: Context) -> Meaning | None:
    """November, in the year that is nearest on the side where the clause looks."""
    if _is_name(phrase):
        return None
    number, shared = phrase.first("MONTH"), year_ahead(phrase)
    if shared is not None:
        return on_calendar(Period("month", date(shared, number, 1)))
    if context.reference is None:
        return unplaced("DATE", f"XXXX-{number:02}")
    today, anchor = context.reference
    just_ahead = context.direction is None and 0 < (number - today.month) % 12 <= 2
    after = phrase.words.lower(phrase.end)
    ahead = (
        context.direction == "future" or just_ahead or phrase.words.lower(phrase.start - 1) == "by" or after in TRADED
    )
    away = (number - today.month) % 12 if ahead else -((today.month - number) % 12)
    return on_calendar(Period.holding("month", today).shift(away), anchor)


def _is_name(phrase: Phrase) -> bool:
    """Whether "May", "April" or "Jan" is rather a person, a rally or the verb, by the words beside it."""
    words, at = phrase.words, phrase.start
    if words.quote(at) in {"Jan", "Mar", "Jun", "Apr"}:
        return True
    month, before, after = words.lower(at), words.quote(at - 1) if at else "", words.quote(at + 1)
    if before == "." and words.lower(at - 2) in {"mr", "mrs", "ms", "dr"}:
        return True
    if month not in {"may", "march", "april", "june", "august"} or before.lower() in DATE_LEADS:
        return False
    if month == "march" and (after.lower() in {"for", "against"} or before.lower() in {"the", "a", "annual"}):
        return True
    # "August Holt", "May Tarm" are people; "The August figures" are of the month.
    if after[:1].isupper() and after.istitle():
        return True
    return (before[:1].isupper() and before != "The") or (
        month in {"may", "march"} and not before[:1].isalpha() and before != ","
    )


def last_month_name(phrase: Phrase, context: Context) -> Meaning | None:
    """Last November: always before the month of publication; next November: always after it."""
    number = phrase.first("MONTH")
    if context.published is None:
        return unplaced("DATE", f"XXXX-{number:02}")
    here = Period.holding("month", context.published)
    side = phrase.first("LAST", "THIS", "NEXT", "FOLLOWING")
    if side == 0:
        return on_calendar(Period("month", date(here.earliest.year, number, 1)), "published")
    away = (number - here.earliest.month) % 12
    # "Last February", said in March, is not the month that has just ended: that is "last month".
    just_over = away == 11 and here.earliest.month > 1
    return on_calendar(here.shift((away or 12) if side > 0 else away - (24 if just_over else 12)), "published")
