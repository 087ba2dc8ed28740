"""The tables of the record.

A page has its bytes and what was given about it; a reading belongs to a page and a reader, and everything it says
becomes rows that point back to it. Nothing is overwritten: a newer reading stands beside the older one, and ``current``
says which of them is asked.
"""

from overt.record.actor_tables import actor_names, actor_roles, actors, mentions
from overt.record.article_tables import articles, blocks
from overt.record.claim_tables import claim_pieces, claims, figures
from overt.record.event_tables import event_assertions, event_parties, events
from overt.record.page_tables import givens, pages, problems, readers, readings, runs, unread
from overt.record.report_tables import (
    report_events,
    report_evidence,
    report_sponsor_claims,
    report_suspects,
    report_targets,
    reports,
)

# The revision of migrations/versions that makes these tables; a test holds the two together.
REVISION = "0010"

__all__ = [
    "REVISION",
    "actor_names",
    "actor_roles",
    "actors",
    "articles",
    "blocks",
    "claim_pieces",
    "claims",
    "event_assertions",
    "event_parties",
    "events",
    "figures",
    "givens",
    "mentions",
    "pages",
    "problems",
    "readers",
    "readings",
    "report_events",
    "report_evidence",
    "report_sponsor_claims",
    "report_suspects",
    "report_targets",
    "reports",
    "runs",
    "unread",
]
