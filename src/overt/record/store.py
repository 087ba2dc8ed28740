"""Write to the record: a page, a reading of it and all its rows, in one transaction or not at all."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, exists, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from overt.errors import PageError, RecordError
from overt.pages.page import Page
from overt.reading import Reader, Reading, to_json
from overt.record.columns import metadata
from overt.record.compress import packed, unpacked
from overt.record.dates import days_or_unknown
from overt.record.dialect import dialect_of
from overt.record.given import FIELDS, Difference, given_hash, merged
from overt.record.ids import READING, digest, entry_id
from overt.record.incident_tables import waiting
from overt.record.overlay import settle, to_settle
from overt.record.provenance import Run, reader_id
from overt.record.publication import listed_at
from overt.record.rows import LISTED, rows
from overt.record.schema import articles, givens, pages, readings, reports, unread
from overt.record.succession import hand_over
from overt.record.words import storable

_MOST_OF_AN_OUTLET = 400

Outcome = Literal["added", "read-again", "already-there"]


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it should be read: with what the record holds of it.

    ``known``: the record has the page. ``read``: the reading that is asked is by this reader with just these facts, so
    that there is nothing to do. ``differences``: what was given now and not taken over.
    """

    page: Page
    known: bool
    read: bool
    differences: tuple[Difference, ...] = ()


def prepare(connection: Connection, page: Page, reader: Reader, *, correct: bool) -> Prepared:
    """What the record knows of a page, before it is read."""
    held = _held(connection, page)
    if held is None:
        return Prepared(page=page, known=False, read=False)
    whole, differences = merged(held, page, correct=correct)
    return Prepared(page=whole, known=True, read=_is_read(connection, whole, reader), differences=differences)


def add(connection: Connection, page: Page, reading: Reading, run: Run, *, correct: bool) -> Outcome:
    """Store a page with its reading; the same reading twice is stored once.

    Raises RecordError when the reading is of other bytes, and PageError when only this page cannot be stored: its
    reading was made with facts that the record contradicts, or holds what no record can.
    """
    if reading.article.id != page.id:
        raise RecordError(f"{page.name}: the reading is not of this page. Read the page again.")
    try:
        known = _keep_page(connection, page, run, correct=correct)
        stored = _keep_reading(connection, page, reading, run)
    except (IntegrityError, DataError, UnicodeEncodeError) as error:
        what = f"The record cannot hold its reading ({getattr(error, 'orig', error)})"
        raise PageError(page.name, what, "Report it, with the page; the rest go on.") from error
    return "already-there" if not stored else "read-again" if known else "added"


def _keep_page(connection: Connection, page: Page, run: Run, *, correct: bool) -> bool:
    """Store or complete the page; whether the record had it."""
    row: dict[str, Any] = {
        "id": page.id,
        "name": readable(page.name),
        **_given(page),
        "given": given_hash(page),
        "size": len(page.content),
        "run_id": run.id,
    }
    if _held(connection, page) is None:
        row["content"] = packed(page.content)
        # Somebody else may have stored it since we looked; then nothing is inserted and nothing returned.
        if connection.scalar(dialect_of(connection).insert_missing(pages).values(row).returning(pages.c.id)):
            _note_given(connection, page, _given(page), run)
            return False
    # Locks the row where the database has such locks; in SQLite the whole record is ours.
    held = _held(connection, page, lock=True)
    if held is None:
        raise RecordError(f"{page.name}: the page vanished while it was stored. Run the same command again.")
    _complete(connection, held, page, run, correct=correct)
    return True


def _complete(connection: Connection, held: Page, page: Page, run: Run, *, correct: bool) -> None:
    whole, differences = merged(held, page, correct=correct)
    if differences:
        first = differences[0]
        what = f"Its {first.field} is {first.kept} in the record and {first.given} here"
        raise PageError(page.name, what, "Add it again, with --correct if the record is wrong.")
    new = {field: value for field, value in _given(whole).items() if value != getattr(held, field)}
    if new:
        connection.execute(update(pages).where(pages.c.id == page.id).values(**new, given=given_hash(whole)))
        _note_given(connection, page, new, run)


def _note_given(connection: Connection, page: Page, values: dict[str, str | None], run: Run) -> None:
    rows_ = [
        {"page_id": page.id, "field": field, "value": value, "run_id": run.id}
        for field, value in values.items()
        if value
    ]
    if rows_:
        connection.execute(insert(givens), rows_)


def _keep_reading(connection: Connection, page: Page, reading: Reading, run: Run) -> bool:
    """Make the reading the one that is asked, stored if it was not there yet; whether that changed anything."""
    if _is_read(connection, page, reading.reader):
        return False
    reading_id = entry_id(READING, page.id, reader_id(reading.reader), given_hash(page))
    before = _lay_aside(connection, page)
    # A reader that was left for another, as when an actor file is taken back, finds its own reading still there.
    again = connection.execute(update(readings).where(readings.c.id == reading_id).values(current=True)).rowcount
    if again:
        _list(connection, reading_id, listed_at(days_or_unknown(reading.article.published.edtf)[1], page.id))
    else:
        _insert(connection, reading_id, page, reading, run)
    dialect_of(connection).index(connection, reading_id)
    if to_settle(connection, reading):
        settle(connection, page.id)
    for older in before:
        hand_over(connection, older, reading_id)
    _wait(connection, [*before, reading_id])
    return True


def _lay_aside(connection: Connection, page: Page) -> list[str]:
    """Let no reading of the page be the one that is asked; which were."""
    before = list(connection.scalars(select(readings.c.id).where(readings.c.page_id == page.id, readings.c.current)))
    for older in before:
        dialect_of(connection).unindex(connection, older)
        connection.execute(update(readings).where(readings.c.id == older).values(current=False))
        _list(connection, older, None)
    return before


def _list(connection: Connection, reading: str, place: str | None) -> None:
    """Let what a reading holds be listed there, or not at all."""
    for name in LISTED:
        table = metadata.tables[name]
        connection.execute(update(table).where(table.c.reading_id == reading).values(listed=place))


def _insert(connection: Connection, reading_id: str, page: Page, reading: Reading, run: Run) -> None:
    connection.execute(
        insert(readings).values(
            id=reading_id,
            page_id=page.id,
            reader_id=reader_id(reading.reader),
            given=given_hash(page),
            run_id=run.id,
            current=True,
            content=packed(to_json(reading)),
        )
    )
    for table, its_rows in rows(reading_id, page.id, reading).items():
        connection.execute(insert(metadata.tables[table]), its_rows)


def _wait(connection: Connection, readings_: list[str]) -> None:
    """Let the reports of these readings wait to be put together with others, or taken out where they were."""
    reports_ = connection.scalars(select(reports.c.id).where(reports.c.reading_id.in_(readings_)))
    rows_ = [{"report_id": one} for one in reports_]
    if rows_:
        connection.execute(dialect_of(connection).insert_missing(waiting), rows_)


def refuse(connection: Connection, error: PageError, run: Run) -> None:
    """Keep what could not be read and why; the same twice is kept once."""
    name, message = readable(error.page), storable(str(error))
    row = {"id": digest(name, error.code)[:32], "name": name, "code": error.code, "message": message, "run_id": run.id}
    connection.execute(dialect_of(connection).insert_missing(unread).values(row))


def to_reread(connection: Connection, reader: Reader) -> Sequence[str]:
    """The ids of the pages whose current reading is not by this reader, as they are now given."""
    return connection.scalars(select(pages.c.id).where(~_reading_exists(reader)).order_by(pages.c.id)).all()


def of_outlet(connection: Connection, outlet: str) -> Sequence[str]:
    """The smallest ids of pages whose article is of the outlet."""
    wanted = select(articles.c.page_id).join(readings, readings.c.id == articles.c.reading_id)
    chosen = wanted.where(readings.c.current, articles.c.outlet == outlet)
    return connection.scalars(chosen.order_by(articles.c.page_id).limit(_MOST_OF_AN_OUTLET)).all()


def _reading_exists(reader: Reader) -> Any:
    return exists().where(
        readings.c.page_id == pages.c.id,
        readings.c.reader_id == reader_id(reader),
        readings.c.given == pages.c.given,
        readings.c.current,
    )


def _is_read(connection: Connection, page: Page, reader: Reader) -> bool:
    """Whether the reading that is asked of the page is by this reader, with all that is given."""
    wanted = (page.id, reader_id(reader), given_hash(page))
    found = select(readings.c.id).where(
        readings.c.page_id == wanted[0], readings.c.reader_id == wanted[1], readings.c.given == wanted[2]
    )
    return connection.scalar(found.where(readings.c.current)) is not None


def _held(connection: Connection, page: Page, *, lock: bool = False) -> Page | None:
    query = select(pages.c.name, *(pages.c[field] for field in FIELDS)).where(pages.c.id == page.id)
    row = connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()
    return None if row is None else Page(content=page.content, **row)


def _given(page: Page) -> dict[str, str | None]:
    return {field: getattr(page, field) for field in FIELDS}


def page_of(row: Any) -> Page:
    """The page that a row of the table holds, bytes and all."""
    return Page(name=row["name"], content=unpacked(row["content"]), **{field: row[field] for field in FIELDS})


def readable(name: str) -> str:
    r"""A page's name as text, whatever bytes its file's name is made of.

    >>> readable("fire.html"), readable("fire\udcff.html")
    ('fire.html', 'fire�.html')
    """
    return storable(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
