"""The tidy tables that are handed on as CSV and Parquet."""

from typing import Any

from overt.exports.tables.claims import CLAIMS
from overt.exports.tables.decisions import DECISIONS
from overt.exports.tables.events import EVENTS
from overt.exports.tables.incidents import INCIDENTS
from overt.exports.tables.reports import REPORTS
from overt.exports.tables.sources import SOURCES
from overt.exports.tables.table import Table

TABLES: tuple[Table[Any], ...] = (INCIDENTS, REPORTS, CLAIMS, EVENTS, SOURCES, DECISIONS)

__all__ = ["TABLES", "Table"]
