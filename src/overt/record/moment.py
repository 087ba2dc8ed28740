"""Which state the record is in: changes whenever anything in it does, and costs next to nothing to ask."""

from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, func, select

from overt.record.incident_tables import decisions, versions, waiting
from overt.record.people_tables import corrections
from overt.record.schema import articles, givens, unread

_SHOWN: Final = 16


def moment(connection: Connection) -> str:
    """A text that differs between any two states of the record: the number of its version, a dot, and a digest.

    Nothing is ever taken out of a record: what was added last tells its states apart.
    """
    parts = tuple(connection.execute(_LAST).one())
    return f"{parts[0] or 0}.{sha256(repr(list(parts)).encode()).hexdigest()[:_SHOWN]}"


# One question, since it is asked with every request.
_LAST: Final = select(
    *(
        query.scalar_subquery()
        for query in (
            select(func.max(versions.c.number)),
            select(func.count()).select_from(decisions),
            select(func.count()).select_from(waiting),
            select(func.max(articles.c.number)),
            select(func.max(givens.c.number)),
            select(func.count()).select_from(unread),
            select(func.count(corrections.c.undone) + 2 * func.count()).select_from(corrections),
        )
    )
)
