"""Grades of outlets and claims: given by a form beside them, taken back by another."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect

from overt.incidents import Desk
from overt.incidents.opened import Grade, graded
from overt.workbench.people.access import REVIEWER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.threaded import in_thread


def grades_of(record: Any, *, outlets: Iterable[str | None] = (), claims: Iterable[str] = ()) -> dict[str, list[Grade]]:
    """The grades that stand of these outlets and claims, by what they are of, the newest first."""
    found: dict[str, list[Grade]] = defaultdict(list)
    for one in reversed(record.grades(outlets={one for one in outlets if one}, claims=set(claims))):
        if one.stands:
            found[one.outlet or one.claim].append(graded(one))
    return found


@post("/grades", guards=[REVIEWER], status_code=303)
async def grade(request: Request[Any, Any, Any]) -> Redirect:
    """Grade an outlet or a claim."""
    form, record, by = await request.form(), request.app.state.record, person_of(request).name
    said = {name: typed(form, name) or None for name in ("outlet", "claim", "reliability", "credibility", "reason")}

    def give() -> None:
        if said["claim"]:
            record.show(said["claim"])  # a grade of what is not there would never be seen again
        Desk(record, by=by).grade(**said)

    await in_thread(give)
    return Redirect(_back(typed(form, "back")), status_code=303)


@post("/grades/{decision_id:str}/undo", guards=[REVIEWER], status_code=303)
async def take_back(request: Request[Any, Any, Any], decision_id: FromPath[str]) -> Redirect:
    """Take a grade back."""
    form, desk = await request.form(), Desk(request.app.state.record, by=person_of(request).name)
    await in_thread(lambda: desk.undo(decision_id))
    return Redirect(_back(typed(form, "back")), status_code=303)


def _back(asked: str) -> str:
    """Where the form was; never another site.

    >>> _back("/articles/p-1f#grades"), _back("//evil.example/"), _back("https://evil.example/")
    ('/articles/p-1f#grades', '/', '/')
    """
    return asked if asked.startswith(("/articles/", "/incidents/")) else "/"


ROUTES = (grade, take_back)
