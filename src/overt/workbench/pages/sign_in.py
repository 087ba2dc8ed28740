"""Signing in and out, and making the first account."""

import hmac
from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from overt.errors import OvertError
from overt.record import people
from overt.workbench.people.access import access_in
from overt.workbench.people.forms import typed
from overt.workbench.people.gate import session_cookie
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_WRONG = "The name or the password is not right."


def _place(to: str) -> str:
    """Where to go on to: a path of ours, never another site."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"


@get("/sign-in")
@threaded
def sign_in_page(request: Request[Any, Any, Any]) -> Response[Any]:
    """The form, or the way on for whoever needs none."""
    to = request.query_params.get("to", "/")
    access = access_in(request)
    if access.person is not None:
        return Redirect(_place(to))
    with request.app.state.record.reading() as connection:
        first = people.count(connection) == 0
    code = request.query_params.get("code", "") if first else ""
    return page(request, "sign_in.html", first=first, wrong="", to=_place(to), name="", code=code)


@post("/sign-in", status_code=200)
async def sign_in(request: Request[Any, Any, Any]) -> Response[Any]:
    """Check the password and begin a new session: one that was planted before is worth nothing."""
    form = await request.form()
    name, to = typed(form, "name"), _place(typed(form, "to"))
    client = f"{request.client.host if request.client else ''} {name.casefold()}"
    if request.app.state.sign_in_limit.wait(client):
        return page(request, "sign_in.html", status=429, first=False, to=to, name=name, code="",
                    wrong="Too many tries. Wait a few minutes.")  # fmt: skip
    secret = await in_thread(lambda: _session(request, name, str(form.get("password") or "")))
    if secret is None:
        return page(request, "sign_in.html", status=403, first=False, to=to, name=name, code="", wrong=_WRONG)
    return _let_in(request, secret, to)


def _session(request: Request[Any, Any, Any], name: str, password: str) -> str | None:
    record = request.app.state.record
    with record.reading() as connection:
        person = people.check_password(connection, name, password)
    if person is None:
        return None
    with record.writing() as connection:
        return people.start_session(connection, person)


@post("/set-up", status_code=200)
async def set_up(request: Request[Any, Any, Any]) -> Response[Any]:
    """Make the first account, for whoever can read what the server printed; once only."""
    form = await request.form()
    name, code = typed(form, "name"), typed(form, "code")
    wanted = request.app.state.settings.setup_code
    client = f"{request.client.host if request.client else ''} set-up"
    if (
        request.app.state.sign_in_limit.wait(client)
        or not wanted
        or not hmac.compare_digest(code.encode(), wanted.encode())
    ):
        return page(request, "sign_in.html", status=403, first=True, to="/", name=name, code="",
                    wrong="The code is not the one that was printed.")  # fmt: skip
    try:
        secret = await in_thread(lambda: _first(request, name, str(form.get("password") or "")))
    except OvertError as error:
        return page(request, "sign_in.html", status=422, first=True, to="/", name=name, code=code, wrong=str(error))
    return _let_in(request, secret, "/")


def _first(request: Request[Any, Any, Any], name: str, password: str) -> str:
    with request.app.state.record.writing() as connection:
        if people.count(connection):
            raise OvertError("Somebody has an account already. Sign in, or ask an administrator.")
        person = people.add(connection, name=name, role="administrator", password=password, by=name)
        return people.start_session(connection, person)


def _let_in(request: Request[Any, Any, Any], secret: str, to: str) -> Response[Any]:
    cookie = session_cookie(secret, secure=request.app.state.settings.secure)
    return Redirect(to, status_code=303, headers={"set-cookie": cookie})


@post("/sign-out", status_code=303)
@threaded
def sign_out(request: Request[Any, Any, Any]) -> Redirect:
    """End the session, here and in the record."""
    access = access_in(request)
    if access.session:
        with request.app.state.record.writing() as connection:
            people.end_session(connection, access.session)
    gone = session_cookie("", secure=request.app.state.settings.secure) + "; Max-Age=0"
    return Redirect("/sign-in", status_code=303, headers={"set-cookie": gone})


ROUTES = (sign_in_page, sign_in, set_up, sign_out)
