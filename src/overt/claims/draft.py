"""A claim while it is being found: where its parts stand, before its fields are decided."""

from dataclasses import dataclass

from spacy.tokens import Token

from overt.claims.cues import Cue

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One cue with its content, source and addressee as offsets into the text.

    ``content`` holds the piece that carries the claim first and further pieces after it. ``head`` is the token that
    the cue stands on, ``speaker`` the head word of the source; both are ``None`` where marks alone attribute.
    ``frame`` is the way the content was found, and ``hidden`` says that the page hides who speaks. ``chance`` is what
    the trained reader gives the draft; ``None`` where it was not asked. ``verbatim`` says that the content is
    somebody's own words without marks, as in a transcript.
    """

    cue: Cue
    words: Piece
    head: Token | None
    speaker: Token | None
    source: Piece | None
    content: tuple[Piece, ...]
    frame: str
    addressee: Piece | None = None
    hidden: bool = False
    chance: float | None = None
    verbatim: bool = False

    @property
    def direct(self) -> bool:
        """Whether the content is somebody's own words, between marks or in a transcript."""
        return self.frame == "quote" or self.verbatim

    @property
    def start(self) -> int:
        """Where the content begins in the text."""
        return min(start for start, _ in self.content)

    @property
    def end(self) -> int:
        """Where the content ends in the text."""
        return max(end for _, end in self.content)

    def covers(self, start: int, end: int) -> bool:
        """Whether a piece of the content holds ``text[start:end]``."""
        return any(one <= start and end <= other for one, other in self.content)
