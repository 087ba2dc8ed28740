"""Sums over the whole record, kept for a short while: what costs a second need not be counted on every page."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from litestar import Request

T = TypeVar("T")

# So old a sum may be, in seconds, and so many times as long as it took to count; while it is counted anew, the old
# one is shown. A sum that takes three seconds would else keep the machine busy for all who only want to see it. Where
# nothing was added to the record meanwhile, it stays.
_FRESH: Final = 5.0
_WORTH: Final = 30.0
# So many sums are kept at most: names may hold what somebody asked for.
_MOST: Final = 500
# What was counted sooner than this need not be kept: it is counted each time, and never old.
_QUICK: Final = 0.02


# Nobody waits longer than this many seconds for a sum while there is one that went stale at most so long ago.
_PATIENCE: Final = 0.5
_OLDEST: Final = 600.0


class Sum(NamedTuple):
    """A sum, how long it took to count in seconds, until when it is good, and the state of the record it is of."""

    value: Any
    took: float
    until: float
    state: str


class Kept:
    """Sums by name. One of the state that the record is still in is good for ever; another for a short while."""

    def __init__(self) -> None:
        self._sums: dict[str, Sum] = {}
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    def get(self, name: str, count: Callable[[], T], state: Callable[[], str]) -> T:
        """The sum, counted now where there is none that is good or being counted."""
        with self._lock:
            held = self._sums.get(name)
            if held is not None and (time.monotonic() < held.until or name in self._busy):
                return held.value  # type: ignore[no-any-return]
        now = state()
        with self._lock:
            if held is not None and held.state == now:
                self._sums[name] = held._replace(until=_good_until(held.took))
                return held.value  # type: ignore[no-any-return]
            self._busy.add(name)
        if held is not None and held.took > _PATIENCE and time.monotonic() < held.until + _OLDEST:
            threading.Thread(target=self._count, args=(name, count, now), daemon=True).start()
            return held.value  # type: ignore[no-any-return]
        return self._count(name, count, now)

    def _count(self, name: str, count: Callable[[], T], state: str) -> T:
        try:
            begun = time.monotonic()
            counted = count()
        finally:
            with self._lock:
                self._busy.discard(name)
        self._keep(name, counted, time.monotonic() - begun, state)
        return counted

    def _keep(self, name: str, counted: object, took: float, state: str) -> None:
        with self._lock:
            self._sums.pop(name, None)
            if took <= _QUICK:
                return
            while len(self._sums) >= _MOST:
                self._sums.pop(next(iter(self._sums)))
            self._sums[name] = Sum(counted, took, _good_until(took), state)


def _good_until(took: float) -> float:
    return time.monotonic() + max(_FRESH, _WORTH * took)


def kept(request: Request[Any, Any, Any], name: str, count: Callable[[], T]) -> T:
    """A sum over the record that the request asks, perhaps some seconds old where it is slow to count."""
    sums: Kept = request.app.state.kept
    return sums.get(name, count, request.app.state.record.moment)
