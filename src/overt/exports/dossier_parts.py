"""What the dossier shows: plain text, ready for the page."""

from dataclasses import dataclass

from overt.words import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the overview."""

    id: str
    title: str
    what: str
    when: str
    where: str
    behind: str
    state: str
    outlets: int

    @property
    def kicker(self) -> str:
        """What, where and when, as far as known."""
        return " · ".join(part for part in (self.what, self.where, self.when) if part != UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article, as it is cited."""

    outlet: str
    title: str
    published: str
    address: str | None
    page: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of an article, and where they stand."""

    source: Source
    words: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One value of a field, and who says it in which words."""

    value: str
    shown: bool
    by: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claim: who, how, the words, and the article."""

    who: str
    how: str
    words: tuple[str, str, str]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A decision, as one line of history."""

    moment: str
    by: str
    what: str
    reason: str | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One incident, as the dossier shows it."""

    listed: Listed
    facts: tuple[tuple[str, str], ...]
    quotes: tuple[Quoted, ...]
    fields: tuple[tuple[str, tuple[Saying, ...]], ...]
    voices_for: tuple[Voice, ...]
    voices_against: tuple[Voice, ...]
    merged: tuple[tuple[str, str], ...]
    history: tuple[Step, ...]
    sources: tuple[Source, ...]
