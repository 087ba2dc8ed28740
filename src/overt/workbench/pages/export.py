"""Export: the formats that a selection is handed on in, and each as a download that is sent while it is made."""

import re
from typing import Any, Final

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Stream

from overt.exports import FORMATS, Selection, export
from overt.exports.stix_markings import TLP
from overt.exports.tables import TABLES
from overt.workbench.asked import several, word
from overt.workbench.pages.counts import rule
from overt.workbench.pages.incidents import selection
from overt.workbench.people.access import READER
from overt.workbench.render import page
from overt.workbench.sending import sent
from overt.workbench.threaded import in_thread, threaded

_MOST_IDS: Final = 200


def wanted(request: Request[Any, Any, Any]) -> Selection:
    """What the address asks for: incidents as on the page Incidents, and ids, as ``id=i-…``."""
    return Selection(ids=several(request, "id")[:_MOST_IDS], **selection(request).asked())


@get("/export", guards=[READER])
@threaded
def formats(request: Request[Any, Any, Any]) -> Response[str]:
    """The formats, and what would be in the file."""
    record, chosen = request.app.state.record, wanted(request)
    with record.snapshot(chosen) as snapshot:
        incidents, version = snapshot.count_incidents(), snapshot.version
    only = record.incident(chosen.ids[0]) if incidents == 1 and chosen.ids[0:1] and chosen.ids[0][:2] == "i-" else None
    # The one that needs no other program comes first.
    listed = sorted(FORMATS.values(), key=lambda one: one.name != "dossier")
    return page(
        request, "export.html", formats=listed, tables=TABLES, incidents=incidents, version=version, only=only, tlp=TLP,
        rule=rule(selection(request)), ids=chosen.ids, narrowed=not chosen.everything,
    )  # fmt: skip


@get("/export/{name:str}", guards=[READER])
async def download(request: Request[Any, Any, Any], name: FromPath[str]) -> Stream:
    """The selection in one format, or one table of it."""
    chosen, table, tlp = wanted(request), word(request, "table"), word(request, "tlp")
    made = await in_thread(lambda: export(request.app.state.record, name, selection=chosen, table=table, tlp=tlp))
    # The answer adds the encoding of what is text by itself.
    media_type = made.media_type.removesuffix(";charset=utf-8")
    named = f"{chosen.ids[0]}-{made.file_name}" if len(chosen.ids) == 1 else made.file_name
    return Stream(
        sent(made.pieces, request.app.state.exporting), media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{file_name(named)}"', "cache-control": "no-store"},
    )  # fmt: skip


def file_name(name: str) -> str:
    """A name that every disk can hold and no header can be broken with.

    >>> file_name('i-7gk2m9-../"overt.html')
    'i-7gk2m9-overt.html'
    """
    return re.sub(r"\.{2,}|[^A-Za-z0-9._-]+", "", name).lstrip(".")[-120:]


ROUTES = (formats, download)
