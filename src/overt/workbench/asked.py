"""What an address asks for."""

from typing import Any

from litestar import Request

# So much of a value is looked at.
LONGEST = 500


def word(request: Request[Any, Any, Any], name: str) -> str | None:
    """One value of the address's questions; nothing where it is empty."""
    return (request.query_params.get(name) or "").strip()[:LONGEST] or None


def several(request: Request[Any, Any, Any], name: str) -> tuple[str, ...]:
    """All values of one of the address's questions."""
    return tuple(one for one in request.query_params.getall(name, []) if one)


def is_part(request: Request[Any, Any, Any]) -> bool:
    """Whether only a part of the page is wanted, by htmx."""
    return request.headers.get("hx-request") == "true"
