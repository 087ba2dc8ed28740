"""Handlers that wait for the database do so in a thread, a few at a time."""

import functools
from collections.abc import Awaitable, Callable
from typing import Final, ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

P = ParamSpec("P")
T = TypeVar("T")

# As many as connections are kept open. More would only wait for each other: Python runs one at a time.
AT_ONCE: Final = 12
_LIMITERS: list[CapacityLimiter] = []


def _limiter() -> CapacityLimiter:
    if not _LIMITERS:
        _LIMITERS.append(CapacityLimiter(AT_ONCE))
    return _LIMITERS[0]


def threaded(handler: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    """The handler, run in a thread."""

    @functools.wraps(handler)
    async def running(*args: P.args, **kwargs: P.kwargs) -> T:
        return await run_sync(functools.partial(handler, *args, **kwargs), limiter=_limiter())

    return running


async def in_thread(deed: Callable[[], T]) -> T:
    """What the deed gives, done in a thread."""
    return await run_sync(deed, limiter=_limiter())
