"""Versions of the record: every state that its incidents were in."""

from litestar import get

from overt.record import Record
from overt.record.versions import Version
from overt.workbench.api.asking import LIMIT
from overt.workbench.api.envelope import Listed


@get("/versions", tags=("versions",), sync_to_thread=True)
def versions(record: Record, limit: LIMIT = 50) -> Listed[Version]:
    """List the versions of the record, the newest first."""
    found = record.versions(limit=limit)
    return Listed(items=found, total=record.version().number)


@get("/versions/{version_name:str}", tags=("versions",), sync_to_thread=True)
def version(record: Record, version_name: str) -> Version:
    """Open a version, by its number or its name, as `12-3f9a1c20`."""
    return record.version(version_name)
