"""What reviewers type, select and press about an article, as corrections; and reading a page again with its blocks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

from overt.errors import ChangedMeanwhileError, DecisionError, NotInRecordError, UnknownValueError
from overt.incidents import update
from overt.reading import Reading
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.workbench.correction_form import Form, called, changes

if TYPE_CHECKING:
    from overt.record import Record


def correct(record: "Record", page_id: str, form: Form, *, by: str) -> Correction:
    """Set right what the form says; claims, incidents and counts say so when this returns.

    The form holds ``kind``, ``action``, ``subject``, the fields that are to change, ``start`` and ``end`` of selected
    words with what they are (``words``), and how many corrections of the entry were ``seen``. Raises
    ChangedMeanwhileError when there are others by now, and UnknownValueError for a value that is none.
    """
    reading, sha = opened(record, page_id)
    kind, action = _asked(form)
    subject = form.get("subject") or None
    _doable(reading, kind, action, subject)
    value = {} if action == "delete" else changes(reading, kind, subject, form)
    _says_something(action, value)
    _as_seen(record, sha, subject, form)
    made = record.correct(sha, kind=kind, action=action, subject=subject, value=value,
                          reason=form.get("reason") or None, by=by)  # fmt: skip
    _follow(record, made, by=by)
    return made


def _asked(form: Form) -> tuple[CorrectionKind, CorrectionAction]:
    kind, action = form.get("kind", ""), form.get("action", "")
    for what, typed, known in (("kind of correction", kind, CorrectionKind), ("correction", action, CorrectionAction)):
        if typed not in get_args(known):
            raise UnknownValueError(what, typed, get_args(known))
    return kind, action  # type: ignore[return-value]


def _says_something(action: str, value: Mapping[str, object]) -> None:
    if action == "add" and "content" not in value:
        raise UnknownValueError("selection", "nothing", ["words of the article, selected with the mouse or the keys"])
    if action in {"change", "split"} and not value:
        raise UnknownValueError("correction", "nothing", ["a field that differs from what is shown"])


def _as_seen(record: "Record", sha: str, subject: str | None, form: Form) -> None:
    seen = form.get("seen")
    if subject and seen is not None and seen != str(record.reviewed(sha).changed.get(subject, 0)):
        raise ChangedMeanwhileError("Somebody corrected this in the meantime. Nothing was done; look again.", ())


# What can be done to each kind of entry of an article; what is said over the whole record is said of actors elsewhere.
_DEEDS: Final = {
    "block": ("flip",), "claim": ("add", "change", "delete"), "report": ("add", "change", "delete"),
    "actor": ("change", "split", "not-an-actor"), "mention": ("change",),
}  # fmt: skip


def _doable(reading: Reading, kind: str, action: str, subject: str | None) -> None:
    """Raise UnknownValueError for a deed that is none for that kind, NotInRecordError for an entry that is none."""
    if action not in _DEEDS[kind]:
        raise UnknownValueError(f"correction of a {kind}", action, _DEEDS[kind])
    entries: dict[str, Any] = {"claim": reading.claims, "report": reading.reports, "actor": reading.actors}
    if action != "add" and kind in entries and called(entries[kind], subject) is None:
        raise UnknownValueError(f"{kind} to correct", "nothing", ["the id of one"])


def take_back(record: "Record", correction: str, *, by: str) -> Correction:
    """Undo a correction. Raises NotInRecordError when none that stands has this id."""
    undone = record.take_back(correction, by=by)
    _follow(record, undone, by=by)
    return undone


def _follow(record: "Record", one: Correction, *, by: str) -> None:
    if one.kind == "block" and not _own_actors(record, one.page):
        read_again(record, one.page, by=by)
    else:
        update(record, why="a reviewer set an article right")


def read_again(record: "Record", sha: str, *, by: str) -> None:
    """Read a page again with all that is given about it, the blocks that reviewers put in or took out too.

    Raises DecisionError when it was read with an actor file of somebody's own, which the workbench does not have.
    """
    from overt.engines import find_familiar
    from overt.reader import read_page
    from overt.this_reader import reader

    if _own_actors(record, sha):
        raise DecisionError("This page was read with an actor file of your own. Read it: overt reread --actors FILE")
    page = record.page(sha)
    familiar = find_familiar([page], known=record.pages_of_outlet).of(page)
    with record.run("overt serve: read again", reader(), configuration={"by": by}) as run:
        record.add(page, read_page(page, familiar=familiar), run)
    update(record, why="a page was read again")


def _own_actors(record: "Record", sha: str) -> bool:
    from overt.record.ids import page_entry_id
    from overt.this_reader import OWN_ACTORS

    reading = record.show(page_entry_id(sha)).reading
    return reading is not None and OWN_ACTORS in reading.reader.parts


def opened(record: "Record", page_id: str) -> tuple[Reading, str]:
    """The reading of an article as it is shown, and the page's SHA-256. Raises NotInRecordError when it is none."""
    entry = record.show(page_id)
    if entry.kind != "page" or entry.reading is None:
        raise NotInRecordError(f"{page_id} is not a page. Pages have ids like p-9f9f9f9f9f9f.")
    return entry.reading, str(entry.facts["sha-256"])
