"""Several files as one, made while it is being sent."""

from collections.abc import Iterable, Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest that a ZIP file can say: when it was made must not change its bytes.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


class _Sink:
    """Where the ZIP is written to, and taken from at once."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._waiting.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def taken(self) -> bytes:
        pieces, self._waiting = self._waiting, []
        return b"".join(pieces)


def zipped(files: Iterable[tuple[str, Iterable[bytes]]], *, packed: bool = True) -> Iterator[bytes]:
    """A ZIP file of named files; each file is made only when its turn comes, and none is ever held as a whole."""
    sink = _Sink()
    with ZipFile(sink, "w", compression=ZIP_DEFLATED if packed else ZIP_STORED) as archive:  # type: ignore[call-overload]
        for name, pieces in files:
            entry = ZipInfo(name, date_time=_MOMENT)
            entry.compress_type = archive.compression
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()
