"""A reviewer sets something of an article right, or takes that back: kept, and at once what every question finds."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from overt.article.reviewed import block_keys, written
from overt.errors import DecisionError, NotInRecordError, UnknownValueError
from overt.reading import Article, Reading
from overt.record import corrections
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.record.given import FIELDS, given_hash
from overt.record.ids import CLAIM, REPORT, entry_id
from overt.record.overlay import Overlaid, as_read, overlaid, settle
from overt.record.schema import pages, readings
from overt.record.store import page_of


def correct(
    connection: Connection,
    *,
    page: str,
    kind: CorrectionKind,
    action: CorrectionAction,
    subject: str | None,
    value: Mapping[str, Any],
    reason: str | None,
    by: str,
) -> Correction:
    """Keep a correction and let it have effect: claims, reports and actors at once, blocks when the page is read again.

    Raises NotInRecordError when the page has no reading, and UnknownValueError for a block that is none.
    """
    told = _turn(connection, page, subject) if kind == "block" else dict(value)
    made = corrections.add(connection, page=page, kind=kind, action=action, subject=subject, value=told,
                           reason=reason, by=by)  # fmt: skip
    _take_effect(connection, made)
    return made


def take_back(connection: Connection, correction: str, *, by: str) -> Correction:
    """Undo a correction, and what it did.

    Raises NotInRecordError when none that stands has this id, and DecisionError for what was said of an actor over the
    whole record, which is taken back there.
    """
    if over_the_record(corrections.called(connection, correction)):
        raise DecisionError("This was said of an actor over the whole record. It is taken back on the actor's page.")
    undone = corrections.undo(connection, correction, by=by)
    _take_effect(connection, undone)
    return undone


def over_the_record(one: Correction) -> bool:
    """Whether an editor said it of an actor, not of an entry of one article."""
    return one.kind == "actor" and (one.action == "merge" or "pages" in one.value or "of" in one.value)


def _take_effect(connection: Connection, one: Correction) -> None:
    if one.kind == "block":
        _give_blocks(connection, one.page)
    else:
        settle(connection, one.page)


def unread_blocks(connection: Connection, page: str) -> dict[int, bool]:
    """The blocks that a reviewer put in or took out since the page was read, by position: whether they belong to it."""
    article = _current(connection, page)[1].article
    said = _said(connection, page)
    keys = block_keys(words_of(article))
    return {
        at: said[key] for at, (key, one) in enumerate(zip(keys, article.blocks, strict=True))
        if said.get(key, one.kept) != one.kept
    }  # fmt: skip


def words_of(article: Article) -> list[str]:
    """The words of each block of an article."""
    return [article.text[one.start : one.end] if one.start is not None else one.text or "" for one in article.blocks]


def _turn(connection: Connection, page: str, subject: str | None) -> dict[str, Any]:
    """What a reviewer says who turns a block: the other of what holds of it now."""
    article = _current(connection, page)[1].article
    at = int(subject) if subject and subject.isdecimal() else -1
    if not 0 <= at < len(article.blocks):
        raise UnknownValueError("block", subject or "", [f"0–{len(article.blocks) - 1}"])
    key = block_keys(words_of(article))[at]
    return {"key": key, "kept": not _said(connection, page).get(key, article.blocks[at].kept)}


def _said(connection: Connection, page: str) -> dict[str, bool]:
    """What stands of what reviewers said of a page's blocks."""
    said: dict[str, bool] = {}
    for one in corrections.of_page(connection, page):
        if one.kind == "block" and one.undone is None:
            key, kept = _of_block(connection, one, said)
            said[key] = kept
    return said


def _of_block(connection: Connection, one: Correction, said: Mapping[str, bool]) -> tuple[str, bool]:
    if "key" in one.value:
        return one.value["key"], one.value["kept"]
    # Kept by an overt that only noted that a block was turned.
    article = as_read(connection, one.reading).article
    at = int(one.subject or 0)
    key = block_keys(words_of(article))[at]
    return key, not said.get(key, article.blocks[at].kept)


def _give_blocks(connection: Connection, page: str) -> None:
    row = connection.execute(select(pages).where(pages.c.id == page)).mappings().one()
    given = msgspec.structs.replace(page_of(row), blocks=written(_said(connection, page)))
    new = {field: getattr(given, field) for field in FIELDS if field == "blocks"}
    connection.execute(update(pages).where(pages.c.id == page).values(**new, given=given_hash(given)))


def _current(connection: Connection, page: str) -> tuple[str, Reading]:
    found = connection.scalar(select(readings.c.id).where(readings.c.page_id == page, readings.c.current))
    if found is None:
        raise NotInRecordError(f"No page has the id {page}.")
    return found, as_read(connection, found)


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """What reviewers did to an article: every correction, and what it means for the reading that is asked.

    ``changed`` counts by entry, as the record calls it, the corrections that stand. ``unfit`` are those whose words the
    newest reading does not have. ``unread`` are blocks turned since the page was read, by position.
    """

    corrections: tuple[Correction, ...]
    changed: dict[str, int]
    unfit: tuple[str, ...]
    unread: dict[int, bool]


def reviewed(connection: Connection, page: str) -> Reviewed:
    """What reviewers did to the article of a page. Raises NotInRecordError when there is none."""
    made = corrections.of_page(connection, page)
    if not made and connection.scalar(select(pages.c.id).where(pages.c.id == page)):
        return Reviewed(corrections=(), changed={}, unfit=(), unread={})
    reading_id, base = _current(connection, page)
    right = overlaid(connection, reading_id, base)
    return Reviewed(corrections=made, changed=_changed(right, reading_id), unfit=right.unfit,
                    unread=unread_blocks(connection, page))  # fmt: skip


def _changed(right: Overlaid, reading_id: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in right.corrections:
        subject = one.subject or one.id
        letter = {"claim": CLAIM, "report": REPORT}.get(one.kind)
        own = {it.id for it in right.reading.claims} | {it.id for it in right.reading.reports} if letter else set()
        found[entry_id(letter, reading_id, subject) if letter and subject in own else subject] += 1
    return dict(found)
