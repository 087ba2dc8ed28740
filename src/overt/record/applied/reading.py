"""A reading with what reviewers set right in it: a new reading, while the one that was read stays as it is."""

from collections.abc import Callable, Iterable
from typing import Final

from overt.reading import Reading
from overt.record.applied import actors, claims, mentions, reports
from overt.record.corrections import Correction

_BY_KIND: Final[dict[str, Callable[[Reading, Correction, str], Reading]]] = {
    "claim": claims.corrected,
    "report": reports.corrected,
    "actor": actors.corrected,
    "mention": mentions.corrected,
}


def applied(reading: Reading, corrections: Iterable[Correction], *, reading_id: str) -> Reading:
    """The reading with every correction that stands, in the order made.

    What a correction is of is named by the record's id or by the reading's own. A report that a reviewer deleted stays,
    ``excluded`` as theirs, so that nothing vanishes; a deleted claim is gone, and nothing stands on it any longer.
    Blocks are not turned here: they are facts given about the page, and it is read again with them.
    """
    for one in corrections:
        if one.undone is None and one.kind in _BY_KIND:
            reading = _BY_KIND[one.kind](reading, one, reading_id)
    return reading
