"""Who may do what: a reader looks, a reviewer decides, an editor adds pages too, an administrator does all of it."""

from collections.abc import Callable
from typing import Any, Final, Literal, Protocol

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers.base import BaseRouteHandler

Role = Literal["reader", "reviewer", "editor", "administrator"]
ROLES: Final[tuple[Role, ...]] = ("reader", "reviewer", "editor", "administrator")

Guard = Callable[[ASGIConnection[Any, Any, Any, Any], BaseRouteHandler], None]


class Somebody(Protocol):
    """Who is asking, as far as a guard must know."""

    @property
    def name(self) -> str:
        """What decisions are signed with."""

    @property
    def role(self) -> Role:
        """What they may do."""


def at_least(role: Role) -> Guard:
    """A guard that lets through who has the role or one above it.

    It raises NotAuthorizedException for somebody unknown, and PermissionDeniedException, which names the role that is
    needed, for anybody else.
    """

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        person: Somebody | None = connection.scope.get("user")
        if person is None:
            raise NotAuthorizedException("Sign in, or send a token: Authorization: Bearer TOKEN.")
        if ROLES.index(person.role) < ROLES.index(role):
            raise PermissionDeniedException(f"This takes the role of {role} or above; {person.name} is {person.role}.")

    return guard
