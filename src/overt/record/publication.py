"""When articles were published: where what they hold stands in lists, and what lies between two days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, or_, select

from overt.record.dates import days
from overt.record.filters import unknown_days
from overt.record.schema import articles

# So much of a page's hash tells it from all that were published on the same day.
_OF_THE_PAGE: Final = 16
# Behind every place of a day, and behind all places without one: a day and a page stand with a space between.
_BEHIND: Final = "!"


def listed_at(latest: str | None, page: str) -> str:
    """Where what an article holds stands in lists: by its last day, and by its page among those of that day.

    What has no day begins with a space, which is before any day.

    >>> listed_at("2024-05-09", "9f" * 32), listed_at(None, "9f" * 32) < listed_at("0001-01-01", "9f" * 32)
    ('2024-05-09 9f9f9f9f9f9f9f9f', True)
    """
    return f"{latest or ''} {page[:_OF_THE_PAGE]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days asked for, the first and the last included; either may be left open."""

    first: str | None = None
    last: str | None = None
    any_day: bool = True

    @classmethod
    def between(cls, since: str | None, until: str | None) -> "Days":
        """The days between two EDTF dates. Raises UnknownValueError when either is none."""
        first, last = days(since)[0] if since else None, days(until)[1] if until else None
        return cls(first=first, last=last, any_day=not since and not until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A piece of the order of lists, and what else must hold there; ``articles`` says that this asks the article."""

    conditions: list[ColumnElement[bool]] = field(default_factory=list)
    articles: bool = False


def ranges(connection: Connection, listed: ColumnElement[Any], asked: Days) -> Iterator[Range]:
    """The pieces of the order in which all lies that may have been published then, the newest first.

    An article whose day is known to the day lies in the range or not. Of the few others it must be asked.
    """
    if asked.any_day:
        yield Range(conditions=[listed > ""])  # of readings that are asked
        return
    within, inexact = [listed > (asked.first or _BEHIND)], False
    if asked.last:
        reaching = _reaching_in(connection, asked.last)
        inexact = reaching is not None
        within.append(listed < f"{reaching or asked.last}{_BEHIND}")
    begun = [or_(articles.c.earliest <= asked.last, articles.c.earliest.is_(None))] if inexact else []
    yield Range(conditions=[*within, *begun], articles=inexact)
    if _open_ended(connection):
        begun = [articles.c.earliest <= asked.last] if asked.last else [articles.c.earliest.is_not(None)]
        yield Range(conditions=[listed > "", listed < _BEHIND, *begun], articles=True)


def undated(listed: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """Of when nothing at all is known."""
    return [listed > "", listed < _BEHIND, unknown_days(articles.c.earliest, articles.c.latest)]


# As the index over such articles says it.
_INEXACT: Final = articles.c.earliest.is_distinct_from(articles.c.latest)


def _reaching_in(connection: Connection, last: str) -> str | None:
    """The last day of any article that may have been published by a day or after it; ``None`` where there is none."""
    begun = or_(articles.c.earliest <= last, articles.c.earliest.is_(None))
    found: str | None = connection.scalar(
        select(func.max(articles.c.latest)).where(_INEXACT, articles.c.latest > last, begun)
    )
    return found


def _open_ended(connection: Connection) -> bool:
    """Whether any article was published on or after some day, and nobody knows until when."""
    wanted = select(articles.c.number).where(_INEXACT, articles.c.latest.is_(None)).limit(1)
    return connection.scalar(wanted) is not None
