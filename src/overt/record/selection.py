"""A selection of incidents: what lists, maps, counts and exports ask for, all in the same terms."""

from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, and_, func, or_, select

from overt.errors import UnknownValueError
from overt.reading import Certainty, IncidentType, Sector, Stage
from overt.record.countries import country_code
from overt.record.decisions import State
from overt.record.filters import Some, between, chosen, one_of
from overt.record.incident_tables import incidents, memberships
from overt.record.schema import articles, reports

# West, south, east and north, in degrees; a west beyond the east crosses 180°.
Area = tuple[float, float, float, float]
_AREAS: Final = ["west,south,east,north in degrees, as 20.1,54,26.3,56"]


def area(typed: str) -> Area:
    """An area of the map from its west, south, east and north, in degrees; a west beyond the east crosses 180°.

    Raises UnknownValueError when it is none.

    >>> area("20.1, 54, 26.3, 56")
    (20.1, 54.0, 26.3, 56.0)
    """
    try:
        west, south, east, north = (float(one) for one in typed.split(","))
    except ValueError as error:
        raise UnknownValueError("area", typed, _AREAS) from error
    if not (-90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise UnknownValueError("area", typed, _AREAS)
    return west, south, east, north


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the record; with nothing said it is all of it.

    ``ids`` names incidents, reports or pages: an incident with all of its reports, a report or a page with what it
    tells and the incidents that this is of. The filters are those of incidents: a field with several values asks for
    any of them, ``since`` and ``until`` ask when the incident happened, ``outlet`` who told of it, ``sponsor`` and
    ``words`` what is shown of it. Where both ids and filters are given, both must hold.
    """

    ids: tuple[str, ...] = ()
    type: Some = None
    state: Some = None
    stage: Some = None
    sector: Some = None
    certainty: Some = None
    country: str | None = None
    sponsor: str | None = None
    outlet: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    area: Area | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing narrows it."""
        return not self.ids and not self.asked()

    def asked(self) -> dict[str, Any]:
        """The filters that narrow it, by the names that `overt.record.Record.incidents` takes.

        >>> Selection(type=("arson",), words="").asked()
        {'type': ('arson',)}
        """
        filters = (name for name in self.__struct_fields__ if name != "ids")
        return {name: value for name in filters if (value := getattr(self, name))}


def conditions(selection: Selection, *, without: str | None = None) -> list[ColumnElement[bool]]:
    """What is so of the incidents that the filters let through; ``without`` names one that is left out.

    Raises UnknownValueError for a filter's value that is none.
    """
    one = msgspec.structs.replace(selection, **{without: None}) if without else selection
    return [*but_days(one), *on_days(one)]


def but_days(selection: Selection) -> list[ColumnElement[bool]]:
    """What the filters ask, but for when it happened."""
    sponsor = selection.sponsor.lower() if selection.sponsor else None
    return [
        *(one for name in _CLOSED for one in _one_of(name, getattr(selection, name))),
        *([incidents.c.place_country == country_code(selection.country)] if selection.country else []),
        *([func.lower(incidents.c.sponsor).contains(sponsor, autoescape=True)] if sponsor else []),
        *([_told_by(selection.outlet)] if selection.outlet else []),
        *_saying(selection.words),
        *_inside(selection.area),
    ]


def on_days(selection: Selection) -> list[ColumnElement[bool]]:
    """What the filters ask of when it happened."""
    return between(incidents.c.time_earliest, incidents.c.time_latest, selection.since, selection.until)


_CLOSED: Final[dict[str, tuple[Any, str, Any]]] = {
    "type": (incidents.c.type, "type of incident", IncidentType),
    "state": (incidents.c.state, "state", State),
    "stage": (incidents.c.stage, "stage", Stage),
    "sector": (incidents.c.sector, "sector", Sector),
    "certainty": (incidents.c.sponsor_certainty, "certainty", Certainty),
}


def _one_of(name: str, values: Some) -> list[ColumnElement[bool]]:
    column, what, known = _CLOSED[name]
    return one_of(column, chosen(what, values, known))


def _inside(wanted: Area | None) -> list[ColumnElement[bool]]:
    """The place lies in an area; one that is not known lies nowhere."""
    if wanted is None:
        return []
    west, south, east, north = wanted
    lat, lon = incidents.c.place_lat, incidents.c.place_lon
    across = or_(lon >= west, lon <= east) if west > east else and_(lon >= west, lon <= east)
    return [lat >= south, lat <= north, across]


def _told_by(outlet: str) -> ColumnElement[bool]:
    joined = memberships.join(reports, reports.c.id == memberships.c.report_id).join(
        articles, articles.c.reading_id == reports.c.reading_id
    )
    told = select(memberships.c.incident_id).select_from(joined).where(articles.c.outlet == outlet)
    return incidents.c.id.in_(told)


def _saying(words: str | None) -> list[ColumnElement[bool]]:
    """What is shown of them holds all the words; looked for in an index that holds nothing else."""
    all_ = incidents.alias()
    asked = [all_.c.said.contains(word, autoescape=True) for word in (words or "").lower().split()]
    return [incidents.c.id.in_(select(all_.c.id).where(*asked))] if asked else []
