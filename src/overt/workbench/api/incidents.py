"""Incidents: reports put together, and what people decide about them."""

from typing import Annotated, Final, Literal

import msgspec
from litestar import Controller, get, post
from litestar.exceptions import HTTPException
from litestar.params import FromPath, JSONBody, QueryParameter

from overt.incidents import Desk, Opened
from overt.record import Record
from overt.record.decisions import Decision, Withdrawal
from overt.record.incidents import Incident, Sort
from overt.workbench.api.asking import (
    AREA,
    CERTAINTY,
    COUNTRY,
    CURSOR,
    HAPPENED_SINCE,
    HAPPENED_UNTIL,
    LIMIT,
    OUTLET,
    RECORD,
    REQUEST,
    SECTOR,
    SPONSOR,
    STAGE,
    STATES,
    TYPE,
    area_asked,
    words,
)
from overt.workbench.api.envelope import COUNT_TO, Listed
from overt.workbench.people.access import REVIEWER, person_of
from overt.workbench.threaded import threaded

_LONGEST: Final = 2_000
_ID: Final = 80
Reason = Annotated[str, msgspec.Meta(max_length=_LONGEST)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=_ID)]
Seen = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Deciding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every decision may say: why, and the number of the record's version that was looked at.

    Where ``expected`` is left out, the header ``If-Match`` says it with the entity tag of what was looked at. A
    decision about something that has changed since is answered with 409, and nothing is lost: look again and decide.
    """

    reason: Reason | None = None
    expected: Seen | None = None


class Edit(Deciding, frozen=True, kw_only=True):
    """What is shown of a field from now on; a ``value`` of ``null`` says that it is not known."""

    field: Annotated[str, msgspec.Meta(max_length=_ID)]
    value: Annotated[str, msgspec.Meta(max_length=_LONGEST)] | int | float | None


class Mark(Deciding, frozen=True, kw_only=True):
    """How far a person looked at an incident."""

    state: Literal["reviewed", "confirmed", "disputed"]


class Withdraw(Deciding, frozen=True, kw_only=True):
    """Why an incident does not count."""

    why: Withdrawal


class Split(Deciding, frozen=True, kw_only=True):
    """Reports that are of something else."""

    reports: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=1_000)]


class Incidents(Controller):
    """Incidents, and decisions about one."""

    path = "/incidents"
    tags = ("incidents",)

    @get()
    @threaded
    def incidents(
        self,
        record: RECORD,
        type: TYPE = None,  # noqa: A002 - the field's own name
        states: STATES = None,
        stage: STAGE = None,
        sector: SECTOR = None,
        certainty: CERTAINTY = None,
        country: COUNTRY = None,
        sponsor: SPONSOR = None,
        outlet: OUTLET = None,
        words: Annotated[str | None, words("Words of its title, place, target or sponsor.")] = None,
        since: HAPPENED_SINCE = None,
        until: HAPPENED_UNTIL = None,
        area: AREA = None,
        sort: Annotated[Sort, QueryParameter(description="In which order.")] = "newest",
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[Incident]:
        """List incidents."""
        found = record.incidents(
            type=type, state=states, stage=stage, sector=sector, certainty=certainty, country=country, sponsor=sponsor,
            outlet=outlet, words=words, since=since, until=until, area=area_asked(area), sort=sort, cursor=cursor,
            limit=limit, count_to=COUNT_TO,
        )  # fmt: skip
        return Listed(
            items=found.items, next=found.cursor, total=found.total, at_least=found.at_least, undated=found.undated
        )

    @get("/{incident_id:str}")
    @threaded
    def incident(self, record: RECORD, incident_id: FromPath[str]) -> Opened:
        """Open an incident: each field by outlet with the words, claims for and against, and its history."""
        return Desk(record, by="").open(incident_id)

    @post("/{incident_id:str}/edits", guards=[REVIEWER])
    @threaded
    def edit_incident(
        self,
        request: REQUEST,
        record: RECORD,
        incident_id: FromPath[str],
        data: JSONBody[Edit],
    ) -> Decision:
        """Set what is shown of a field, whatever outlets say."""
        return desk(request, record).edit(
            incident_id, data.field, data.value, reason=data.reason, expected=seen(request, data)
        )

    @post("/{incident_id:str}/states", guards=[REVIEWER])
    @threaded
    def mark_incident(
        self,
        request: REQUEST,
        record: RECORD,
        incident_id: FromPath[str],
        data: JSONBody[Mark],
    ) -> Decision:
        """Say that an incident was reviewed, is confirmed, or is disputed."""
        return desk(request, record).mark(incident_id, data.state, reason=data.reason, expected=seen(request, data))

    @post("/{incident_id:str}/withdrawals", guards=[REVIEWER])
    @threaded
    def withdraw_incident(
        self,
        request: REQUEST,
        record: RECORD,
        incident_id: FromPath[str],
        data: JSONBody[Withdraw],
    ) -> Decision:
        """Say that an incident does not count."""
        return desk(request, record).withdraw(incident_id, data.why, reason=data.reason, expected=seen(request, data))

    @post("/{incident_id:str}/splits", guards=[REVIEWER])
    @threaded
    def split_incident(
        self, request: REQUEST, record: RECORD, incident_id: FromPath[str], data: JSONBody[Split]
    ) -> Decision:
        """Take reports out of an incident: they and the rest are different."""
        return desk(request, record).split(incident_id, data.reports, reason=data.reason, expected=seen(request, data))


def desk(request: REQUEST, record: Record) -> Desk:
    """The desk of who is asking."""
    return Desk(record, by=person_of(request).name)


def seen(request: REQUEST, data: Deciding) -> int:
    """The version that was looked at: said in the body, or by If-Match.

    Raises HTTPException (428) when neither says it, and (412) when the tag is none of ours.
    """
    if data.expected is not None:
        return data.expected
    tag = request.headers.get("if-match", "").strip()
    if not tag:
        raise HTTPException(
            "Say what you looked at: `expected`, the record's version, or If-Match with the entity tag.",
            status_code=428,
        )
    number = tag.strip('"').partition(".")[0]
    if not number.isdecimal() or not tag.startswith('"'):
        raise HTTPException("If-Match holds no entity tag of this interface. Look again.", status_code=412)
    return int(number)
