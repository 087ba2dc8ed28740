"""Who is asking: a session's cookie, a token, or the one user of this machine."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from overt.errors import DiskFullError
from overt.record import people
from overt.record.ids import digest
from overt.record.people import Person, Role
from overt.workbench.settings import Settings

if TYPE_CHECKING:
    from overt.record import Record

# The prefix binds the cookie to this host and to HTTPS where there is HTTPS.
COOKIE: Final = "overt_session"
_BEARER: Final = "Bearer "


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who is asking, and by what: ``session`` is the browser's secret, absent for programs with a token."""

    person: Person | None
    session: str | None = None
    token: bool = False

    @property
    def csrf(self) -> str:
        """What a form of this session carries, and nobody else's page can know."""
        return digest("form", self.session or "")[:40]


def access_of(record: "Record", settings: Settings, *, cookie: str | None, authorization: str | None) -> Access:
    """Who is asking, by what the request carries."""
    if not settings.accounts:
        only = Person(id="u-only", name=settings.user, role="administrator")
        return Access(person=only, session=cookie)
    if authorization and authorization.startswith(_BEARER):
        with record.reading() as connection:
            return Access(person=people.of_token(connection, authorization.removeprefix(_BEARER).strip()), token=True)
    if not cookie:
        return Access(person=None)
    with record.reading() as connection:
        found = people.of_session(connection, cookie)
    if found is None:
        return Access(person=None, session=cookie)
    person, note = found
    if note:
        # Noting that a session is in use must not keep anybody from reading, as when the disk is full.
        with suppress(DiskFullError), record.writing() as connection:
            people.seen(connection, cookie)
    return Access(person=person, session=cookie)


def access_in(connection: ASGIConnection[Any, Any, Any, Any]) -> Access:
    """Who is asking, as the gate found out."""
    found = connection.scope["overt"]  # type: ignore[typeddict-item]
    if not isinstance(found, Access):
        raise TypeError("a request came past the gate")
    return found


def person_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Person:
    """Who is asking. Raises NotAuthorizedException when nobody signed in."""
    access = access_in(connection)
    if access.person is None:
        raise NotAuthorizedException("Sign in first.")
    return access.person


class Needs:
    """A guard: who asks must have a role, or a higher one."""

    def __init__(self, role: Role) -> None:
        self.role = role

    # Not in a thread, as plain guards are: it only looks at what the gate found.
    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        """Let through, or raise."""
        person = person_of(connection)
        if not person.may(self.role):
            raise PermissionDeniedException(
                f"This needs the role {self.role}; you are {person.role}. Ask an administrator for it."
            )


READER, REVIEWER, EDITOR, ADMINISTRATOR = Needs("reader"), Needs("reviewer"), Needs("editor"), Needs("administrator")
