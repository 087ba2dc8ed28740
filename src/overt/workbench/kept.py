"""Sums over the whole record, kept for a short while: what costs a second need not be counted on every page."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from litestar import Request

T = TypeVar("T")

# So old a sum may be, in seconds, and so many times as long as it took to count; while it is counted anew, the old
# one is shown. A sum that takes three seconds would else keep the machine busy for all who only want to see it.
_FRESH: Final = 5.0
_WORTH: Final = 30.0
# So many sums are kept at most: names may hold what somebody asked for.
_MOST: Final = 500
# What was counted sooner than this need not be kept: it is counted each time, and never old.
_QUICK: Final = 0.02


class Kept:
    """Sums by name, each with the moment it was counted."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[float, Any]] = {}  # good until when, and the sum
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    def get(self, name: str, count: Callable[[], T]) -> T:
        """The sum, counted now where there is none that is fresh or being counted."""
        with self._lock:
            until, value = self._values.get(name, (0.0, None))
            fresh = name in self._values and (time.monotonic() < until or name in self._busy)
            if fresh:
                return value  # type: ignore[no-any-return]
            self._busy.add(name)
        try:
            begun = time.monotonic()
            counted = count()
        finally:
            with self._lock:
                self._busy.discard(name)
        with self._lock:
            took = time.monotonic() - begun
            if took > _QUICK:
                while len(self._values) >= _MOST:
                    self._values.pop(next(iter(self._values)))
                self._values[name] = (time.monotonic() + max(_FRESH, _WORTH * took), counted)
            else:
                self._values.pop(name, None)
        return counted


def kept(request: Request[Any, Any, Any], name: str, count: Callable[[], T]) -> T:
    """A sum over the record that the request asks, perhaps some seconds old where it is slow to count."""
    sums: Kept = request.app.state.kept
    return sums.get(name, count)
