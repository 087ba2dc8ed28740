"""Incidents: the selection as a list, on the map and in time; and one, with all that it is founded on."""

from typing import Any, get_args

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from overt.incidents import Desk
from overt.record import saved
from overt.record.incidents import Sort
from overt.record.selection import Selection, area
from overt.record.spread import by_month, facets, points
from overt.workbench import deeds
from overt.workbench.asked import several, word
from overt.workbench.charts.bars import over_time
from overt.workbench.kept import kept
from overt.workbench.pages.grades import grades_of
from overt.workbench.people.access import READER, person_of
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_PART = 30
# How far a place of each precision may be off, in kilometres, where the gazetteer gives no radius: what is drawn round
# it. A whole country has no circle; its incidents are listed beside the map.
RADIUS = {"site": 1.0, "city": 8.0, "district": 25.0, "province": 90.0, "sea": 120.0}


def selection(request: Request[Any, Any, Any]) -> Selection:
    """What the address asks of incidents."""
    one = {name: word(request, name) for name in ("country", "sponsor", "outlet", "words", "since", "until")}
    many = {name: several(request, name) for name in ("type", "state", "stage", "sector", "certainty")}
    typed = word(request, "area")
    return Selection(**one, **many, area=area(typed) if typed else None)  # type: ignore[arg-type]


@get("/incidents", guards=[READER])
@threaded
def incidents(request: Request[Any, Any, Any]) -> Response[str]:
    """A selection of incidents."""
    record, chosen = request.app.state.record, selection(request)
    sort = word(request, "sort") or "newest"
    found = record.incidents(**chosen.asked(), sort=sort, limit=_PART, cursor=word(request, "cursor"), count_to=0)

    def count() -> tuple[Any, Any, Any]:
        whole = record.incidents(**chosen.asked(), sort=sort, limit=1)
        with record.reading() as connection:
            return facets(connection, chosen), by_month(connection, chosen), (whole.total, whole.undated)

    sides, months, (total, undated) = kept(request, f"facets {chosen}", count)
    found = msgspec.structs.replace(found, total=total, undated=undated)
    with record.reading() as connection:
        filters = saved.listed(connection, by=person_of(request).name)
    return page(
        request, "incidents.html", found=found, chosen=chosen, facets=sides, sort=sort, sorts=get_args(Sort),
        saved=filters, chart=over_time(months, title="Incidents by month", href="/incidents", brush="#filters"),
        view=word(request, "view") or "list", version=record.version(),
    )  # fmt: skip


@get("/incidents/map.json", guards=[READER])
@threaded
def on_map(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """The selection's points in a part of the map, put together where they lie close at this zoom."""
    zoom = min(max(int(_number(word(request, "zoom"), 4)), 0), 18)
    sides = [_number(one, 999) for one in (word(request, "within") or "").split(",")]
    box = tuple(sides) if len(sides) == 4 and all(abs(one) <= 540 for one in sides) else None
    chosen, cell = selection(request), max(360 / 2 ** (zoom + 4), 0.0005)

    def put_together() -> Any:
        with request.app.state.record.reading() as connection:
            return points(connection, chosen, box=box, cell=cell)  # type: ignore[arg-type]

    found = kept(request, f"points {chosen} {zoom} {box}", put_together)
    return {"points": [
        {"lat": one.lat, "lon": one.lon, "incidents": one.incidents, "title": one.title, "href": f"/incidents/{one.id}",
         "radius_km": RADIUS.get(one.precision or "")}
        for one in found
    ]}  # fmt: skip


def _number(text: str | None, otherwise: float) -> float:
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if number == number and abs(number) < 1e6 else otherwise


@get("/incidents/{incident_id:str}", guards=[READER])
@threaded
def incident(request: Request[Any, Any, Any], incident_id: FromPath[str]) -> Response[str]:
    """One incident."""
    record, person = request.app.state.record, person_of(request)
    desk = Desk(record, by=person.name)
    opened = desk.open(incident_id)
    return page(
        request, "incident.html", opened=opened, one=opened.incident,
        proposals=desk.proposals(about=opened.incident.id),
        grades=grades_of(record, outlets=opened.incident.outlets),
        version=record.version(), done=_done(opened, word(request, "done")), **deeds.choices(),
        confirmed_by=deeds.confirmed_by(opened), why={it.report: it for it in opened.memberships},
    )  # fmt: skip


def _done(opened: Any, asked: str | None) -> Any:
    return next((one for one in opened.decisions if one.id == asked and one.stands), None)


ROUTES = (incidents, on_map, incident)
