"""Forms: what was typed, once it is clear that one of our own pages sent it."""

import hmac
from collections.abc import Mapping
from typing import Any, Final

from litestar import Request
from litestar.exceptions import PermissionDeniedException

from overt.workbench.people.access import access_in

FIELD: Final = "csrf"
HEADER: Final = "x-csrf"


async def checked(request: Request[Any, Any, Any]) -> None:
    """Before any handler: a request that changes something carries the secret of its session, or a token.

    Raises PermissionDeniedException when it does not.
    """
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    access = access_in(request)
    if access.token:
        return
    sent = request.headers.get(HEADER) or str((await request.form()).get(FIELD) or "")
    if not hmac.compare_digest(sent.encode(), access.csrf.encode()):
        raise PermissionDeniedException("This form is too old, or not ours. Nothing was done; load the page again.")


def typed(form: Mapping[str, Any], name: str) -> str:
    """What was typed into a field; nothing where there is no such field."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
