"""The table of incidents: what happened, over all reports of it."""

from overt.exports.columns import day, joined, number, text, whole
from overt.exports.tables.table import Table
from overt.record.incidents import Incident

INCIDENTS: Table[Incident] = Table(
    name="incidents",
    meaning="One row an incident: the reports of several outlets put together. Fields hold what is shown of them.",
    columns=(
        text("id", "The incident's id; overt show opens it.", lambda one: one.id),
        text("title", "The title of the report that named it.", lambda one: one.title),
        text(
            "state",
            "How far people looked at it: candidate, reviewed, confirmed, disputed or withdrawn.",
            lambda one: one.state,
        ),
        text(
            "withdrawn",
            "Why it was withdrawn: accident, misattributed, duplicate or out-of-scope.",
            lambda one: one.withdrawn,
        ),
        text("type", "What kind of act (docs/reading.md, IncidentType).", lambda one: one.type),
        text("stage", "How far it came: accomplished, attempted, planned or threatened.", lambda one: one.stage),
        text("place", "Where, by the place's usual name.", lambda one: one.place),
        text("country", "Its country, ISO 3166-1 alpha-3.", lambda one: one.country),
        number("latitude", "Degrees north, WGS 84; of a point inside, for an area.", lambda one: one.lat),
        number("longitude", "Degrees east, WGS 84.", lambda one: one.lon),
        text(
            "place_precision", "How exact: site, city, district, province, country or sea.", lambda one: one.precision
        ),
        text("time", "When it happened, in EDTF; empty where nobody says.", lambda one: one.time),
        day("earliest", "The first day it may have been.", lambda one: one.earliest),
        day("latest", "The last day it may have been.", lambda one: one.latest),
        text("sector", "What the target belongs to (docs/reading.md, Sector).", lambda one: one.sector),
        text("target", "What or who was hit.", lambda one: one.target),
        text("instrument", "What it was done with.", lambda one: one.instrument),
        text("sponsor", "Who is said to be behind it.", lambda one: one.sponsor),
        text(
            "sponsor_certainty",
            "How sure it is said to be (docs/reading.md, Certainty).",
            lambda one: one.sponsor_certainty,
        ),
        text("attributed_by", "Who says so: author, authority, sponsor or other.", lambda one: joined(one.attributed)),
        text("legal_stage", "How far the law has got (docs/reading.md, LegalStage).", lambda one: one.legal_stage),
        whole("killed", "How many died; 0 only where it is said that nobody did.", lambda one: one.killed),
        whole("injured", "How many were hurt.", lambda one: one.injured),
        whole("reports", "How many reports were put together.", lambda one: len(one.reports)),
        text(
            "report_ids",
            "Which: ids of the table reports, the one that named the incident first.",
            lambda one: joined(one.reports),
        ),
        text("outlets", "Who told of it.", lambda one: joined(one.outlets)),
        whole("independent_outlets", "How many told of it in words of their own.", lambda one: one.independent),
        text("edited", "The fields that a person set.", lambda one: joined(one.edited)),
        number("score", "The least certain of the merges, from 0 to 1; 1 where there was none.", lambda one: one.score),
    ),
    rows=lambda snapshot: snapshot.incidents(),
)
