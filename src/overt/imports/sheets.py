"""Any table that people keep, as rows under headings: CSV in whatever encoding, XLSX, XLS, ODS."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any, Final

import msgspec

from overt.errors import ImportFileError, UnknownValueError
from overt.exports.csv_cells import unguarded
from overt.pages.content import unpack

# The first bytes of XLSX and ODS, and of XLS: files are not always named for what they are.
_SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LARGEST: Final = 500_000_000
_DELIMITERS: Final = ",;\t|"
# A title or a note may stand above the headings, but not a page of them.
_HEADINGS_WITHIN: Final = 20
_LONGEST_CELL: Final = 1_000_000


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its headings, and its rows as text by heading, each with its line in the file.

    A day is ISO text, an empty cell is not there, a heading that comes twice keeps its first column.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_sheet(file: Path, *, sheet: str | None = None, encoding: str | None = None) -> Sheet:
    """The table that a file holds.

    ``encoding`` is that of a CSV file, where it does not show. The first row that fills at least two cells, and most
    of the columns, is taken for the headings. Formulas come as the values that were last computed. Raises
    ImportFileError when the file is no table, and UnknownValueError for a sheet that is not there.
    """
    lines = list(_spreadsheet(file, sheet) if _is_spreadsheet(file) else _csv(file, encoding))
    start = _headings_at(lines)
    if start is None:
        raise ImportFileError(str(file), "it holds no table", "Put a line of headings above the rows")
    headings = [" ".join(cell.split()) for cell in lines[start]]
    rows = [
        (
            number,
            {heading: cell for heading, cell in reversed(list(zip(headings, line, strict=False))) if heading and cell},
        )
        for number, line in enumerate(lines[start + 1 :], start=start + 2)
    ]
    return Sheet(headings=tuple(one for one in headings if one), rows=tuple(row for row in rows if row[1]))


def _headings_at(lines: list[list[str]]) -> int | None:
    widths = [sum(bool(cell) for cell in line) for line in lines]
    wanted = max(widths[: _HEADINGS_WITHIN * 2], default=0)
    if not wanted:
        return None
    near = (at for at, width in enumerate(widths[:_HEADINGS_WITHIN]) if width * 2 > wanted)
    return next(near, None)


def _is_spreadsheet(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(4) in _SPREADSHEETS
    except OSError as error:
        raise ImportFileError(str(file), f"it cannot be read ({error.strerror or error})", "Check the name") from error


def _csv(file: Path, encoding: str | None) -> Iterator[list[str]]:
    text = decode_table(unpack(file.read_bytes(), name=str(file), largest=_LARGEST), encoding=encoding)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for line in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield [unguarded(cell.strip()) for cell in line]
    except csv.Error as error:
        raise ImportFileError(str(file), f"it is no CSV ({error})", "Save it as CSV in UTF-8") from error


def decode_table(content: bytes, *, encoding: str | None = None) -> str:
    """The text of a table, in UTF-8 or UTF-16 when it says so, else in the encoding that it most likely has.

    The old encodings of neighbouring languages differ in a few letters only, which a short table does not show:
    ``encoding`` says which. Raises UnknownValueError when it is none.

    >>> decode_table("Ort;Łódź".encode("cp1250"))
    'Ort;Łódź'
    """
    if encoding:
        try:
            return content.decode(encoding, "replace")
        except LookupError as error:
            known = ["utf-8", "cp1250 (Central Europe)", "cp1251 (Cyrillic)", "cp1252 (Western)", "cp1257 (Baltic)"]
            raise UnknownValueError("encoding", encoding, known) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content, cp_isolation=["cp1252", "cp1250", "cp1251", "cp1257", "mac_roman"]).best()
        return str(best) if best else content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into equally many cells, most of them."""
    head = text[:20_000]

    def fit(delimiter: str) -> tuple[int, int]:
        widths = [len(line) for line in csv.reader(StringIO(head, newline=""), delimiter=delimiter)][:20]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=fit)


def _spreadsheet(file: Path, sheet: str | None) -> Iterator[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(file))
    except (CalamineError, OSError) as error:
        raise ImportFileError(
            str(file), f"it is no spreadsheet that can be read ({error})", "Open it and save it again as XLSX or CSV"
        ) from error
    if sheet is not None and sheet not in book.sheet_names:
        raise UnknownValueError(f"sheet of {file.name}", sheet, book.sheet_names)
    found = book.get_sheet_by_name(sheet) if sheet else book.get_sheet_by_index(0)
    for row in found.to_python(skip_empty_area=False):
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
