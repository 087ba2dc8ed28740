"""A file that somebody sent to the workbench: bounded before it is opened, called by its own name in errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import BadZipFile, ZipFile

from overt.errors import ImportFileError, PageError

MEGABYTE: Final = 1_000_000
LARGEST_UPLOAD: Final = 20 * MEGABYTE
# A spreadsheet is a zip archive: a small one must not fill the memory.
LARGEST_UNPACKED: Final = 200 * MEGABYTE
MOST_LINES: Final = 5_000
_ON_THE_COMMAND_LINE: Final = "Longer lists are read on the command line: overt import"


@contextmanager
def uploaded(content: bytes, name: str) -> Iterator[Path]:
    """The content as a file for as long as it is read.

    Raises ImportFileError for an empty file, one over the bounds, and whatever is wrong with it while it is read.
    """
    called = safe_name(name)
    _bounded(content, called)
    with TemporaryDirectory(prefix="overt-") as folder:
        file = Path(folder) / called
        file.write_bytes(content)
        try:
            yield file
        except (ImportFileError, PageError) as error:
            raise ImportFileError(called, error.what, error.advice) from error


def safe_name(name: str) -> str:
    """The name of a file without the folders that somebody wrote into it.

    >>> safe_name("../../etc/my list.xlsx"), safe_name("")
    ('my list.xlsx', 'list')
    """
    return re.sub(r"[^\w. -]+", "-", re.split(r"[/\\]", name)[-1]).lstrip(".")[-100:] or "list"


def _bounded(content: bytes, name: str) -> None:
    if not content.strip():
        raise ImportFileError(name, "there is nothing in it", "Send a table or lines of JSON")
    if len(content) > LARGEST_UPLOAD:
        what = f"it has {len(content) // MEGABYTE} MB, and {LARGEST_UPLOAD // MEGABYTE} MB are taken here"
        raise ImportFileError(name, what, _ON_THE_COMMAND_LINE)
    if content.startswith(b"\x1f\x8b"):
        raise ImportFileError(name, "it is packed with gzip", "Unpack it and send it again")
    if content.startswith(b"PK\x03\x04") and _unpacked(content, name) > LARGEST_UNPACKED:
        what = f"unpacked it has more than {LARGEST_UNPACKED // MEGABYTE} MB"
        raise ImportFileError(name, what, _ON_THE_COMMAND_LINE)


def _unpacked(content: bytes, name: str) -> int:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(one.file_size for one in archive.infolist())
    except (BadZipFile, OSError, ValueError) as error:
        raise ImportFileError(
            name, "it is no spreadsheet that can be read", "Open it and save it again as XLSX or CSV"
        ) from error


def not_too_long(name: str, lines: int) -> None:
    """Raise ImportFileError when a list has more lines than the workbench compares while somebody waits."""
    if lines > MOST_LINES:
        what = f"it has {lines:,} lines, and {MOST_LINES:,} are taken here"
        raise ImportFileError(name, what, _ON_THE_COMMAND_LINE)
