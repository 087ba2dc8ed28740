"""Decisions about incidents: everything that is pressed on the pages about them."""

from typing import Any
from urllib.parse import quote

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import NotInRecordError
from overt.incidents import Desk
from overt.record import locks, saved
from overt.record.decisions import Decision
from overt.workbench import deeds
from overt.workbench.people.access import READER, REVIEWER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.threaded import in_thread, threaded


@post("/incidents/{incident_id:str}", guards=[REVIEWER], status_code=303)
async def decide(request: Request[Any, Any, Any], incident_id: FromPath[str]) -> Redirect:
    """Confirm, dispute, withdraw, edit, split, merge or undo; then back to where it was said."""
    posted = await request.form()
    form = {name: str(value) for name, value in posted.items() if isinstance(value, str)}
    form["reports"] = " ".join(str(one) for one in posted.getall("reports", []))
    desk = Desk(request.app.state.record, by=person_of(request).name)
    sign_off = request.app.state.settings.sign_off
    made = await in_thread(lambda: deeds.do(desk, incident_id, form, sign_off=sign_off))
    back = form.get("back", "")
    if back.startswith("/review"):
        return Redirect(f"{back}{'&' if '?' in back else '?'}done={made.id}&at={incident_id}", status_code=303)
    there = await in_thread(lambda: _still(request.app.state.record, incident_id, made))
    return Redirect(f"/incidents/{there}?done={made.id}", status_code=303)


def _still(record: Any, incident: str, made: Decision) -> str:
    """The incident as it is called now: merging and splitting may give it another name."""
    try:
        return str(record.incident(incident).id)
    except NotInRecordError:
        from overt.record.incident_ids import incident_of_report

        with record.reading() as connection:
            return str(incident_of_report(connection, made.left[0]))


@post("/saved", guards=[READER], status_code=303)
async def save(request: Request[Any, Any, Any]) -> Redirect:
    """Keep a selection by a name, or forget it."""
    form, by = await request.form(), person_of(request).name
    name, asked, forget = typed(form, "name"), typed(form, "query"), typed(form, "forget")

    def keep() -> None:
        with request.app.state.record.writing() as connection:
            if forget:
                saved.forget(connection, by=by, name=forget)
            else:
                saved.keep(connection, by=by, name=name, query=asked)

    await in_thread(keep)
    return Redirect("/incidents" + (f"?{asked.lstrip('?')}" if asked and not forget else ""), status_code=303)


@post("/hold/{subject:str}", guards=[REVIEWER], status_code=204)
@threaded
def hold(request: Request[Any, Any, Any], subject: FromPath[str]) -> None:
    """Say that one is at work on something: others see it, and may go on all the same."""
    with request.app.state.record.writing() as connection:
        locks.hold(connection, subject=quote(subject), by=person_of(request).name)


ROUTES = (decide, save, hold)
