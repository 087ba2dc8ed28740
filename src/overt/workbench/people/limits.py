"""How often somebody may ask: a bucket each that fills again with time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable


class Limit:
    """So many requests at once, and so many a second after that, for each who asks.

    >>> limit = Limit(burst=2, per_second=1, clock=lambda: 0.0)
    >>> limit.wait("a"), limit.wait("a"), limit.wait("a"), limit.wait("b")
    (0.0, 0.0, 1.0, 0.0)
    """

    _MOST_KEPT = 10_000

    def __init__(self, *, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, who: str) -> float:
        """Take one; how many seconds to wait before there is one, where there is none."""
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(who, (self._burst, now))
            left = min(self._burst, left + (now - then) * self._per_second)
            wait = 0.0 if left >= 1 else (1 - left) / self._per_second
            self._left[who] = (left - 1 if not wait else left, now)
            while len(self._left) > self._MOST_KEPT:
                self._left.popitem(last=False)
            return wait
