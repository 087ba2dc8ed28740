"""A file that is sent while it is made."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

from anyio.to_thread import run_sync

# Each keeps a connection for as long as it is sent; the pages need theirs meanwhile. Further ones wait their turn.
EXPORTS_AT_ONCE: Final = 3


async def sent(pieces: Iterator[bytes], exporting: Any) -> AsyncIterator[bytes]:
    """The pieces as they are made, each in a thread. When who asked goes away, the rest is never made."""
    async with exporting:
        try:
            while (piece := await run_sync(next, pieces, None)) is not None:
                yield piece
        finally:
            if close := getattr(pieces, "close", None):
                close()
