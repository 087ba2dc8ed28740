"""What lists can be asked: the parameters that several of them share, explained once."""

from typing import Annotated, Any, Final

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import ParameterKwarg, QueryParameter

from overt.reading import Certainty, IncidentType, Sector, Stage
from overt.record import Record
from overt.record.decisions import State
from overt.record.selection import Area, area

RECORD = NamedDependency[Record]
REQUEST = Request[Any, Any, Any]

MOST: Final = 200
_LONGEST: Final = 500


def words(description: str, *examples: str) -> ParameterKwarg:
    """A parameter that takes words of a person, or nothing."""
    shown = f" For example: {', '.join(examples)}." if examples else ""
    return QueryParameter(description=description + shown, max_length=_LONGEST, required=False)


def area_asked(typed: str | None) -> Area | None:
    """The area that a question names, if it names one. Raises UnknownValueError when it is none."""
    return area(typed) if typed else None


LIMIT = Annotated[int, QueryParameter(ge=1, le=MOST, description="How many entries at most.")]
CURSOR = Annotated[str | None, words("Where to go on: the `next` of the answer before, to the same question.")]
SINCE = Annotated[str | None, words("Published then or later, an EDTF date.", "2024-05", "2024-05-09")]
UNTIL = Annotated[str | None, words("Published then or earlier, an EDTF date.")]
HAPPENED_SINCE = Annotated[str | None, words("Happened then or later, an EDTF date.")]
HAPPENED_UNTIL = Annotated[str | None, words("Happened then or earlier, an EDTF date.")]
COUNTRY = Annotated[str | None, words("A country, by its ISO code or English name.", "LTU", "Lithuania")]
AREA = Annotated[
    str | None,
    words("Where: west, south, east and north in degrees; a west beyond the east crosses 180°.", "20,54,27,60"),
]
TYPE = Annotated[list[IncidentType] | None, QueryParameter(description="What kind of act.")]
# Litestar keeps the name `state` for a thing of its own.
STATES = Annotated[list[State] | None, QueryParameter(name="state", description="How far people looked at it.")]
STAGE = Annotated[list[Stage] | None, QueryParameter(description="How far the act got.")]
SECTOR = Annotated[list[Sector] | None, QueryParameter(description="What kind of thing was hit.")]
CERTAINTY = Annotated[list[Certainty] | None, QueryParameter(description="How certain the sponsor is.")]
SPONSOR = Annotated[str | None, words("Part of the sponsor's name.")]
OUTLET = Annotated[str | None, words("The outlet's domain.", "harbourpost.example")]
PAGE = Annotated[str | None, words("Only what one article holds: its id.", "p-9f9f9f9f9f9f")]
WORDS = Annotated[
    str, QueryParameter(description='What to look for: words, "words in a row", sabot*, -ferry.', max_length=_LONGEST)
]
