"""Which reader this is; asking it loads no part of the reader itself, so that looking into a record stays quick."""

from functools import cache
from importlib.metadata import version

from overt.models.shipped import models
from overt.reading import Reader

# Raise a part's number when its answers may change: a record then knows which readings are of an older reader.
PARTS = {"article": "1", "language": "1", "claims": "1", "reports": "1"}


@cache
def reader() -> Reader:
    """This reader: its version, its parts and the models it reads with.

    >>> sorted(reader().parts)
    ['article', 'claims', 'language', 'reports']
    """
    return Reader(version=version("overt"), parts=PARTS, models=models())
