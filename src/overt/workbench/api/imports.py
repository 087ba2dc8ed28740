"""Imports: lists of others beside the record. Nothing is written."""

from typing import Annotated

import msgspec
from litestar import Controller, post
from litestar.params import QueryParameter

from overt.errors import UnknownValueError
from overt.imports.actors import actor_file
from overt.imports.comparison import Comparison
from overt.imports.uploaded import LARGEST_UPLOAD
from overt.workbench.api.asking import RECORD, REQUEST, words
from overt.workbench.lists import How, actors_of, compared
from overt.workbench.people.access import REVIEWER
from overt.workbench.threaded import in_thread

NAME = Annotated[str, words("What the file is called, in messages.")]
SHEET = Annotated[str | None, words("Of a spreadsheet: this sheet, not the first.")]
ENCODING = Annotated[str | None, words("Of a CSV file that is not UTF-8.", "cp1250")]
COLUMNS = Annotated[
    list[str] | None,
    QueryParameter(name="column", description="Which heading holds a field: `place=Ort`.", max_items=30),
]


class ActorsRead(msgspec.Struct, frozen=True, kw_only=True):
    """The actors of a list, what was left out and why, and the actor file (YAML) that pages are read with."""

    actors: int
    problems: tuple[str, ...]
    file: str


class Imports(Controller):
    """Bring a list in."""

    path = "/imports"
    tags = ("imports",)
    guards = (REVIEWER,)

    @post("/incidents", request_max_body_size=LARGEST_UPLOAD, status_code=200)
    async def compare_incidents(
        self,
        request: REQUEST,
        record: RECORD,
        name: NAME = "list",
        sheet: SHEET = None,
        encoding: ENCODING = None,
        columns: COLUMNS = None,
    ) -> Comparison:
        """Compare a table of incidents, sent as its bytes (CSV, XLSX, XLS, ODS), with the record, line by line."""
        content, how = await request.body(), _how(sheet, encoding, columns)
        return await in_thread(lambda: compared(record, content, name, how))

    @post("/actors", request_max_body_size=LARGEST_UPLOAD, status_code=200)
    async def read_actors(
        self,
        request: REQUEST,
        name: NAME = "list",
        sheet: SHEET = None,
        encoding: ENCODING = None,
        columns: COLUMNS = None,
    ) -> ActorsRead:
        """Read a list of actors, sent as its bytes: FollowTheMoney as JSON Lines, or a table with a heading "name"."""
        content, how = await request.body(), _how(sheet, encoding, columns)
        found = await in_thread(lambda: actors_of(content, name, how))
        file = actor_file(found.actors, source=name).decode()
        return ActorsRead(actors=len(found.actors), problems=found.problems, file=file)


def _how(sheet: str | None, encoding: str | None, columns: list[str] | None) -> How:
    named = [one.partition("=") for one in columns or ()]
    for field, _, heading in named:
        if not field or not heading:
            raise UnknownValueError("column", field or heading, ["FIELD=HEADING, as place=Ort"])
    return How(sheet=sheet, encoding=encoding, headings={field: heading for field, _, heading in named})
