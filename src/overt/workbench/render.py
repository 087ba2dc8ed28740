"""From a template and values to a page."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response

from overt.workbench import words
from overt.workbench.people.access import Access
from overt.workbench.settings import ServeError, Settings

HTML = "text/html"


@cache
def environment() -> Environment:
    """Where templates are found: everything put into them is escaped, and a value that is missing is an error."""
    made = Environment(
        loader=PackageLoader("overt.workbench", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(words.FILTERS)
    made.globals.update(words.GLOBALS)
    return made


def static_folder() -> Path:
    """Where the bundled scripts and styles are.

    Raises ServeError when they were not built.
    """
    folder = Path(str(files("overt.workbench") / "static"))
    if not (folder / "main.js").is_file():
        raise ServeError("The workbench's scripts and styles are not built. Build them with: make bundle")
    return folder


@cache
def static(name: str) -> str:
    """The address of a bundled file; it changes with the file, so that browsers may keep it for ever."""
    content = (static_folder() / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"


def barred(settings: Settings, location: str, *, status: int, title: str, text: str) -> bytes:
    """The page for a request that cannot be let through to the others: it needs nothing of the record."""
    template = environment().get_template("trouble.html")
    return template.render(
        request=None, path="", person=None, csrf="", settings=settings, location=location, theme="", static=static,
        title=title, text=text, code=status, back=None,
    ).encode()  # fmt: skip


def page(request: Request[Any, Any, Any], name: str, /, *, status: int = 200, **values: Any) -> Response[str]:
    """The page that a template makes of the values, for whoever is asking."""
    found = request.scope.get("overt")
    access = found if isinstance(found, Access) else None
    settings: Settings = request.app.state.settings
    theme = request.cookies.get("overt_theme", "")
    content = environment().get_template(name).render(
        request=request,
        path=request.url.path,
        person=access.person if access else None,
        csrf=access.csrf if access else "",
        settings=settings,
        location=request.app.state.record.location,
        theme=theme if theme in {"dark", "light"} else "",
        static=static,
        **values,
    )  # fmt: skip
    return Response(content, media_type=HTML, status_code=status, headers={"cache-control": "no-store"})
