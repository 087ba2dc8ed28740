"""The moment by which a fetch must be over, however its server dawdles."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from overt.errors import FetchError


class Deadline:
    """So many seconds from now; when they are over, the open connection is cut.

    The bounds of a client hold for each piece that arrives, so a server that sends a byte every few seconds could
    hold a fetch for hours. Give ``extensions`` to each request and ``check`` whenever something has arrived.
    """

    def __init__(self, seconds: float) -> None:
        """The time starts now."""
        self._until = time.monotonic() + seconds
        self._seconds = seconds
        self._connection: socket.socket | None = None

    @property
    def extensions(self) -> dict[str, Any]:
        """What makes httpx tell which connection a request uses."""
        return {"trace": self._trace}

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._until

    def check(self, address: str) -> None:
        """Raise FetchError when the time is up."""
        if self.is_over:
            raise FetchError(address, "The page did not arrive in time", "Try again later, or save it from a browser")

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Cut the connection when the time is up while the block runs."""
        watch = threading.Timer(self._seconds, self._cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()
            watch.join()

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._connection = info["return_value"].get_extra_info("socket")
            if self.is_over:
                self._cut()

    def _cut(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):  # it was closed already
                self._connection.shutdown(socket.SHUT_RDWR)
