"""CSV that a spreadsheet shows and never runs, and that comes back the same."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from overt.exports.columns import Value

# So that spreadsheets take the file for UTF-8 and show Łódź as Łódź.
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet may take for the beginning of a formula (OWASP, CSV Injection), in both widths.
_FORMULA: Final = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")
_GUARDED: Final = re.compile(r"'['\s]*[=+\-@\t\r\n＝＋－＠]")
_ROWS: Final = 500


def guarded(cell: str) -> str:
    r"""The text, with an apostrophe in front where a spreadsheet might take it for a formula.

    Numbers are not text: a longitude of -71.2 stays as it is. ``unguarded`` takes the apostrophe away again.

    >>> guarded('=HYPERLINK("…")'), guarded("-5 degrees"), guarded("a = b")
    ('\'=HYPERLINK("…")', "'-5 degrees", 'a = b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text as it was before ``guarded``.

    >>> unguarded(guarded("=1+1")), unguarded(guarded("'=1")), unguarded("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def lines(columns: Iterable[str], rows: Iterable[Iterable[Value]]) -> Iterator[bytes]:
    r"""The rows as CSV (RFC 4180) in UTF-8 under their column names, a few hundred lines at a time.

    >>> [one.decode("utf-8-sig") for one in lines(["place", "killed"], [["Nordhaven, harbour", None]])]
    ['place,killed\r\n"Nordhaven, harbour",\r\n']
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_cell(value) for value in row])
        if number % _ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A zero character is no text to a reader of CSV.
    return guarded(value.replace("\0", "\N{REPLACEMENT CHARACTER}")) if isinstance(value, str) else value


def _taken(buffer: StringIO) -> bytes:
    written = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return written
