"""Records of any size, the same for the same size: one report an incident, one article a report."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert

from overt.incidents.profile import profile
from overt.incidents.summary import summary
from overt.reading import Article, Reader, Reading, to_json
from overt.record import Record
from overt.record.accounts import Account, Words
from overt.record.columns import metadata
from overt.record.compress import packed
from overt.record.ids import digest, entry_id

_EMPTY = b"\x28\xb5\x2f\xfd\x20\x00\x01\x00\x00"  # nothing, packed
_READING = packed(to_json(Reading(reader=Reader(version="1"), article=Article(id="p"))))
_STEP = 2_000


def fill(record: Record, size: int) -> None:
    """Put incidents into a record's tables: reading pages one by one would take hours."""
    engine = create_engine(f"sqlite:///{Path(record.location)}")
    tables = metadata.tables
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.execute(insert(tables["readers"]).values(id="rdr", version="1", parts="{}", models="[]"))
        run = {"id": "run-0", "command": "add", "reader_id": "rdr", "configuration": "{}", "configuration_hash": "0"}
        connection.execute(insert(tables["runs"]).values(**run, started="2025-01-01T00:00:00+00:00"))
        for start in range(0, size, _STEP):
            rows: dict[str, list[dict[str, Any]]] = {}
            for number in range(start, min(size, start + _STEP)):
                for table, row in _rows(number):
                    rows.setdefault(table, []).append(row)
            for table, its in rows.items():
                connection.execute(insert(tables[table]), its)
        version = {"number": 1, "moment": "2025-01-01T00:00:00+00:00", "why": "made", "digest": "ab" * 32}
        connection.execute(insert(tables["versions"]).values(**version, incidents=size, changed=size))
    engine.dispose()


def _rows(number: int) -> Any:
    import msgspec

    page = digest("page", str(number))
    reading, report, event, claim = (entry_id(kind, page) for kind in ("rd", "r", "e", "c"))
    day = f"20{number % 20 + 5:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    text = f"A depot in sector {number} burned down. The warden said that depot {number} was set on fire by Velmark."
    said = text.index("depot", 40)
    outlet = f"paper{number % 50}.example"
    yield "pages", {"id": page, "name": f"{number}.html", "outlet": outlet, "url": f"https://{outlet}/{number}",
                    "given": "0", "size": 1, "content": _EMPTY, "run_id": "run-0"}  # fmt: skip
    yield "readings", {"id": reading, "page_id": page, "reader_id": "rdr", "given": "0", "run_id": "run-0",
                       "current": True, "content": _READING}  # fmt: skip
    article = {"url": f"https://{outlet}/{number}", "outlet": outlet, "title": f"Fire in sector {number}"}
    told = {"published": day, "published_basis": "given", "earliest": day, "latest": day, "language": "en"}
    yield "articles", {"reading_id": reading, "page_id": page, "text": text, "bylines": "[]", **article, **told}
    place = {"start": 11, "end": 17, "quote": "sector", "name": f"Sector {number}", "country": "LTU", "lat": 55.0,
             "lon": 21.0 + number % 9, "precision": "city"}  # fmt: skip
    time = {"start": 0, "end": 1, "quote": "A", "edtf": day, "earliest": day, "latest": day}
    placed = {
        f"{kind}_{name}": value for kind, its in (("place", place), ("time", time)) for name, value in its.items()
    }
    yield "claims", {"id": claim, "reading_id": reading, "local": "c1", "source_start": 40, "source_end": 50,
                     "source_quote": "The warden", "source_folded": " the warden ", "cue_start": 51, "cue_end": 55,
                     "cue_quote": "said", "content_start": said, "content_end": len(text), "content_quote": text[said:],
                     "about": "", "act": "accuse", "form": "indirect", "factuality": "CT+", "evidence": "none-stated",
                     "score": 0.5}  # fmt: skip
    yield "events", {"id": event, "reading_id": reading, "local": "e1", "trigger_start": 27, "trigger_end": 33,
                     "trigger_quote": "burned", "category": "ASSAULT", "mode": "arson", "contexts": "[]",
                     "aspect": "happened", "score": 0.5, **placed}  # fmt: skip
    yield "event_assertions", {"event_id": event, "position": 0, "claim_id": claim, "factuality": "CT+"}
    sponsor = {"start": 0, "end": 1, "quote": "A", "name": "Velmark"}
    yield "reports", {"id": report, "reading_id": reading, "local": "r1", "type": "arson", "stage": "accomplished",
                      "sponsor_certainty": "suspected-or-accused", "score": 0.5, **placed,
                      **{f"sponsor_{name}": value for name, value in sponsor.items()}}  # fmt: skip
    yield "report_events", {"report_id": report, "position": 0, "event_id": event}
    yield "report_evidence", {"report_id": report, "position": 0, "start": 0, "end": 38, "quote": text[:38]}
    yield "report_sponsor_claims", {"report_id": report, "position": 0, "claim_id": claim}
    account = Account(
        id=report, reading=reading, page=page, outlet=outlet, title=article["title"], type="arson",
        place=Words(start=11, end=17, quote="sector", name=place["name"]), country="LTU", lat=55.0, lon=place["lon"],
        precision="city", edtf=day, earliest=day, latest=day, sponsor_name="Velmark",
        sponsor_certainty="suspected-or-accused", evidence=(Words(start=0, end=38, quote=text[:38]),),
    )  # fmt: skip
    one, _ = summary([account], {report: profile(account)})
    same = ("id", "state", "type", "stage", "title", "sector", "target", "sponsor", "sponsor_certainty", "score")
    yield "incidents", {
        **{name: getattr(one, name) for name in same}, "founder": report, "place_name": one.place,
        "place_country": one.country, "place_lat": one.lat, "place_lon": one.lon, "time_edtf": one.time,
        "time_earliest": one.earliest, "time_latest": one.latest, "reports": 1, "outlets": 1, "independent": 1,
        "content": msgspec.json.encode(one).decode(), "changed": 1,
    }  # fmt: skip
    yield "memberships", {"report_id": report, "incident_id": one.id, "score": 1.0, "reason": "the only report",
                          "by": "overt", "story": page}  # fmt: skip
