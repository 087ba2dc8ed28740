"""The formats that the record is handed on in: the command line, the browser and the API all list these."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from overt.errors import UnknownValueError

# Takes the snapshot, and options of its own format by name.
Write = Callable[..., Iterator[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: ``description`` is one sentence for people, ``standard`` names what the format follows.

    ``ending`` and ``media_type`` are the file's. A format of ``tables`` gives a ZIP of all tables, or one table alone.
    """

    name: str
    description: str
    standard: str
    ending: str
    media_type: str
    tables: bool = False
    home: str

    @property
    def write(self) -> Write:
        """The function that writes it; what it needs is loaded only when it is asked for."""
        module, _, function = self.home.partition(":")
        written: Write = getattr(import_module(f"overt.exports.{module}"), function or "write")
        return written


FORMATS: Final = {
    one.name: one
    for one in (
        Format(
            name="csv",
            description="Tables for a spreadsheet or a statistics program, with every column explained.",
            standard="CSV (RFC 4180) in a Data Package",
            ending="zip",
            media_type="application/zip",
            tables=True,
            home="packages:write_csv",
        ),
        Format(
            name="parquet",
            description="The same tables with typed columns, for large records and data tools.",
            standard="Apache Parquet in a Data Package",
            ending="zip",
            media_type="application/zip",
            tables=True,
            home="packages:write_parquet",
        ),
        Format(
            name="counts",
            description="Incidents by year under every rule, each number with its rule, its version and its incidents.",
            standard="CSV (RFC 4180)",
            ending="counts.csv",
            media_type="text/csv;charset=utf-8",
            home="counts",
        ),
        Format(
            name="geojson",
            description="Incidents as points on a map, each with how exact its place is.",
            standard="GeoJSON (RFC 7946)",
            ending="geojson",
            media_type="application/geo+json",
            home="geojson",
        ),
        Format(
            name="stix",
            description="Incidents, who is said to be behind them and who says so, for threat-intelligence platforms.",
            standard="STIX 2.1",
            ending="json",
            media_type="application/stix+json;version=2.1",
            home="stix",
        ),
        Format(
            name="followthemoney",
            description="Incidents, articles and actors as statements, for Aleph and other investigation tools.",
            standard="FollowTheMoney 4 statements (JSON Lines)",
            ending="statements.jsonl",
            media_type="application/jsonl",
            home="followthemoney",
        ),
        Format(
            name="plover",
            description="Coded events, who did what to whom, one a line, for event-data research.",
            standard="PLOVER (JSON Lines)",
            ending="plover.jsonl",
            media_type="application/jsonl",
            home="plover",
        ),
        Format(
            name="annotations",
            description="Claims and reports as annotations that point at the words they stand on.",
            standard="W3C Web Annotation (JSON-LD)",
            ending="jsonld",
            media_type='application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
            home="annotations",
        ),
        Format(
            name="dossier",
            description="A page to read and print: each incident with the words of every outlet and their addresses.",
            standard="HTML without scripts or outside files",
            ending="html",
            media_type="text/html;charset=utf-8",
            home="dossier",
        ),
        Format(
            name="corrections",
            description="What reviewers decided and set right, with the words it was about, as training data.",
            standard="JSON Lines",
            ending="corrections.jsonl",
            media_type="application/jsonl",
            home="corrections",
        ),
    )
}


def format_called(name: str) -> Format:
    """The format with that name. Raises UnknownValueError, which lists them, when there is none.

    >>> format_called("geojson").media_type
    'application/geo+json'
    """
    if name not in FORMATS:
        raise UnknownValueError("export format", name, FORMATS)
    return FORMATS[name]
