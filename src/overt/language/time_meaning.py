"""What a phrase of time means, and what has to be known of the text to say so."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from overt.language.annotated import TimexType
from overt.language.calendar import Period

Direction = Literal["past", "future"]
Anchor = Literal["published", "text", "previous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The TIMEX3 type and value of a phrase and, where it lies on the calendar, its interval.

    ``period`` is the unit that later phrases count from ("three days later"); ``earliest`` and ``latest`` are ``None``
    on a side that is open. No ``edtf`` means no place on the calendar.
    """

    type: TimexType
    value: str
    period: Period | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: Anchor | None = None
    detail: str | None = None


def on_calendar(period: Period, anchor: Anchor | None = None, *, value: str | None = None) -> Meaning:
    """The meaning of a phrase that names one piece of the calendar."""
    return Meaning(
        type="DATE", value=value or period.timex, period=period, edtf=period.edtf,
        earliest=period.earliest, latest=period.latest, anchor=anchor,
    )  # fmt: skip


def unplaced(type: TimexType, value: str) -> Meaning:  # noqa: A002 - TIMEX3's own name
    """The meaning of a phrase with no place on the calendar, or with none that the text tells."""
    return Meaning(type=type, value=value)


def at_part(day: Meaning, part: str) -> Meaning:
    """A part of a day (``MO``, ``AF``, ``EV``, ``NI``) or a clock time (``09:00``) of it."""
    return replace(day, type="TIME", value=f"{day.value}T{part}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known where a phrase stands.

    ``published`` is the day of publication; ``stated`` the last date that the text gives with its year; ``previous``
    the last date told at all, ``day`` the last single day and ``quarter`` the quarter that the text is about, if it is
    still near; ``direction`` where the clause looks, if it shows, and ``close`` whether beyond doubt;
    ``day_first`` whether 03/04 is 3 April, if the text shows; ``business`` whether it tells of earnings or the like.
    """

    published: date | None = None
    stated: date | None = None
    previous: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    direction: Direction | None = None
    close: bool = False
    day_first: bool | None = None
    business: bool = False

    @property
    def reference(self) -> tuple[date, Anchor] | None:
        """The day from which dates without a year are counted: that of publication, else one that the text gives."""
        if self.published is not None:
            return self.published, "published"
        return None if self.stated is None else (self.stated, "text")
