"""Reports: one article's account of one incident."""

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromPath, QueryParameter

from overt.record.entry import Entry
from overt.record.reports import ReportEntry
from overt.workbench.api.asking import (
    COUNTRY,
    CURSOR,
    HAPPENED_SINCE,
    HAPPENED_UNTIL,
    LIMIT,
    PAGE,
    RECORD,
    SINCE,
    STAGE,
    TYPE,
    UNTIL,
)  # fmt: skip
from overt.workbench.api.envelope import COUNT_TO, Listed, listed
from overt.workbench.api.open import opened, page_asked
from overt.workbench.threaded import threaded


class Reports(Controller):
    """Reports of incidents."""

    path = "/reports"
    tags = ("reports",)

    @get()
    @threaded
    def reports(
        self,
        record: RECORD,
        type: TYPE = None,  # noqa: A002 - the field's own name
        stage: STAGE = None,
        country: COUNTRY = None,
        since: SINCE = None,
        until: UNTIL = None,
        happened_since: HAPPENED_SINCE = None,
        happened_until: HAPPENED_UNTIL = None,
        *,
        excluded: Annotated[bool, QueryParameter(description="With reports of what is no countable incident.")] = False,
        article: PAGE = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[ReportEntry]:
        """List reports, those of the newest articles first."""
        found = record.reports(
            type=type, stage=stage, country=country, since=since, until=until, happened_since=happened_since,
            happened_until=happened_until, excluded=excluded, page=page_asked(record, article),
            cursor=cursor, limit=limit, count_to=COUNT_TO,
        )  # fmt: skip
        return listed(found)

    @get("/{report_id:str}")
    @threaded
    def report(self, record: RECORD, report_id: FromPath[str]) -> Entry:
        """Open a report: each field with the words it stands on."""
        return opened(record, "report", report_id)
