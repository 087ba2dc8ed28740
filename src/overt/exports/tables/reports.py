"""The table of reports: what each article tells of an incident, with the words it stands on."""

from overt.exports.columns import joined, number, text, whole
from overt.exports.tables.shared import article, place, time
from overt.exports.tables.table import Table
from overt.reading import Report, RoleFiller, Toll
from overt.record.told import Told

_Row = Told[Report]


def _bounds(toll: Toll) -> str:
    """How many, as an interval with an open end where the words give one."""
    least, most = ("" if one is None else str(one) for one in (toll.least, toll.most))
    return least if least == most else f"{least}..{most}"


def _toll(toll: Toll) -> str:
    words = (toll.what, _bounds(toll), "attackers" if toll.attackers else None, toll.claim or "author")
    return " ".join(word for word in words if word)


def _filler(filler: RoleFiller) -> str:
    filled = f", filled {filler.filled}" if filler.filled else ""
    return f"{filler.role} ({filler.score:.2f}{filled}): {filler.quote}"


def _sponsor(name: str, one: _Row) -> str | None:
    return getattr(one.entry.sponsor, name, None)


REPORTS: Table[_Row] = Table(
    name="reports",
    meaning="One row a report: one article's account of one incident. What the article does not say is empty.",
    columns=(
        text("id", "The report's id; overt show opens it.", lambda one: one.entry.id),
        *article(lambda one: one.origin),
        text("type", "What kind of act (docs/reading.md, IncidentType).", lambda one: one.entry.type),
        text("stage", "How far it came: accomplished, attempted, planned or threatened.", lambda one: one.entry.stage),
        *place(lambda one: one.entry.place),
        *time(lambda one: one.entry.time),
        text(
            "targets",
            "What or who was hit.",
            lambda one: joined([each.name or each.quote for each in one.entry.targets]),
        ),
        text("sector", "What the target belongs to (docs/reading.md, Sector).", lambda one: one.entry.sector),
        text(
            "instrument",
            "The words that say what it was done with.",
            lambda one: one.entry.instrument.quote if one.entry.instrument else None,
        ),
        text(
            "suspects",
            "Who is held for it: a name, or the article's words.",
            lambda one: joined([each.name or each.quote for each in one.entry.suspects]),
        ),
        text(
            "legal_stages",
            "How far the law has got with each suspect, in the same order.",
            lambda one: joined([each.legal_stage for each in one.entry.suspects]),
        ),
        text("sponsor", "Who is said to be behind it.", lambda one: _sponsor("name", one)),
        text(
            "sponsor_certainty",
            "How sure it is said to be (docs/reading.md, Certainty).",
            lambda one: _sponsor("certainty", one),
        ),
        text(
            "sponsor_involvement", "How the sponsor is said to be involved.", lambda one: _sponsor("involvement", one)
        ),
        text(
            "sponsor_claims",
            "Who says so: ids of the table claims.",
            lambda one: joined(one.entry.sponsor.said_by) if one.entry.sponsor else None,
        ),
        whole("killed", "How many died; 0 only where the article says that nobody did.", lambda one: one.entry.killed),
        whole("injured", "How many were hurt.", lambda one: one.entry.injured),
        text(
            "tolls",
            "Each count of the killed or injured, and who gives it: ids of the table claims, or author. 6.. is six or "
            "more, ..10 ten or fewer; attackers are not in killed.",
            lambda one: joined([_toll(each) for each in one.entry.tolls]),
        ),
        text(
            "fillers",
            "The article's words that the trained tagger takes for who did it, what or who was hit and with what: the "
            "role, its chance, the field that they filled where the rules had found nothing, and the words.",
            lambda one: joined([_filler(each) for each in one.entry.fillers]),
        ),
        text(
            "excluded",
            "Why it is no countable incident (docs/removal-reasons.md); empty where it is one.",
            lambda one: one.entry.excluded,
        ),
        text(
            "evidence",
            "The article's words that carry it, the best first.",
            lambda one: one.entry.evidence[0].quote if one.entry.evidence else None,
        ),
        whole(
            "evidence_start",
            "Where they begin in the article's text, in code points.",
            lambda one: one.entry.evidence[0].start if one.entry.evidence else None,
        ),
        whole(
            "evidence_end",
            "Where they end.",
            lambda one: one.entry.evidence[0].end if one.entry.evidence else None,
        ),
        number("score", "How sure the reader is, from 0 to 1.", lambda one: one.entry.score),
    ),
    rows=lambda snapshot: snapshot.reports_with_tolls(),
)
