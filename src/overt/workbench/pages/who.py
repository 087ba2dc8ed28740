"""People and what they did: accounts, one's own password and tokens, the diary."""

from collections.abc import Callable
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from overt.errors import OvertError
from overt.record import audit, people
from overt.record.people import ROLES
from overt.workbench.people.access import ADMINISTRATOR, READER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_PAGE = 100


@get("/people", guards=[ADMINISTRATOR])
@threaded
def everybody(request: Request[Any, Any, Any]) -> Response[str]:
    """Everybody who has an account."""
    return _everybody(request)


def _everybody(request: Request[Any, Any, Any], *, wrong: str = "", status: int = 200) -> Response[str]:
    with request.app.state.record.reading() as connection:
        listed = people.listed(connection)
    return page(request, "people.html", everybody=listed, roles=ROLES, wrong=wrong, status=status)


async def _done(deed: Callable[[], None], page_saying: Callable[[str], Response[str]], *, then: str) -> Response[Any]:
    """Do it and go on elsewhere; where it cannot be done, the page it was asked on says why."""
    try:
        await in_thread(deed)
    except OvertError as error:
        wrong = str(error)
        return await in_thread(lambda: page_saying(wrong))
    return Redirect(then, status_code=303)


@post("/people", guards=[ADMINISTRATOR], status_code=303)
async def add_person(request: Request[Any, Any, Any]) -> Response[Any]:
    """Make an account."""
    form = await request.form()
    name, role, by = typed(form, "name"), typed(form, "role"), person_of(request).name

    def add() -> None:
        with request.app.state.record.writing() as connection:
            people.add(connection, name=name, role=role, password=str(form.get("password") or ""), by=by)  # type: ignore[arg-type]

    return await _done(add, lambda wrong: _everybody(request, wrong=wrong, status=422), then="/people")


@post("/people/{person_id:str}", guards=[ADMINISTRATOR], status_code=303)
async def change_person(request: Request[Any, Any, Any], person_id: FromPath[str]) -> Response[Any]:
    """Give another role, or close or open an account."""
    form = await request.form()
    role, closed = typed(form, "role") or None, {"yes": True, "no": False}.get(typed(form, "closed"))
    by = person_of(request).name

    def change() -> None:
        with request.app.state.record.writing() as connection:
            people.change(connection, person_id, role=role, closed=closed, by=by)  # type: ignore[arg-type]

    return await _done(change, lambda wrong: _everybody(request, wrong=wrong, status=422), then="/people")


@get("/me", guards=[READER])
@threaded
def me(request: Request[Any, Any, Any]) -> Response[str]:
    """One's own tokens and password."""
    return _me(request)


def _me(request: Request[Any, Any, Any], *, secret: str = "", wrong: str = "", status: int = 200) -> Response[str]:
    with request.app.state.record.reading() as connection:
        tokens = people.tokens_of(connection, person_of(request))
    return page(request, "me.html", tokens=tokens, secret=secret, wrong=wrong, status=status)


@post("/me/tokens", guards=[READER], status_code=200)
async def add_token(request: Request[Any, Any, Any]) -> Response[str]:
    """Make a token and show it this once."""
    label, person = typed(await request.form(), "label"), person_of(request)

    def add() -> str:
        with request.app.state.record.writing() as connection:
            return people.add_token(connection, person, label)

    secret = await in_thread(add)
    return await in_thread(lambda: _me(request, secret=secret))


@post("/me/tokens/{token_id:str}", guards=[READER], status_code=303)
@threaded
def close_token(request: Request[Any, Any, Any], token_id: FromPath[str]) -> Redirect:
    """Close one's own token."""
    with request.app.state.record.writing() as connection:
        people.close_token(connection, person_of(request), token_id)
    return Redirect("/me", status_code=303)


@post("/me/password", guards=[READER], status_code=303)
async def change_password(request: Request[Any, Any, Any]) -> Response[Any]:
    """Change one's own password; every session ends, this one too."""
    form, person = await request.form(), person_of(request)

    def change() -> None:
        with request.app.state.record.reading() as connection:
            known = people.check_password(connection, person.name, str(form.get("old") or ""))
        if known is None or known.id != person.id:
            raise OvertError("The old password is not right.")
        with request.app.state.record.writing() as connection:
            people.set_password(connection, person.id, str(form.get("new") or ""), by=person.name)

    return await _done(change, lambda wrong: _me(request, wrong=wrong, status=422), then="/sign-in")


@get("/history", guards=[READER])
@threaded
def history(request: Request[Any, Any, Any], before: FromQuery[int | None] = None) -> Response[str]:
    """Everything that anybody did, the newest first."""
    with request.app.state.record.reading() as connection:
        lines = audit.lines(connection, before=before, limit=_PAGE)
    more = lines[-1].number if len(lines) == _PAGE and lines[-1].number > 1 else None
    return page(request, "history.html", lines=lines, more=more)


ROUTES = (everybody, add_person, change_person, me, add_token, close_token, change_password, history)
