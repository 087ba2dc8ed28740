"""A record, open: what can be put in and what can be asked."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, Unpack

from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import URL

from overt.errors import PageError, UnknownValueError
from overt.pages.page import Page
from overt.reading import Reader, Reading, from_json
from overt.record import (
    accounts,
    actors,
    articles,
    claims,
    deciding_actors,
    decisions,
    fingerprint,
    incidents,
    lookup,
    moment,
    overlay,
    provenance,
    published,
    reports,
    reviewing,
    search,
    show,
    status,
    store,
    versions,
)
from overt.record.accounts import Account
from overt.record.actors import ActorEntry
from overt.record.articles import ArticleEntry
from overt.record.claims import ClaimEntry
from overt.record.compress import unpacked
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.record.decisions import Decision
from overt.record.dialect import WRITING, address_of, dialect_of, lasting
from overt.record.entry import Entry
from overt.record.filters import Some
from overt.record.found import Found
from overt.record.identity import OVER_ALL, Identities
from overt.record.incident_tables import versions as versions_table
from overt.record.incident_tables import waiting
from overt.record.incidents import Incident, Incidents
from overt.record.lookup import full_id
from overt.record.merging import Membership, Merging, memberships_of
from overt.record.open_pairs import OpenPairs, open_pairs
from overt.record.opening import check_form, opened
from overt.record.problems import ProblemEntry, Unread, problems, unread
from overt.record.provenance import Run
from overt.record.published import PublishedFigure
from overt.record.quoted import Quoted, quoted
from overt.record.reports import ReportEntry
from overt.record.schema import pages, readings
from overt.record.search import Hit, Kind
from overt.record.snapshot import Snapshot
from overt.record.status import Status
from overt.record.store import Outcome, Prepared
from overt.record.trouble import explained, shown
from overt.record.versions import Version, in_parts
from overt.record.wanted import Selection

PATIENCE = 30.0
# So many articles follow what is said of an actor in one transaction: others get to write in between.
_SETTLED_AT_ONCE = 40


def open_record(location: str | Path | URL, *, create: bool = True, patience: float = PATIENCE) -> "Record":
    """The record at a place: a file's path, or an address ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``.

    A record that is not there is made, unless ``create`` is false; an older one is brought up to date. A lock held by
    another process is waited for, at most ``patience`` seconds.

    Raises RecordError when the place holds something else, a record of a newer overt, or cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/news.overt") as record:
    ...     record.status().pages
    0
    """
    url = address_of(location)
    return Record(url, opened(url, create=create, patience=patience))


class Record:
    """An open record.

    Each method that writes is one transaction: it happens as a whole or not at all, whatever happens to the process.
    Several processes may write to one record at once. Every method raises RecordError, and says what to do, when the
    database fails.
    """

    def __init__(self, url: URL, engine: Engine) -> None:
        self._url = url
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITING: True})
        # On both databases: what is read in one transaction is of one moment. SQLite is always so.
        self._lasting_engine = lasting(engine)
        # A file has one writer. Its own threads queue here: waiting for the file itself is done by sleeping and asking.
        self._writer = threading.Lock()

    @property
    def location(self) -> str:
        """Where the record is, without any password."""
        return shown(self._url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with explained(self._url, dialect_of(self._engine)), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        told = explained(self._url, dialect_of(self._engine))
        with self._turn(), told, self._writing_engine.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This thread's turn to write to a file; after a while it tries without, and the file says what is wrong."""
        mine = self._engine.dialect.name == "sqlite" and self._writer.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if mine:
                self._writer.release()

    # For the rooms on the right, which ask and write in their own words

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, for the rooms right of it."""
        with self._reads() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes happen as a whole or not at all, for the rooms right of the record."""
        with self._writes() as connection:
            yield connection

    # Writing

    def check_form(self) -> None:
        """Raise NewerRecordError when a newer overt brought the record up to date since it was opened."""
        with self._reads() as connection:
            check_form(connection, self._url)

    @contextmanager
    def run(self, command: str, reader: Reader, *, configuration: Mapping[str, object] | None = None) -> Iterator[Run]:
        """A run of a command, noted with its reader and settings; it has an end only if it comes to one."""
        with self._writes() as connection:
            run = provenance.start(connection, command, reader, configuration or {})
        yield run
        with self._writes() as connection:
            provenance.end(connection, run)

    def prepare(self, page: Page, reader: Reader, *, correct: bool = False) -> Prepared:
        """The page with what the record holds of it, whether it is known, and whether there is anything to read."""
        with self._reads() as connection:
            return store.prepare(connection, page, reader, correct=correct)

    def has(self, page: Page, reader: Reader) -> bool:
        """Whether the record has a reading of the page by this reader, with all that is given about it."""
        return self.prepare(page, reader).read

    def add(self, page: Page, reading: Reading, run: Run, *, correct: bool = False) -> Outcome:
        """Store a page and a reading of it, as one transaction; the same twice is stored once.

        The reading becomes the one that is asked; older ones stay beside it. What is given about the page completes
        what the record knows and, only with ``correct``, replaces it; what was replaced stays readable.

        Raises PageError when only this page cannot be stored: its reading was made with facts that the record
        contradicts, or holds what no record can. Raises RecordError when the reading is of another page.
        """
        with self._writes() as connection:
            return store.add(connection, page, reading, run, correct=correct)

    def refuse(self, error: PageError, run: Run) -> None:
        """Keep what could not be read, and why."""
        with self._writes() as connection:
            store.refuse(connection, error, run)

    def correct(
        self,
        page: str,
        *,
        kind: CorrectionKind,
        action: CorrectionAction,
        subject: str | None = None,
        value: Mapping[str, object] | None = None,
        reason: str | None = None,
        by: str,
    ) -> Correction:
        """Set something of an article right; every question finds it so from now on, and `overt.incidents.update` too.

        ``page`` is its SHA-256, ``subject`` the entry's id, or a block's position. The reading stays as it was read. A
        block is a fact given about the page, which is to be read again with it (``page``, then ``add``).
        """
        with self._writes() as connection:
            return reviewing.correct(connection, page=page, kind=kind, action=action, subject=subject,
                                     value=value or {}, reason=reason, by=by)  # fmt: skip

    def take_back(self, correction: str, *, by: str) -> Correction:
        """Undo a correction, and what it did."""
        with self._writes() as connection:
            return reviewing.take_back(connection, correction, by=by)

    def decide_actor(
        self,
        actor: str,
        deed: Literal["merge", "split", "not-an-actor", "undo"],
        *,
        other: str = "",
        entries: Iterable[str] = (),
        reason: str | None = None,
        by: str,
    ) -> tuple[Correction, ...]:
        """Say that an actor is the same as ``other``, is ``other`` in some articles, or is none; or undo a correction.

        ``actor`` is a key (Wikidata id or full name) or an entry's id, ``entries`` its ids in the articles to split
        off; of ``undo``, ``other`` is the correction. All that shows or asks for actors follows, article by article:
        where this is cut short, saying it again finishes it. `overt.incidents.update` then puts incidents right.
        """
        with self._writes() as connection:
            if deed == "merge":
                made, pages_ = deciding_actors.merge(connection, actor, other, reason=reason, by=by)
            elif deed == "split":
                made, pages_ = deciding_actors.split(connection, actor, entries, other, reason=reason, by=by)
            elif deed == "not-an-actor":
                made, pages_ = deciding_actors.nobody(connection, actor, reason=reason, by=by)
            elif deed == "undo":
                made, pages_ = deciding_actors.take_back(connection, other, by=by)
            else:
                raise UnknownValueError("deed", deed, ["merge", "split", "not-an-actor", "undo"])
        naming = made[0].subject if deed == "undo" and made[0].action in OVER_ALL else None
        for part in in_parts(list(pages_), _SETTLED_AT_ONCE):
            with self._writes() as connection:
                for page in part:
                    overlay.settle(connection, page, naming=naming)
        return made

    def reviewed(self, page: str) -> "reviewing.Reviewed":
        """What reviewers did to the article of a page, by its SHA-256. Raises NotInRecordError when there is none."""
        with self._reads() as connection:
            return reviewing.reviewed(connection, page)

    # Asking

    def find(
        self, words: str, *, kind: Kind | None = None, limit: int | None = 20, newest: int | None = None
    ) -> Found[Hit]:
        """Articles and claims with all the words, best first, at most ``limit`` of each.

        With ``newest`` only so many, those that came into the record last, are weighed and counted: where a word is in
        hundreds of thousands of claims, that is the difference between a second and a blink.

        Words match without case and accents. ``"words in a row"``, ``sabot*`` and ``-ferry`` mean what they look like.
        """
        with self._reads() as connection:
            return search.find(connection, words, kind=kind, limit=limit, newest=newest)

    def claims(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        act: Some = None,
        factuality: Some = None,
        evidence: Some = None,
        since: str | None = None,
        until: str | None = None,
        denied: bool = False,
        page: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ClaimEntry]:
        """Claims by whom (any name the article uses, or a Wikidata id), about what, of what act, how sure, on what.

        ``since`` and ``until`` are EDTF dates and ask when the article was published; an article that may have been
        published then is taken, one of an unknown date is not. ``denied`` asks for claims that somebody else in the
        record denies, in the same article or another. ``page`` is the SHA-256 of one page. ``cursor`` is the ``next``
        of an answer to the same question; ``count_to`` bounds what is counted. Raises UnknownValueError for values that
        are none.
        """
        with self._reads() as connection:
            return claims.ask(
                connection, by=by and Identities.of(connection).asked(by), about=about, act=act, factuality=factuality,
                evidence=evidence, since=since, until=until, denied=denied, page=page, limit=limit, cursor=cursor,
                count_to=count_to,
            )  # fmt: skip

    def reports(self, **question: Unpack[reports.Asked]) -> Found[ReportEntry]:
        """Reports by any of their fields, those of the newest articles first; ``Asked`` says what may be asked.

        Reports that are no countable incident come only with ``excluded``; else they are counted by reason. Raises
        UnknownValueError for values that are none.
        """
        with self._reads() as connection:
            return reports.ask(connection, **question)

    def articles(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ArticleEntry]:
        """Articles of an outlet, in a language, published when; the newest first."""
        with self._reads() as connection:
            return articles.ask(
                connection, outlet=outlet, language=language, since=since, until=until, limit=limit, cursor=cursor,
                count_to=count_to,
            )  # fmt: skip

    def actors(
        self,
        *,
        called: str | None = None,
        type: Some = None,  # noqa: A002 - the field's own name
        country: str | None = None,
        page: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ActorEntry]:
        """Actors by any name that an article uses, or by Wikidata id; article by article, those of the newest first."""
        with self._reads() as connection:
            return actors.ask(
                connection, called=called and Identities.of(connection).asked(called), type=type, country=country,
                page=page, limit=limit, cursor=cursor, count_to=count_to,
            )  # fmt: skip

    def page_id(self, id: str) -> str:  # noqa: A002 - the field's own name
        """The SHA-256 of the page with that id. Raises NotInRecordError when there is none."""
        with self._reads() as connection:
            return lookup.page_id(connection, id)

    def moment(self) -> str:
        """A short text that changes whenever anything in the record does."""
        with self._reads() as connection:
            return moment.moment(connection)

    def show(self, id: str) -> Entry:  # noqa: A002 - the field's own name
        """The entry with that id, or the beginning of one. Raises NotInRecordError when that is none or several."""
        with self._reads() as connection:
            return show.show(connection, id)

    def full_id(self, typed: str) -> str:
        """The id that begins as typed; a page's is its SHA-256. Raises NotInRecordError for none or several."""
        with self._reads() as connection:
            return full_id(connection, typed)[1]

    def problems(self, *, code: str | None = None) -> tuple[ProblemEntry, ...]:
        """What could not be read on pages that are in the record."""
        with self._reads() as connection:
            return problems(connection, code=code)

    def unread(self) -> tuple[Unread, ...]:
        """What was asked for and could not be read at all."""
        with self._reads() as connection:
            return unread(connection)

    def status(self) -> Status:
        """What the record holds, in numbers."""
        with self._reads() as connection:
            return status.status(connection, self.location)

    def fingerprint(self) -> str:
        """One number for all that the record says, whenever and in whatever order it was added."""
        with self._reads() as connection:
            return fingerprint.fingerprint(connection)

    def dump(self) -> tuple[str, ...]:
        """Everything the record says, one line of JSON a row, in an order that does not depend on how it came in."""
        with self._reads() as connection:
            return tuple(fingerprint.dump(connection))

    @contextmanager
    def snapshot(self, selection: Selection | None = None) -> Iterator[Snapshot]:
        """The record as it stands now, or a part of it, to be gone through from end to end while others may write.

        Raises NotInRecordError for an id that is none, and UnknownValueError for a filter's value that is none.
        """
        with explained(self._url, dialect_of(self._engine)), self._lasting_engine.begin() as connection:
            yield Snapshot(connection, selection or Selection())

    # Incidents: what reports were put together. overt.incidents puts them together, and lets people decide.

    def incidents(
        self,
        *,
        type: Some = None,  # noqa: A002 - the field's own name
        state: Some = None,
        stage: Some = None,
        sector: Some = None,
        certainty: Some = None,
        country: str | None = None,
        sponsor: str | None = None,
        outlet: str | None = None,
        words: str | None = None,
        since: str | None = None,
        until: str | None = None,
        area: tuple[float, float, float, float] | None = None,
        sort: str = "newest",
        cursor: str | None = None,
        limit: int | None = None,
        count_to: int | None = None,
    ) -> Incidents:
        """Incidents of what kind, where, when they took place, how far people looked at them.

        ``area`` is west, south, east and north in degrees, ``cursor`` that of the answer before. Raises
        UnknownValueError for values that are none.
        """
        with self._reads() as connection:
            return incidents.ask(
                connection, type=type, state=state, stage=stage, sector=sector, certainty=certainty, country=country,
                sponsor=sponsor, outlet=outlet, words=words, since=since, until=until, area=area, sort=sort,
                cursor=cursor, limit=limit, count_to=count_to,
            )  # fmt: skip

    def incident(self, id: str) -> Incident:  # noqa: A002 - the field's own name
        """The incident with that id, or that once had it. Raises NotInRecordError when there is none."""
        with self._reads() as connection:
            return incidents.incident(connection, id)

    def claims_about(self, reports: Iterable[str]) -> tuple[ClaimEntry, ...]:
        """The claims that reports stand on: of who was behind it, and of whether it happened."""
        with self._reads() as connection:
            return claims.founding(connection, reports)

    def page_incidents(self, page: str) -> tuple[str, ...]:
        """The incidents that a page tells of, in the order in which it tells of them."""
        with self._reads() as connection:
            return incidents.of_page(connection, page)

    def these_incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents with these ids of now, by id; what is none is left out."""
        with self._reads() as connection:
            return incidents.those(connection, set(ids))

    def memberships(self, incident: str) -> tuple[Membership, ...]:
        """Why each report of an incident belongs to it."""
        with self._reads() as connection:
            return memberships_of(connection, incidents.current_id(connection, incident))

    def open_pairs(
        self, *, about: str | None = None, limit: int | None = None, count_to: int | None = None
    ) -> OpenPairs:
        """Pairs of incidents that may be one and that nobody has decided about, the likeliest first.

        ``count_to`` bounds what is counted.
        """
        with self._reads() as connection:
            return open_pairs(connection, about=about, limit=limit, count_to=count_to)

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """What reports of current readings say, by id, with the words that they stand on."""
        with self._reads() as connection:
            return accounts.accounts(connection, ids)

    def quoted(self, ids: Iterable[str]) -> dict[str, Quoted]:
        """The words that reports of current readings stand on first, by id."""
        with self._reads() as connection:
            return quoted(connection, ids)

    def decisions(self, *, about: Iterable[str] | None = None) -> tuple[Decision, ...]:
        """What people decided, in the order made: all of it, or what is about any of some reports."""
        with self._reads() as connection:
            return decisions.everything(connection) if about is None else decisions.about(connection, about)

    def grades(
        self, *, outlets: Collection[str] | None = None, claims: Collection[str] | None = None
    ) -> tuple[Decision, ...]:
        """How people graded these outlets and claims, in the order given; all grades where neither is named."""
        with self._reads() as connection:
            return decisions.grades(connection, outlets=outlets, claims=claims)

    def decided(self, *, by: str | None = None, cursor: str | None = None, limit: int = 50) -> Found[Decision]:
        """What people decided, the newest first, a part at a time; ``cursor`` is the ``next`` of the answer before."""
        with self._reads() as connection:
            return decisions.newest(connection, by=by, cursor=cursor, limit=limit)

    def decision(self, id: str) -> Decision:  # noqa: A002 - the field's own name
        """The decision with that id. Raises NotInRecordError when there is none."""
        with self._reads() as connection:
            return decisions.one(connection, id)

    def version(self, name: str | None = None) -> Version:
        """The version that the record is in, or the one called so (``12``, ``12-3f9a1c20``).

        Raises NotInRecordError when the record was never in it.
        """
        with self._reads() as connection:
            return versions.newest(connection) if name is None else versions.version(connection, name)

    def versions(self, *, limit: int | None = None) -> tuple[Version, ...]:
        """The versions that the record was in, the newest first."""
        with self._reads() as connection:
            return versions.listed(connection, limit=limit)

    def incidents_at(self, version: Version) -> dict[str, Incident]:
        """Every incident as it was in a version, by id."""
        with self._reads() as connection:
            return incidents.at(connection, version.number)

    def publish(self, figure: PublishedFigure) -> None:
        """Keep a figure that others published; the same twice is kept once."""
        with self._writes() as connection:
            published.publish(connection, figure)

    def published_figures(self) -> tuple[PublishedFigure, ...]:
        """The figures that others published, by rule and cell."""
        with self._reads() as connection:
            return published.listed(connection)

    def is_waiting(self) -> bool:
        """Whether reports came or went since incidents were last brought up to date."""
        with self._reads() as connection:
            return connection.scalar(select(waiting.c.report_id).limit(1)) is not None

    @contextmanager
    def merging(self) -> Iterator[Merging]:
        """One step of putting reports together, as one transaction; of two at once the second waits for the first."""
        with self._writes() as connection:
            dialect_of(connection).take_turns(connection, versions_table)
            yield Merging(connection)

    # Reading again

    def pages_to_reread(self, reader: Reader) -> Iterator[Page]:
        """The pages that this reader has not read with all that is given about them, one at a time."""
        with self._reads() as connection:
            unread_yet = store.to_reread(connection, reader)
        for page_id in unread_yet:
            yield self.page(page_id)

    def count_to_reread(self, reader: Reader) -> int:
        """How many pages this reader has not read with all that is given about them."""
        with self._reads() as connection:
            return len(store.to_reread(connection, reader))

    def page(self, id: str) -> Page:  # noqa: A002 - the field's own name
        """The page with that SHA-256, bytes and all."""
        with self._reads() as connection:
            return store.page_of(connection.execute(select(pages).where(pages.c.id == id)).mappings().one())

    def pages_of_outlet(self, outlet: str) -> Iterator[Page]:
        """Pages of an outlet, those with the smallest ids and at most 400: enough to see what it prints on each."""
        with self._reads() as connection:
            found = store.of_outlet(connection, outlet)
        for page_id in found:
            yield self.page(page_id)

    def readings(self) -> Iterator[Reading]:
        """Every current reading as it was read, by page id, one at a time."""
        wanted = select(readings.c.id).where(readings.c.current).order_by(readings.c.page_id)
        with self._reads() as connection:
            ids = connection.scalars(wanted).all()
        for one in ids:
            with self._reads() as connection:
                content = connection.scalar(select(readings.c.content).where(readings.c.id == one))
            yield from_json(unpacked(bytes(content or b"")))
