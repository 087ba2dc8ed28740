"""What reviewers set right in an open record."""

from collections.abc import Iterable, Mapping
from typing import Final

from overt.record import deciding_actors, overlay, reviewing
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.record.deciding_actors import Deed
from overt.record.faces.connected import Connected
from overt.record.identity import OVER_ALL
from overt.record.parts import in_parts
from overt.record.reviewing import Reviewed

# So many articles follow what is said of an actor in one transaction: others get to write in between.
_SETTLED_AT_ONCE: Final = 40


class OfCorrections(Connected):
    """What reviewers set right in an open record."""

    def correct(
        self,
        page: str,
        *,
        kind: CorrectionKind,
        action: CorrectionAction,
        subject: str | None = None,
        value: Mapping[str, object] | None = None,
        reason: str | None = None,
        by: str,
    ) -> Correction:
        """Set something of an article right; every question finds it so from now on, and `overt.incidents.update` too.

        ``page`` is its SHA-256, ``subject`` the entry's id, or a block's position. The reading stays as it was read. A
        block is a fact given about the page, which is to be read again with it (``page``, then ``add``).
        """
        with self.writing() as connection:
            return reviewing.correct(connection, page=page, kind=kind, action=action, subject=subject,
                                     value=value or {}, reason=reason, by=by)  # fmt: skip

    def take_back(self, correction: str, *, by: str) -> Correction:
        """Undo a correction, and what it did."""
        with self.writing() as connection:
            return reviewing.take_back(connection, correction, by=by)

    def decide_actor(
        self,
        actor: str,
        deed: Deed,
        *,
        other: str = "",
        entries: Iterable[str] = (),
        reason: str | None = None,
        by: str,
    ) -> tuple[Correction, ...]:
        """Say that an actor is the same as ``other``, is ``other`` in some articles, or is none; or undo a correction.

        ``actor`` is a key (Wikidata id or full name) or an entry's id, ``entries`` its ids in the articles to split
        off; of ``undo``, ``other`` is the correction. All that shows or asks for actors follows, article by article:
        where this is cut short, saying it again finishes it. `overt.incidents.update` then puts incidents right.
        """
        with self.writing() as connection:
            made, touched = deciding_actors.decide(
                connection, actor, deed, other=other, entries=entries, reason=reason, by=by
            )
        naming = made[0].subject if deed == "undo" and made[0].action in OVER_ALL else None
        for part in in_parts(touched, _SETTLED_AT_ONCE):
            with self.writing() as connection:
                for page in part:
                    overlay.settle(connection, page, naming=naming)
        return made

    def reviewed(self, page: str) -> Reviewed:
        """What reviewers did to the article of a page, by its SHA-256. Raises NotInRecordError when there is none."""
        with self.reading() as connection:
            return reviewing.reviewed(connection, page)
