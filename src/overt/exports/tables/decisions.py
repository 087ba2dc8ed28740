"""The table of decisions: what people decided, also what was taken back."""

import json

from overt.exports.columns import joined, text, whole
from overt.exports.tables.table import Table
from overt.record.decisions import Decision


def _value(one: Decision) -> str | None:
    if one.value is None or isinstance(one.value, str):
        return one.value
    return json.dumps(one.value, ensure_ascii=False, sort_keys=True)


DECISIONS: Table[Decision] = Table(
    name="decisions",
    meaning="One row a decision of a person. Nothing is ever taken away here: what was undone says by which.",
    columns=(
        text("id", "The decision's id.", lambda one: one.id),
        text("kind", "same, different, unsure, split, state, edit, withdraw, grade or undo.", lambda one: one.kind),
        text("by", "Who decided.", lambda one: one.by),
        text("moment", "When, RFC 3339.", lambda one: one.moment),
        text("reason", "Why, in their words.", lambda one: one.reason),
        text("left", "The reports it is about: ids of the table reports.", lambda one: joined(one.left)),
        text("right", "The reports on the other side, of a comparison.", lambda one: joined(one.right)),
        text("field", "The field that was set.", lambda one: one.field),
        text("value", "What it was set to: a value, a state, a reason for withdrawal, or a grade as JSON.", _value),
        text("outlet", "The outlet that was graded.", lambda one: one.outlet),
        text("claim", "The claim that was graded: an id of the table claims.", lambda one: one.claim),
        text("undoes", "The decision that this one takes back.", lambda one: one.undoes),
        text("undone_by", "The decision that took this one back.", lambda one: one.undone_by),
        text("overruled_by", "The decision that set this one aside.", lambda one: one.overruled_by),
        whole("made_on", "The number of the record's version it was made on.", lambda one: one.version),
    ),
    rows=lambda snapshot: snapshot.decisions(),
)
