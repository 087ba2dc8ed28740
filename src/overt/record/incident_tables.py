"""The tables of incidents: what reports were put together, why, and what people decided about it.

Decisions are only ever added. Incidents are made from reports and decisions, and can be made again from them at any
time; which number of the record's version they had when is kept beside them.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, text

from overt.record.columns import Identifier, code, counts, identity, link, metadata, numbers, position, words

# A version is a state of the incidents. Each change to them makes a new one; numbers count up in one record.
versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *code("moment"),
    *words("why", required=True),
    *code("digest"),
    *counts("incidents", "changed"),
)

# ``founder`` is the report that names the incident: its id is made from it. ``changed`` is the version in which the
# incident became what it is.
incidents = Table(
    "incidents",
    metadata,
    identity(),
    link("founder", "reports.id"),
    *code("state", "type", "stage"),
    *words("title", required=True),
    *words("place_name"),
    *code("place_country", "place_precision", required=False),
    *numbers("place_lat", "place_lon"),
    *code("time_edtf", "time_earliest", "time_latest", "sector", required=False),
    *words("target", "sponsor"),
    *code("sponsor_certainty", "legal_stage", required=False),
    Column("killed", Integer),
    Column("injured", Integer),
    *counts("reports", "outlets", "independent"),
    Column("score", Float, nullable=False),
    *words("content", required=True),
    *counts("changed"),
    # How much a look at it is worth, the less the more; see `overt.record.queue`.
    Column("rank", Float, nullable=False),
    # The words by which it is looked for, in lower case.
    *words("said", required=True),
    Index(None, "founder"),
    Index(None, "type", "place_country"),
    Index(None, "place_country"),
    Index(None, "time_latest", "id"),
    Index(None, "state", "rank", "id"),
    Index(None, "said", "id").ddl_if(dialect="sqlite"),
    Index(None, "changed", "id"),
    Index(None, "reports", "id"),
    Index(None, "score", "id"),
)

# Which incident a report belongs to. ``story`` is the page whose text it is a copy of, or its own page.
memberships = Table(
    "memberships",
    metadata,
    Column("report_id", Identifier, ForeignKey("reports.id"), primary_key=True),
    link("incident_id", "incidents.id"),
    Column("score", Float, nullable=False),
    *words("reason", required=True),
    *code("by", "story"),
    Index(None, "incident_id"),
)

# Every incident id there ever was, and the report that it was made from: a name that was printed keeps opening.
incident_names = Table("incident_names", metadata, identity(), link("report_id", "reports.id"))

# What an incident was, from which version on and until which; ``until`` is null while it still is.
incident_versions = Table(
    "incident_versions",
    metadata,
    Column("incident_id", Identifier, primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
    Column("until", Integer),
    *words("content", required=True),
    Index(None, "since"),
    Index(None, "until"),
)

# Two reports that were compared and found alike enough to be the same incident, or to ask a person about it.
pairs = Table(
    "pairs",
    metadata,
    link("left", "reports.id", key=True),
    link("right", "reports.id", key=True),
    Column("score", Float, nullable=False),
    *words("reasons", required=True),
    Index(None, "right"),
    Index(None, "score", "left", "right"),
)

# The keys under which a report is looked for when another one is compared: only reports that share one are compared.
report_keys = Table(
    "report_keys",
    metadata,
    Column("key", Identifier, primary_key=True),
    link("report_id", "reports.id", key=True),
    Index(None, "report_id"),
)

# Reports that came or went since incidents were last brought up to date.
waiting = Table("waiting", metadata, Column("report_id", Identifier, ForeignKey("reports.id"), primary_key=True))

# The report of a newer reading that tells what a report of an older one told.
successors = Table(
    "successors",
    metadata,
    Column("older", Identifier, ForeignKey("reports.id"), primary_key=True),
    link("newer", "reports.id"),
    *words("reason", required=True),
    Index(None, "newer"),
)

# Few decisions set others aside. Asked for in these very words, SQLite finds them by their own index.
OVERRULING = text("overrules != '[]'")

# What a person decided. Nothing is changed or taken away here: who thinks better of it adds ``undo``.
decisions = Table(
    "decisions",
    metadata,
    identity(),
    *code("kind"),
    *words("by", required=True),
    *code("moment"),
    *words("reason"),
    *code("field", required=False),
    *words("value"),
    *words("outlet"),
    *code("claim_id", "undoes", required=False),
    *words("overrules", required=True),
    *counts("version"),
    Index(None, "undoes"),
    Index(None, "outlet"),
    Index(None, "claim_id"),
    Index(None, "moment", "id"),
    Index("ix_decisions_overruling", "id", sqlite_where=OVERRULING),
)

# The reports that a decision is about, as they stood when it was made: the incident's founder first, on either side.
decision_reports = Table(
    "decision_reports",
    metadata,
    link("decision_id", "decisions.id", key=True),
    Column("side", Identifier, primary_key=True),
    position(),
    link("report_id", "reports.id"),
    Index(None, "report_id"),
)

# Figures that others published, to be set beside ours.
published_figures = Table(
    "published_figures",
    metadata,
    identity(),
    *code("rule", "by", "cell"),
    Column("value", Float, nullable=False),
    *code("unit"),
    *words("source", required=True),
    *words("entered_by", required=True),
    *code("moment"),
)

# Made again from the rest at any time, or true of this one record only: a fingerprint leaves them out.
PASSING = (versions, incident_names, incident_versions, pairs, report_keys, waiting)
