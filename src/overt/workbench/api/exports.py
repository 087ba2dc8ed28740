"""Exports: the record, or a part of it, in the forms that other tools read."""

from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, get
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

from overt.exports import FORMATS, Selection, export
from overt.workbench.api.asking import (
    AREA,
    CERTAINTY,
    COUNTRY,
    HAPPENED_SINCE,
    HAPPENED_UNTIL,
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
from overt.workbench.api.envelope import Listed, whole
from overt.workbench.sending import sent
from overt.workbench.threaded import in_thread, threaded

SAYING = QueryParameter(
    name="words", description="Words of its title, place, target or sponsor.", max_length=500, required=False
)


class FormatEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One format: what it is, the standard it follows, and whether its tables can be had one by one."""

    name: str
    description: str
    standard: str
    ending: str
    media_type: str
    tables: bool


class Exports(Controller):
    """Hand the record on."""

    path = "/exports"
    tags = ("exports",)

    @get()
    @threaded
    def formats(self) -> Listed[FormatEntry]:
        """List the formats."""
        same = FormatEntry.__struct_fields__
        return whole(tuple(FormatEntry(**{name: getattr(one, name) for name in same}) for one in FORMATS.values()))

    @get("/{format_name:str}")
    async def export(
        self,
        request: REQUEST,
        record: RECORD,
        format_name: FromPath[str],
        ids: Annotated[
            list[str] | None, QueryParameter(name="id", description="Incidents, reports or articles.", max_items=200)
        ] = None,
        type: TYPE = None,  # noqa: A002 - the field's own name
        states: STATES = None,
        stage: STAGE = None,
        sector: SECTOR = None,
        certainty: CERTAINTY = None,
        country: COUNTRY = None,
        sponsor: SPONSOR = None,
        outlet: OUTLET = None,
        text: Annotated[str | None, SAYING] = None,
        since: HAPPENED_SINCE = None,
        until: HAPPENED_UNTIL = None,
        area: AREA = None,
        tlp: Annotated[str | None, words("Mark a STIX bundle: clear, green, amber, amber+strict or red.")] = None,
        table: Annotated[str | None, words("One table alone, of a format of tables.", "incidents")] = None,
    ) -> Response[Any]:
        """Hand the record, or a selection of it, on in a format; the same record gives the same bytes."""
        selection = Selection(
            ids=tuple(ids or ()), type=type, state=states, stage=stage, sector=sector, certainty=certainty,
            country=country, sponsor=sponsor, outlet=outlet, words=text, since=since, until=until,
            area=area_asked(area),
        )  # fmt: skip
        made = await in_thread(lambda: export(record, format_name, selection=selection, table=table, tlp=tlp))
        return Stream(
            sent(made.pieces, request.app.state.exporting),
            media_type=made.media_type,
            headers={
                "Content-Disposition": f'attachment; filename="{made.file_name}"',
                "Overt-Version": made.version,
            },
        )
