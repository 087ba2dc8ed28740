"""Write a file as a whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from overt.errors import ExportError


def write_whole(file: Path, pieces: Iterable[bytes]) -> int:
    """Put the pieces into a file, and say how many bytes they were; what stood there is replaced at the very end.

    A half-written file never stands under its name, whatever happens. Raises ExportError when the place cannot be
    written or the disk is full.
    """
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", suffix=".part", delete=False) as part:
            try:
                size = sum(part.write(piece) for piece in pieces)
                part.flush()
                os.fsync(part.fileno())
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
        return _named(Path(part.name), file, size)
    except OSError as error:
        raise ExportError(
            f"{file}: it cannot be written ({error.strerror or error}). Nothing stands there that did not before. "
            "Name another place with --out, or free some space"
        ) from error


def _named(part: Path, file: Path, size: int) -> int:
    """Give the finished file its name, with the rights that a new file has here."""
    try:
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return size
