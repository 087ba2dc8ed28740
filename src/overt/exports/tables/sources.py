"""The table of sources: the articles that everything else stands in."""

from overt.exports.columns import day, text
from overt.exports.tables.table import Table
from overt.record.ids import page_entry_id
from overt.record.told import Origin

SOURCES: Table[Origin] = Table(
    name="sources",
    meaning="One row an article that was read.",
    columns=(
        text("id", "The article's id; overt show opens it.", lambda one: page_entry_id(one.page)),
        text("sha256", "The SHA-256 of the page's bytes, as they were read.", lambda one: one.page),
        text("outlet", "Who published it: the registered domain, or a given name.", lambda one: one.outlet),
        text("url", "Its address.", lambda one: one.url),
        text("title", "Its title.", lambda one: one.title),
        text("language", "Its language, ISO 639.", lambda one: one.language),
        text("published", "When it was published, in EDTF; empty where that is not known.", lambda one: one.published),
        text(
            "published_basis", "What that date rests on (docs/reading.md, Published).", lambda one: one.published_basis
        ),
        day("earliest", "The first day it may have been published.", lambda one: one.earliest),
        day("latest", "The last day it may have been published.", lambda one: one.latest),
        text("captured", "When the page was saved.", lambda one: one.captured),
    ),
    rows=lambda snapshot: snapshot.origins(),
)
