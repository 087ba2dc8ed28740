"""Ask for articles: of which outlet, in which language, published when."""

from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from overt.record.found import Found
from overt.record.ids import page_entry_id
from overt.record.listing import Question, part
from overt.record.publication import Days
from overt.record.schema import articles, blocks, claims, reports


class ArticleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One article as it is listed; ``removed`` counts the blocks that were taken out of its page."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    published_basis: str
    claims: int
    reports: int
    removed: int


def ask(
    connection: Connection,
    *,
    outlet: str | None = None,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count_to: int | None = None,
) -> Found[ArticleEntry]:
    """The articles for which everything asked holds, the newest first.

    Raises UnknownValueError for a date that is none.
    """
    of = [(articles.c.outlet, outlet), (articles.c.language, language)]
    return part(
        connection,
        Question(
            table=articles, shown=_SHOWN, within=(articles.c.number,), days=Days.between(since, until),
            conditions=lambda _: [column == value for column, value in of if value],
            asked=("articles", outlet, language, since, until),
        ),
        cursor=cursor, limit=limit, count_to=count_to,
    ).found(_entry)  # fmt: skip


def _of_reading(table: Any, *conditions: Any) -> Any:
    own = select(func.count()).select_from(table).where(table.c.reading_id == articles.c.reading_id, *conditions)
    return own.scalar_subquery()


_SHOWN = (
    *(articles.c[name] for name in ("page_id", "title", "outlet", "url", "language", "published", "published_basis")),
    _of_reading(claims).label("claims"),
    _of_reading(reports).label("reports"),
    _of_reading(blocks, blocks.c.kept.is_(False)).label("removed"),
)


def _entry(row: Any) -> ArticleEntry:
    same = [name for name in ArticleEntry.__struct_fields__ if name != "id"]
    return ArticleEntry(id=page_entry_id(row["page_id"]), **{name: row[name] for name in same})
