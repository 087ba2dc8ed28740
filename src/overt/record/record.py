"""A record, open: what can be put in and what can be asked."""

from pathlib import Path

from sqlalchemy.engine import URL

from overt.record.engine import address_of
from overt.record.faces.articles import OfArticles
from overt.record.faces.connected import PATIENCE
from overt.record.faces.corrections import OfCorrections
from overt.record.faces.entries import OfEntries
from overt.record.faces.history import OfHistory
from overt.record.faces.incidents import OfIncidents
from overt.record.faces.pages import OfPages
from overt.record.opening import opened


class Record(OfPages, OfArticles, OfCorrections, OfIncidents, OfHistory, OfEntries):
    """An open record.

    Each method that writes is one transaction: it happens as a whole or not at all, whatever happens to the process.
    Several processes may write to one record at once. Every method raises RecordError, and says what to do, when the
    database fails.
    """


def open_record(location: str | Path | URL, *, create: bool = True, patience: float = PATIENCE) -> Record:
    """The record at a place: a file's path, or an address ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``.

    A record that is not there is made, unless ``create`` is false; an older one is brought up to date. A lock held by
    another process is waited for, at most ``patience`` seconds.

    Raises RecordError when the place holds something else, a record of a newer overt, or cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/news.overt") as record:
    ...     record.status().pages
    0
    """
    url = address_of(location)
    return Record(url, opened(url, create=create, patience=patience))
