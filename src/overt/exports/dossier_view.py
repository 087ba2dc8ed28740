"""What the dossier shows of an incident, put together."""

from collections.abc import Callable, Iterator
from typing import Final

from overt.exports.dossier_fields import facts, fields
from overt.exports.dossier_parts import CaseView, Listed, Quoted, Source, Step
from overt.exports.dossier_voices import voice
from overt.exports.dossier_words import NO_OUTLET, behind, source, what, where
from overt.record.cases import Case
from overt.record.decisions import Decision
from overt.record.incidents import Incident
from overt.words import UNKNOWN, day, plain


def listed(one: Incident) -> Listed:
    """An incident in one line."""
    return Listed(
        id=one.id,
        title=one.title or "(no title)",
        what=what(one.type, one.stage),
        when=day(one.time),
        where=where(one.place, one.country),
        behind=behind(one.sponsor, one.sponsor_certainty),
        state=f"withdrawn: {plain(one.withdrawn)}" if one.withdrawn else one.state,
        outlets=len(one.outlets),
    )


def view(case: Case, text_of: Callable[[str], str]) -> CaseView:
    """An incident with everything that the dossier shows of it; ``text_of`` gives the text of a reading's article."""
    one = case.incident
    sources = {told.origin.page: source(told.origin) for told in case.reports}
    return CaseView(
        listed=listed(one),
        facts=tuple(facts(one)),
        quotes=tuple(_quotes(case, sources)),
        fields=tuple(fields(case)),
        voices_for=tuple(voice(said, text_of) for said in case.said if said.stance == "for"),
        voices_against=tuple(voice(said, text_of) for said in case.said if said.stance == "against"),
        merged=tuple(_merged(case)) if len(case.reports) > 1 else (),
        history=tuple(_step(each) for each in case.decisions),
        sources=tuple(sources.values()),
    )


def _quotes(case: Case, sources: dict[str, Source]) -> Iterator[Quoted]:
    """The words of each article, the earliest first."""
    for told in sorted(case.reports, key=lambda one: (one.origin.earliest or "9999", one.origin.page)):
        words = tuple(" ".join(span.quote.split()) for span in told.entry.evidence)
        if words:
            yield Quoted(source=sources[told.origin.page], words=words)


def _merged(case: Case) -> Iterator[tuple[str, str]]:
    """Why each report belongs to the incident."""
    names = {one.entry.id: f"{one.origin.outlet or NO_OUTLET}, {day(one.origin.published)}" for one in case.reports}
    for one in case.memberships:
        if one.report in names:
            yield names[one.report], one.reason if one.by == "overt" else f"{one.reason} (decided by {one.by})"


_DONE: Final = {
    "same": "said that these are one incident",
    "different": "said that these are different incidents",
    "unsure": "was unsure whether these are one incident",
    "split": "took reports out of the incident",
    "state": "marked it {value}",
    "withdraw": "withdrew it: {words}",
    "edit": "set {field} to {value}",
    "grade": "graded it",
    "undo": "took a decision back",
}


def _step(one: Decision) -> Step:
    value = UNKNOWN if one.value is None else one.value
    done = _DONE[one.kind].format(value=value, words=plain(str(one.value)), field=plain(one.field))
    return Step(moment=one.moment[:10], by=one.by, what=done, reason=one.reason, stands=one.stands)
