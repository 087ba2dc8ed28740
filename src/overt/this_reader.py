"""Which reader this is; asking it loads no part of the reader itself, so that looking into a record stays quick."""

from functools import cache
from importlib.metadata import version

from overt.models.shipped import models
from overt.reading import Reader

# Raise a part's number when its answers may change: a record then knows which readings are of an older reader.
PARTS = {"article": "2", "language": "2", "claims": "1", "reports": "2"}


# The part of a reader that a user gives: the hash of the actor files laid over the list that comes with overt.
OWN_ACTORS = "actors"


@cache
def reader(*, actors: str | None = None) -> Reader:
    """This reader: its version, its parts and the models it reads with.

    ``actors`` is the hash of a user's own actor files (``ActorList.own``): who reads with others is another reader.

    >>> sorted(reader().parts)
    ['article', 'claims', 'language', 'reports']
    >>> reader(actors="sha256:3f9a").parts["actors"]
    'sha256:3f9a'
    """
    own = {OWN_ACTORS: actors} if actors else {}
    return Reader(version=version("overt"), parts=PARTS | own, models=models())
