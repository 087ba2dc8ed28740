"""Write docs/exports.md: every format and column, and what each really gives for a small record."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "record"))

from overt.exports import FORMATS, Selection, export
from overt.exports.counts import COLUMNS
from overt.exports.stix_objects import CONFIDENCES
from overt.exports.tables import TABLES
from overt.record import Record, open_record

# What stands for the record's version and for times in the examples: they say nothing of the form.
VERSION, MOMENT = "12-3f9a1c20", "2025-04-15T08:30:00.000Z"
KINDS = {"text": "text", "day": "day", "whole": "whole number", "number": "number", "yes-no": "true or false"}

OPENING = """# Handing the record on

Written by `python scripts/reference.py` from the formats themselves; the examples are real output.

`overt export FORMAT` hands on the whole record, or a part of it: filters (`--type`, `--state`, `--stage`, `--sector`,
`--certainty`, `--country`, `--sponsor`, `--outlet`, `--words`, `--since`, `--until`) are those of incidents, and ids
name incidents, reports or pages; the workbench and its API take an `area` too. An incident brings its reports, their
articles, and all claims of these articles; a page brings all that it tells. Without a selection everything current is
handed on, also reports that are no countable incident (`excluded` says why).

- **The same record gives the same bytes**, in every format. Each file names the record's version it was made of, in
  its name and inside.
- **Nothing is half written**: a file gets its name when it is whole. `--out -` prints to standard output.
- **Nothing is guessed**: what is not known is empty, null or left out; an incident without a place or date stays.
- **Any size**: files are made piece by piece; a record of 100,000 incidents takes the memory of a small one, but for a
  list of its incidents in `stix` and `dossier`.

From Python, in pieces of bytes:

```python
from overt.exports import Selection, export
from overt.record import open_record

with open_record("record.overt", create=False) as record:
    made = export(record, "geojson", selection=Selection(country="Lithuania", since="2024"))
    with open(made.file_name, "wb") as file:
        file.writelines(made.pieces)
```
"""

NOTES = {
    "csv": """
A ZIP file of all tables and a `datapackage.json` that explains every column; `--table NAME` gives one table
alone. UTF-8 with a byte order mark, so that spreadsheets show every letter. Text that a spreadsheet might take for a
formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, perhaps behind spaces) has an apostrophe in front:
take one away to have it back. The last column of each table is `record_version`.""",
    "parquet": """
The same tables with typed columns (days are `date32`), compressed with Zstandard; each column carries its
meaning as `description`, the file the record's version in its metadata under `overt`.""",
    "counts": """
The numbers of `overt count` for every rule that overt knows, by year; `rule` holds the rule's version, `incidents` the
ids behind the number. An incident whose date may lie in two years is in a cell of its own. Rules of your own:
`overt count --rule FILE --csv`.""",
    "geojson": """
Points are [longitude, latitude] in WGS 84. `precision` says what a point stands for: of a province it is a
point inside. `radius_km` is the uncertainty of a place without edges (a sea, a strait), where it is known. An incident
without a known point is a feature without geometry.""",
    "stix": """
One bundle: each incident is an `incident` with our extension; who is said to be behind it is
`attributed-to`, with a confidence derived from the word; a claim for it is a `note`, a denial an `opinion` about the
attribution, a reviewer's decision an `opinion` about the incident; each outlet that told of it is a `sighting`; an
article is a `report`; all incidents stand in one `grouping`. Ids are UUIDv5 of the record's own ids: a platform that
reads a second export doubles nothing. `published` of an article whose date is not known is the moment it was read,
and its description says so. The extension holds `incident_type`, `stage`, `state`, `withdrawn`, `time` (`edtf`,
`earliest`, `latest`), `place` (`name`, `country`, `precision`, `lat`, `lon`), `target`, `sector`, `instrument`,
`sponsor` (`name`, `certainty`, `attributed_by`), `legal_stage`, `killed`, `injured`, `reports`, `outlets`,
`independent_outlets`, `merge_score` and `record_version`; the extension's definition carries its JSON Schema.
`--tlp clear`, `green`, `amber`, `amber+strict` or `red` marks what is of these incidents with the level of TLP 2.0, by
OASIS's own objects; what is the same in every export (overt, outlets, places) is not marked.""",
    "followthemoney": """
Statements, one a line, as the library reads them (`ftm aggregate-statements`). Incidents are
`Event`, articles `Article`, whoever is said to be behind an incident a `LegalEntity` with an `UnknownLink` whose `role`
says how sure that is, claims `Note`. FollowTheMoney knows no intervals and no certainty: `startDate` and `endDate` are
the first and last day, and the EDTF is among the `keywords`.""",
    "plover": """
One coded event a line, with the fields of PLOVER's manual. A mode of ours is followed by PLOVER's own that it
belongs to. `date` and `enddate` are the first and last day, null where the article gives none: the publication date, in
`cite_info`, never takes their place. `aspect`, `edtf` and `asserted_by` are ours.""",
    "annotations": """
Each claim and report points at its words in the text of the article, by position (half-open, code points)
and by quotation with what stands around it. `scope` is the page's address; the text itself is named by its reading.""",
    "dossier": """
For one incident (`overt export dossier i-…`) or a selection: index card, the words of every article with
their addresses, each field with who says so in which words, accusations beside denials, why the reports are one
incident, what reviewers decided, sources with the SHA-256 of their pages. One HTML file without scripts, pictures or
requests; print it, or save it as PDF.""",
    "corrections": """
One decision a line, of those that stand: `task` is `merging` (same, different, unsure), `field` (what a
field should be), `incident` (confirmed, disputed, withdrawn) or `grade`; `label` is what was decided; `left` and
`right` are the reports it was decided on, with all their words and offsets. After them comes what was set right in
articles, one correction a line: `task` is `removal` (a block that was kept or removed wrongly; `label` says which it
should be), `claim`, `report`, `actor` or `mention` (`label` is `add`, `change`, `delete`, `merge`, `split`
or `not-an-actor`); `was` is what overt read, null for what was added, and `value` holds the fields as they should be,
null for one that the page does not say. What was undone is left out.""",
}


def exports() -> str:
    """The whole page."""
    with TemporaryDirectory() as folder, open_record(f"{folder}/sample.overt") as record:
        _fill(record)
        return "\n".join(_lines(record))


def _fill(record: Record) -> None:
    from invented import READER, harbour, harbour_page  # a hand-made reading: no model changes it

    from overt.incidents import update

    with record.run("overt add", READER) as run:
        page = harbour_page(url="https://harbourpost.example/fire")
        record.add(page, harbour(page), run)
    update(record)


def _lines(record: Record) -> Iterator[str]:
    yield OPENING
    yield "| format | gives | as |\n|---|---|---|"
    for one in FORMATS.values():
        yield f"| [`{one.name}`](#{one.name}) | {one.description} | {one.standard} |"
    for one in FORMATS.values():
        yield f"\n## {one.name}\n\n{NOTES[one.name].strip()}"
        shown = _example(record, one.name)
        if shown:
            yield f"\n```json\n{shown}\n```"
        if one.name == "counts":
            yield "\n| column | kind | holds |\n|---|---|---|"
            yield from (f"| `{column.name}` | {KINDS[column.kind]} | {column.meaning} |" for column in COLUMNS)
        if one.name == "stix":
            yield "\n| sponsor's certainty | confidence |\n|---|---|"
            yield from (f"| `{word}` | {number} |" for word, number in CONFIDENCES.items())
            yield "| `acquitted` | not attributed |"
    yield "\n## Tables"
    for table in TABLES:
        yield f"\n### {table.name}\n\n{table.meaning}\n\n| column | kind | holds | for example |\n|---|---|---|---|"
        with record.snapshot() as snapshot:
            rows = list(table.values(snapshot))
        for at, column in enumerate(table.columns):
            value = next((row[at] for row in rows if row[at] is not None), None)
            shown = f"`{value}`" if value is not None else ""
            yield f"| `{column.name}` | {KINDS[column.kind]} | {column.meaning} | {shown} |".replace("\n", " ")
    yield ""


def _example(record: Record, name: str) -> str | None:
    if name in ("csv", "parquet", "counts", "dossier", "corrections"):
        return None
    content = b"".join(export(record, name, selection=Selection(type="arson")).pieces).decode()
    content = content.replace(record.version().name, VERSION)
    if name in ("plover", "followthemoney"):
        wanted = next(line for line in content.splitlines() if name == "plover" or '"startDate"' in line)
        return _pretty(json.loads(wanted))
    found = json.loads(content)
    if name == "geojson":
        return _pretty(found)
    if name == "annotations":
        return _pretty({**found, "items": [one for one in found["items"] if one["id"].startswith("urn:overt:r-")][:1]})
    incident = next(one for one in found["objects"] if one["type"] == "incident")
    return _pretty({**incident, "created": MOMENT, "modified": MOMENT})


def _pretty(value: Any) -> str:
    """JSON as people read it."""
    return json.dumps(value, ensure_ascii=False, indent=2)
