"""What the dossier shows of an incident, as plain text ready for the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from overt.exports.addresses import web_address
from overt.exports.country_codes import country_name
from overt.reading import Article, Claim, Report, Suspect
from overt.record.cases import Case, Said
from overt.record.decisions import Decision
from overt.record.excerpt import excerpt
from overt.record.ids import page_entry_id
from overt.record.incidents import Incident
from overt.record.told import Origin
from overt.spans import Span
from overt.words import BEHIND_IT, HOW_SURE, ON_WHAT, UNKNOWN, day, plain


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


def listed(one: Incident) -> Listed:
    """An incident in one line."""
    return Listed(
        id=one.id,
        title=one.title or "(no title)",
        what=_what(one.type, one.stage),
        when=day(one.time),
        where=_where(one.place, one.country),
        behind=_behind(one.sponsor, one.sponsor_certainty),
        state=f"withdrawn: {plain(one.withdrawn)}" if one.withdrawn else one.state,
        outlets=len(one.outlets),
    )


def view(case: Case, text_of: Callable[[str], str]) -> CaseView:
    """An incident with everything that the dossier shows of it; ``text_of`` gives the text of a reading's article."""
    one = case.incident
    sources = {told.origin.page: source(told.origin) for told in case.reports}
    return CaseView(
        listed=listed(one),
        facts=tuple(_facts(one)),
        quotes=tuple(_quotes(case, sources)),
        fields=tuple(_fields(case)),
        voices_for=tuple(_voice(said, text_of) for said in case.said if said.stance == "for"),
        voices_against=tuple(_voice(said, text_of) for said in case.said if said.stance == "against"),
        merged=tuple(_merged(case)) if len(case.reports) > 1 else (),
        history=tuple(_step(each) for each in case.decisions),
        sources=tuple(sources.values()),
    )


def source(origin: Origin) -> Source:
    """An article as it is cited; only an address of the web becomes a link."""
    return Source(
        outlet=origin.outlet or "outlet unknown",
        title=origin.title or "(no title)",
        published=day(origin.published) if origin.published else "date unknown",
        address=web_address(origin.url),
        page=page_entry_id(origin.page),
        sha256=origin.page,
    )


def _what(kind: str, stage: str) -> str:
    return plain(kind) if stage == "accomplished" else f"{plain(kind)}, {stage}"


def _where(place: str | None, country: str | None) -> str:
    state = country_name(country)
    return ", ".join(dict.fromkeys(part for part in (place, state) if part)) or UNKNOWN


def _behind(sponsor: str | None, certainty: str | None) -> str:
    if not sponsor:
        return "nobody named"
    return f"{sponsor} ({BEHIND_IT.get(certainty or '', plain(certainty))})"


def _facts(one: Incident) -> Iterator[tuple[str, str]]:
    yield "What", _what(one.type, one.stage)
    yield "When", day(one.time)
    yield "Where", _where(one.place, one.country) + (f" (to the {one.precision})" if one.precision else "")
    yield "Target", one.target or UNKNOWN
    yield "Sector", plain(one.sector)
    yield "Behind it", _behind(one.sponsor, one.sponsor_certainty)
    yield "The law", plain(one.legal_stage) if one.legal_stage and one.legal_stage != "none" else "no step told"
    yield "Killed", UNKNOWN if one.killed is None else str(one.killed)
    yield "Injured", UNKNOWN if one.injured is None else str(one.injured)
    yield "Told by", _told_by(one)


def _told_by(one: Incident) -> str:
    if len(one.outlets) < 2:
        return "one outlet"
    return f"{len(one.outlets)} outlets, {one.independent} of them in words of their own"


def _quotes(case: Case, sources: dict[str, Source]) -> Iterator[Quoted]:
    """The words of each article, the earliest first."""
    for told in sorted(case.reports, key=lambda one: (one.origin.earliest or "9999", one.origin.page)):
        words = tuple(" ".join(span.quote.split()) for span in told.entry.evidence)
        if words:
            yield Quoted(source=sources[told.origin.page], words=words)


_Value = tuple[str | None, str | None]
_Take = Callable[[Report], Sequence[_Value]]


def _place(one: Report) -> Sequence[_Value]:
    return [(_where(one.place.name, one.place.country), one.place.quote)] if one.place else []


def _time(one: Report) -> Sequence[_Value]:
    return [(day(one.time.edtf), one.time.quote)] if one.time else []


def _sponsor(one: Report) -> Sequence[_Value]:
    if one.sponsor is None:
        return []
    return [(_behind(one.sponsor.name, one.sponsor.certainty), one.sponsor.span.quote if one.sponsor.span else None)]


def _suspect(one: Suspect) -> _Value:
    return f"{one.name or one.quote}: {plain(one.legal_stage)}", one.quote


_FIELDS: Final[tuple[tuple[str, str, _Take], ...]] = (
    ("What", "What", lambda one: [(_what(one.type, one.stage), None)]),
    ("Where", "Where", _place),
    ("When", "When", _time),
    ("Target", "Target", lambda one: [(each.name or each.quote, each.quote) for each in one.targets]),
    ("Sector", "Sector", lambda one: [(plain(one.sector), None)] if one.sector else []),
    ("Done with", "", lambda one: [(one.instrument.quote, None)] if one.instrument else []),
    ("Held for it", "", lambda one: [_suspect(each) for each in one.suspects]),
    ("Behind it", "Behind it", _sponsor),
    ("Killed", "", lambda one: [(str(one.killed), None)] if one.killed is not None else []),
    ("Injured", "", lambda one: [(str(one.injured), None)] if one.injured is not None else []),
)  # fmt: skip


def _fields(case: Case) -> Iterator[tuple[str, tuple[Saying, ...]]]:
    """Each field with every value that an outlet gives, and the words it gives it in."""
    shown = dict(_facts(case.incident))
    for name, fact, take in _FIELDS:
        told: dict[str, list[tuple[str, str | None]]] = {}
        for one in case.reports:
            for value, words in take(one.entry):
                told.setdefault(value or UNKNOWN, []).append(
                    (one.origin.outlet or "outlet unknown", _other(words, value))
                )
        if told:
            yield (
                name,
                tuple(
                    Saying(value=value, shown=shown.get(fact, "").startswith(value), by=tuple(dict.fromkeys(by)))
                    for value, by in told.items()
                ),
            )


def _other(words: str | None, value: str | None) -> str | None:
    """The article's words, where they are not the value itself."""
    return None if words is None or words == value else " ".join(words.split())


def _voice(said: Said, text_of: Callable[[str], str]) -> Voice:
    claim = said.claim.entry
    who = (claim.source.name or claim.source.quote) if claim.source else "somebody not named"
    rests = "" if claim.evidence == "none-stated" else f", on {ON_WHAT[claim.evidence]}"
    return Voice(
        who=who,
        how=f"{_ACTS[claim.act]}; {HOW_SURE[claim.factuality]}{rests}",
        words=_in_sentence(text_of(said.claim.origin.reading), claim),
        source=source(said.claim.origin),
    )


_BETWEEN: Final = "\n\n"  # what stands between the paragraphs of an article's text


def _in_sentence(text: str, claim: Claim) -> tuple[str, str, str]:
    """The words of a claim with what stands before and after them: "it" alone says nothing to a reader."""
    pieces = (claim.content, *claim.more)
    whole = Span.of(text, min(one.start for one in pieces), max(one.end for one in pieces))
    first = text.rfind(_BETWEEN, 0, whole.start) + len(_BETWEEN) if _BETWEEN in text[: whole.start] else 0
    paragraphs = text[first : text.find(_BETWEEN, whole.end) if _BETWEEN in text[whole.end :] else None]
    shown = excerpt(Article(id="", text=paragraphs), Span.of(paragraphs, whole.start - first, whole.end - first))
    return shown.before, shown.quote, shown.after


_ACTS: Final = {
    "say": "says", "accuse": "accuses", "deny": "denies", "admit": "admits", "threaten": "threatens",
    "demand": "demands", "promise": "promises", "assess": "assesses", "order": "orders", "call": "calls",
}  # fmt: skip


def _merged(case: Case) -> Iterator[tuple[str, str]]:
    """Why each report belongs to the incident."""
    names = {
        one.entry.id: f"{one.origin.outlet or 'outlet unknown'}, {day(one.origin.published)}" for one in case.reports
    }
    for one in case.memberships:
        if one.report in names:
            yield names[one.report], one.reason if one.by == "overt" else f"{one.reason} (decided by {one.by})"


def _step(one: Decision) -> Step:
    what = {
        "same": "said that these are one incident",
        "different": "said that these are different incidents",
        "unsure": "was unsure whether these are one incident",
        "split": "took reports out of the incident",
        "state": f"marked it {one.value}",
        "withdraw": f"withdrew it: {plain(str(one.value))}",
        "edit": f"set {plain(one.field)} to {UNKNOWN if one.value is None else one.value}",
        "grade": "graded it",
        "undo": "took a decision back",
    }[one.kind]
    return Step(moment=one.moment[:10], by=one.by, what=what, reason=one.reason, stands=one.stands)
