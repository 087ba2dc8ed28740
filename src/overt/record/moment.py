"""Which state the record is in: changes whenever anything in it does, and costs next to nothing to ask."""

from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, func, select

from overt.record.schema import articles, givens, unread

_SHOWN: Final = 16


def moment(connection: Connection) -> str:
    """A short text that differs between any two states of the record.

    Nothing is ever taken out of a record: what was added last tells its states apart.
    """
    parts = [connection.scalar(query) for query in _LAST]
    return sha256(repr(parts).encode()).hexdigest()[:_SHOWN]


_LAST: Final = (
    select(func.max(articles.c.number)),
    select(func.max(givens.c.number)),
    select(func.count()).select_from(unread),
)
