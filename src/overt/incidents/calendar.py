"""A day whose year a page does not tell: it is no date, and still speaks for and against other days."""

import re
from functools import cache
from typing import Final

from overt.record.accounts import Account
from overt.vocabulary import raw

_SENTENCE_ENDS: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_GOES_ON: Final = re.compile(r"(?:They|It|This|That|These)\b")
# What was said, or what the law did, on a day says nothing of the day of the act.
_OTHER_DEEDS: Final = re.compile(
    r"\b(?:said|told|wrote|writes|reported|announced|arrested|charged|sentenced|published|until|since|before|after)\b"
    r"(?:\W+\w+){0,3}\W*$"
)


def day_without_year(account: Account) -> tuple[int, int] | None:
    """The month and the day on which an undated act was by its own words, or by those that go on with it.

    Only an act without a date is asked about. The first sentence that carries it is looked at, then the next one where
    it goes on with "it" or "they": "They were found on June 7".
    """
    if account.edtf is not None or not account.evidence:
        return None
    first, *rest = _SENTENCE_ENDS.split(account.text[account.evidence[0].start :], maxsplit=2)
    for sentence in (first, *rest[:1]):
        if sentence is first or _GOES_ON.match(sentence):
            found = _first_day(sentence)
            if found is not None:
                return found
    return None


def _first_day(sentence: str) -> tuple[int, int] | None:
    for found in _pattern().finditer(sentence):
        day, month = int(found["before"] or found["after"]), (found["named"] or found["names"]).lower()
        if 1 <= day <= 31 and not _OTHER_DEEDS.search(sentence[: found.start()]):
            return _months()[month], day
    return None


@cache
def _months() -> dict[str, int]:
    return {name: at for at, row in enumerate(raw("month-names")["en"], 1) for name in row}


@cache
def _pattern() -> re.Pattern[str]:
    """A day and a month, in either order, that no year follows."""
    names = "|".join(sorted((re.escape(name.capitalize()) for name in _months()), key=len, reverse=True))
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    before = rf"{day.format('before')}(?:\s+of)?\s+(?P<named>{names})\b\.?"
    after = rf"(?P<names>{names})\.?\s+{day.format('after')}\b"
    return re.compile(rf"\b(?:{before}|{after})(?!,?\s*\d{{4}}|\d)")
