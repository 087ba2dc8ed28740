"""What reviewers set right in an article: kept beside the reading, undone by whoever thinks better of it."""

import json
import secrets
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, insert, select, update

from overt.errors import NotInRecordError, UnknownValueError
from overt.record import audit
from overt.record.ids import entry_id
from overt.record.people_tables import corrections
from overt.record.schema import readings

CorrectionKind = Literal["block", "claim", "report", "actor", "mention"]
CorrectionAction = Literal["flip", "change", "delete", "add", "merge", "split", "not-an-actor"]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One thing set right: of what kind, what was done, to which entry, with what new value, by whom and when.

    ``subject`` is the entry's id, or a block's position; it is ``None`` for what was added. ``value`` holds the fields
    as they should be, spans as ``start``, ``end`` and ``quote``. One that was undone stays, with who did it.
    """

    id: str
    page: str
    reading: str
    kind: CorrectionKind
    action: CorrectionAction
    subject: str | None
    value: dict[str, Any]
    reason: str | None
    by: str
    moment: str
    undone_by: str | None = None
    undone: str | None = None


def add(
    connection: Connection,
    *,
    page: str,
    kind: CorrectionKind,
    action: CorrectionAction,
    subject: str | None,
    value: dict[str, Any],
    reason: str | None,
    by: str,
) -> Correction:
    """Keep a correction of the page's current reading, and note it in the diary."""
    _known("kind of correction", kind, CorrectionKind)
    _known("correction", action, CorrectionAction)
    reading = connection.scalar(select(readings.c.id).where(readings.c.page_id == page, readings.c.current))
    if reading is None:
        raise NotInRecordError(f"No page has the id {page}.")
    made = Correction(
        id=entry_id("k", secrets.token_hex(16)), page=page, reading=reading, kind=kind, action=action, subject=subject,
        value=value, reason=reason or None, by=by, moment=_now(),
    )  # fmt: skip
    row = msgspec.structs.asdict(made)
    row |= {"page_id": row.pop("page"), "reading_id": row.pop("reading"), "value": _json(value)}
    connection.execute(insert(corrections).values(row))
    told = {"correction": made.id, "action": action, "value": value, "reason": reason}
    audit.note(connection, by=by, action=f"corrected-{kind}", subject=subject or page, detail=told)
    return made


def undo(connection: Connection, correction_id: str, *, by: str) -> Correction:
    """Take a correction back. Raises NotInRecordError when there is none that stands."""
    standing = (corrections.c.id == correction_id) & corrections.c.undone.is_(None)
    if not connection.execute(update(corrections).where(standing).values(undone=_now(), undone_by=by)).rowcount:
        raise NotInRecordError(f"No correction that stands has the id {correction_id}.")
    row = connection.execute(select(corrections).where(corrections.c.id == correction_id)).mappings().one()
    audit.note(connection, by=by, action="correction-undone", subject=row["subject"] or row["page_id"],
               detail={"correction": correction_id})  # fmt: skip
    return _correction(row)


def called(connection: Connection, correction_id: str) -> Correction:
    """The correction with that id. Raises NotInRecordError when there is none."""
    row = connection.execute(select(corrections).where(corrections.c.id == correction_id)).mappings().one_or_none()
    if row is None:
        raise NotInRecordError(f"No correction that stands has the id {correction_id}.")
    return _correction(row)


def of_page(connection: Connection, page: str) -> tuple[Correction, ...]:
    """The corrections of a page, in the order made, those undone too."""
    wanted = select(corrections).where(corrections.c.page_id == page).order_by(corrections.c.moment, corrections.c.id)
    return tuple(_correction(row) for row in connection.execute(wanted).mappings())


def of_actors(connection: Connection) -> tuple[Correction, ...]:
    """The corrections of actors that stand: who is the same, who is not, what is no actor."""
    stand = (corrections.c.kind == "actor") & corrections.c.undone.is_(None)
    ordered = select(corrections).where(stand).order_by(corrections.c.moment, corrections.c.id)
    return tuple(_correction(row) for row in connection.execute(ordered).mappings())


def everything(connection: Connection) -> tuple[Correction, ...]:
    """All corrections that stand, in the order made: what a reader can be trained on."""
    stand = select(corrections).where(corrections.c.undone.is_(None))
    rows = connection.execute(stand.order_by(corrections.c.moment, corrections.c.id)).mappings()
    return tuple(_correction(row) for row in rows)


def _known(what: str, value: str, known: Any) -> None:
    if value not in get_args(known):
        raise UnknownValueError(what, value, get_args(known))


def _correction(row: Any) -> Correction:
    own = dict(row)
    return Correction(page=own.pop("page_id"), reading=own.pop("reading_id"), value=json.loads(own.pop("value")), **own)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")  # their order matters
