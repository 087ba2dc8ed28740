"""Hand the record on: one call for every format, in pieces that can be sent or written as they come."""

from collections.abc import Iterator
from dataclasses import dataclass

from overt.errors import UnknownValueError
from overt.exports.formats import Format, format_called
from overt.record import Record
from overt.record.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that is handed on: its name, what it is, how many incidents it holds, and its bytes in pieces.

    The pieces can be gone through once; what is not gone through is never made.
    """

    file_name: str
    media_type: str
    description: str
    version: str
    incidents: int
    pieces: Iterator[bytes]


def export(
    record: Record,
    name: str,
    *,
    selection: Selection | None = None,
    table: str | None = None,
    tlp: str | None = None,
) -> Export:
    """The record, or a selection of it, in the format with that name; ``table`` asks for one table alone.

    ``tlp`` marks a STIX bundle with a level of the Traffic Light Protocol (clear, green, amber, amber+strict, red).

    The same record gives the same bytes. Raises UnknownValueError for a format, table or filter's value that is none,
    and NotInRecordError for an id that is none, before a single piece is made.
    """
    form = format_called(name)
    options = {"tlp": _marked_with(form, tlp)} if tlp else {}
    wanted = selection or Selection()
    with record.snapshot(wanted) as snapshot:
        version, incidents = snapshot.version, snapshot.count_incidents()
    if table is not None:
        return _one_table(record, form, wanted, version, incidents, table)
    return Export(
        file_name=f"overt-{version}.{form.ending}" if not form.tables else f"overt-{version}-{form.name}.zip",
        media_type=form.media_type,
        description=form.description,
        version=version,
        incidents=incidents,
        pieces=_pieces(record, form, wanted, options),
    )


def _marked_with(form: Format, tlp: str) -> str:
    from overt.exports.stix_markings import checked

    if form.name != "stix":
        raise UnknownValueError("format that carries a marking", form.name, ["stix"])
    return checked(tlp)


def _pieces(record: Record, form: Format, selection: Selection, options: dict[str, str]) -> Iterator[bytes]:
    with record.snapshot(selection) as snapshot:
        yield from form.write(snapshot, **options)


def _one_table(record: Record, form: Format, selection: Selection, version: str, incidents: int, name: str) -> Export:
    from overt.exports.packages import MEDIA_TYPES, one_table, table_called

    if not form.tables:
        raise UnknownValueError("format of tables", form.name, MEDIA_TYPES)
    table = table_called(name)

    def pieces() -> Iterator[bytes]:
        with record.snapshot(selection) as snapshot:
            yield from one_table(snapshot, form.name, table)

    return Export(
        file_name=f"overt-{version}-{name}.{form.name}",
        media_type=MEDIA_TYPES[form.name],
        description=table.meaning,
        version=version,
        incidents=incidents,
        pieces=pieces(),
    )
