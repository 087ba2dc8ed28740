"""The kinds of columns that the record's tables are made of."""

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

# Ids and days are compared byte by byte, whatever language the database server speaks.
Identifier = String().with_variant(String(collation="C"), "postgresql")


def identity(name: str = "id") -> Column[str]:
    """The id of an entry: text, compared byte by byte."""
    return Column(name, Identifier, primary_key=True)


def link(name: str, to: str, *, key: bool = False) -> Column[str]:
    """A link to another table."""
    return Column(name, Identifier, ForeignKey(to), primary_key=key, nullable=False)


def position() -> Column[int]:
    """Where a row stands among those of its owner."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def number() -> Column[int]:
    """A number of the database's own."""
    return Column("number", Integer, primary_key=True)


def words(*names: str, required: bool = False) -> list[Column[str]]:
    """Text for people."""
    return [Column(name, Text, nullable=not required) for name in names]


def code(*names: str, required: bool = True) -> list[Column[str]]:
    """A value of a list, an id or a day: text, compared byte by byte."""
    return [Column(name, Identifier, nullable=not required) for name in names]


def numbers(*names: str) -> list[Column[float]]:
    """Numbers, which may be unknown."""
    return [Column(name, Float) for name in names]


def counts(*names: str) -> list[Column[int]]:
    """Whole numbers that are always known."""
    return [Column(name, Integer, nullable=False) for name in names]


def span(prefix: str = "", *, required: bool = True) -> list[Column[Any]]:
    """The three columns of a span."""
    before = f"{prefix}_" if prefix else ""
    offsets: list[Column[Any]] = [Column(f"{before}{end}", Integer, nullable=not required) for end in ("start", "end")]
    return [*offsets, Column(f"{before}quote", Text, nullable=not required)]


def listed() -> list[Column[str]]:
    """Where the entry stands in lists: the last day on which its article was published, and the article's page.

    It is known only of readings that are asked: a list of what they hold, the newest first, is a range of one index.
    """
    return [Column("listed", Identifier, index=True)]


def source(prefix: str) -> list[Column[Any]]:
    """A span with the name and the actor it stands for."""
    return [
        *span(prefix, required=False),
        *words(f"{prefix}_name"),
        *code(f"{prefix}_actor", required=False),
    ]


def place_and_time() -> list[Column[Any]]:
    """A place and a time."""
    return [
        *span("place", required=False),
        *words("place_name"),
        *code("place_country", required=False),
        Column("place_geonames", Integer),
        *numbers("place_lat", "place_lon"),
        *code("place_precision", required=False),
        *numbers("place_radius_km"),
        *words("place_reason"),
        *numbers("place_score"),
        *span("time", required=False),
        *code("time_edtf", "time_earliest", "time_latest", "time_anchor", "time_rule", required=False),
    ]
