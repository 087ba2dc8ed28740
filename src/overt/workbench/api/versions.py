"""Versions of the record: every state that its incidents were in."""

from litestar import get
from litestar.params import FromPath

from overt.record.versions import Version
from overt.workbench.api.asking import LIMIT, RECORD
from overt.workbench.api.envelope import Listed
from overt.workbench.threaded import threaded


@get("/versions", tags=("versions",))
@threaded
def versions(record: RECORD, limit: LIMIT = 50) -> Listed[Version]:
    """List the versions of the record, the newest first."""
    found = record.versions(limit=limit)
    return Listed(items=found, total=record.version().number)


@get("/versions/{version_name:str}", tags=("versions",))
@threaded
def version(record: RECORD, version_name: FromPath[str]) -> Version:
    """Open a version, by its number or its name, as `12-3f9a1c20`."""
    return record.version(version_name)
