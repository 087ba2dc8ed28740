"""Make a large record of invented news: python benchmarks/large_record.py FILE [INCIDENTS].

Everything in it is invented, and the same at every run: outlets, people, towns and what happened there. Pages go in by
the record's own writing, and incidents are summed up by the code that does so in use; only which reports are of one
incident is known beforehand, so that making the record takes minutes. About ten claims come with each incident.
"""

import random
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert

from overt.article.blocks import Piece, assemble
from overt.incidents.comparison import compare
from overt.incidents.keys import keys_of
from overt.incidents.profile import profile
from overt.incidents.summary import summary
from overt.pages.page import Page
from overt.reading import (
    Actor,
    Article,
    Claim,
    Mention,
    Place,
    Published,
    Reader,
    Reading,
    Report,
    Source,
    Sponsor,
    Time,
    to_json,
)
from overt.record import Record, open_record, provenance
from overt.record.accounts import Account
from overt.record.columns import metadata
from overt.record.compress import packed
from overt.record.dialect import dialect_of
from overt.record.given import given_hash
from overt.record.ids import READING, entry_id
from overt.record.incidents import Incident
from overt.record.merging import Membership, Pair
from overt.record.provenance import Run
from overt.record.rows import rows
from overt.spans import Span

READER: Final = Reader(version="0.1.0", parts={"claims": "1", "reports": "1"})
INCIDENTS: Final = 100_000
# How many articles tell of an incident: most of one in one, some in many.
TOLD: Final = (1, 1, 1, 1, 1, 1, 2, 1, 1, 2)
CLAIMS: Final = 9
# How many pairs of incidents wait for a person.
ASKED: Final = 20_000
_BATCH: Final = 400
_CACHE_KIB: Final = 400_000
_SYLLABLES: Final = tuple("nor ve mar tel bri ka os ul den ga ri pol sta ha lum es tor vi lan dro".split())  # noqa: SIM905
_TYPES: Final = ("arson", "sabotage", "cyber", "drone-incursion", "cable-cut", "espionage", "vandalism", "gnss-jamming")
_COUNTRIES: Final = ("LTU", "LVA", "EST", "POL", "DEU", "FIN", "SWE", "NOR", "CZE", "GBR", "FRA", "ROU", "MDA", "UKR")
_ACTS: Final = ("say",) * 60 + ("accuse",) * 14 + ("deny",) * 12 + ("assess",) * 8 + ("demand",) * 5 + ("order",)
_SURE: Final = ("CT+",) * 70 + ("PR+",) * 15 + ("CT-",) * 12 + ("PS+",) * 3
_ON: Final = ("none-stated",) * 80 + ("document",) * 8 + ("witness",) * 7 + ("official-finding",) * 5
_THINGS: Final = ("depot", "store", "cable", "mast", "ferry", "bridge", "server", "warehouse", "pipeline", "radar")
_WHAT: Final = ["fire", "outage", "theft", "break-in", "attack", "flight", "order", "payment", "warning", "search"]


def invented_name(chance: random.Random, parts: int) -> str:
    """A word that means nothing."""
    return "".join(chance.choices(_SYLLABLES, k=parts)).capitalize()


class World:
    """The people, towns and outlets that the news is about."""

    def __init__(self) -> None:
        chance = random.Random(7)
        self.people = [f"{invented_name(chance, 2)} {invented_name(chance, 3)}" for _ in range(4_000)]
        self.towns = [
            (invented_name(chance, 3), chance.choice(_COUNTRIES), chance.uniform(45, 65), chance.uniform(8, 30))
            for _ in range(900)
        ]
        self.outlets = [f"{invented_name(chance, 3).lower()}.example" for _ in range(150)]
        # A few speak in every second article, most hardly ever.
        self.weights = [1 / (rank + 3) for rank in range(len(self.people))]


def day_of(number: int, shift: int = 0) -> str:
    """A day in one of ten years of 360 days."""
    day = (number * 37 + shift) % 3600
    return f"{2015 + day // 360}-{day % 360 // 30 + 1:02d}-{day % 30 % 28 + 1:02d}"


def stories(incidents: int) -> Iterator[tuple[int, int]]:
    """Each incident with the number of each article that tells of it."""
    for incident in range(incidents):
        for article in range(TOLD[incident % len(TOLD)]):
            yield incident, article


def told(world: World, incident: int, article: int) -> tuple[Page, Reading]:
    """One article about one incident."""
    act, chance = random.Random(incident), random.Random(incident * 10 + article + 1)
    town, country, lat, lon = act.choice(world.towns)
    thing, kind, day = act.choice(_THINGS), act.choice(_TYPES), day_of(incident)
    outlet = chance.choice(world.outlets)
    speakers = chance.choices(range(len(world.people)), weights=world.weights, k=CLAIMS)
    lede = f"A {thing} near {town} was the target of {kind.replace('-', ' ')} on {day}, case {incident}."
    said = [_sentence(world, chance, speaker, town) for speaker in speakers]
    pieces = [Piece(text=f"{kind.capitalize()} near {town}", kind="title", kept=True),
              Piece(text=lede, kind="paragraph", kept=True),
              *(Piece(text=one[0], kind="paragraph", kept=True) for one in said),
              Piece(text="Subscribe today", kind="newsletter", kept=False, reason="newsletter-appeal")]  # fmt: skip
    text, blocks = assemble(pieces)
    published = day_of(incident, article + 1)
    page = Page(name=f"{incident}-{article}.html", content=f"{outlet} {article}\n{text}".encode(), outlet=outlet,
                published=published, url=f"https://{outlet}/{incident}/{article}")  # fmt: skip
    return page, Reading(
        reader=READER,
        article=Article(id=page.id, url=page.url, outlet=outlet, title=pieces[0].text, language="en", text=text,
                        published=Published(edtf=published, basis="given"), blocks=blocks),
        **_said(world, text, speakers, said, chance),
        reports=(_report(text, lede, thing, kind, (town, country, lat, lon), day, incident),),
    )  # fmt: skip


def _sentence(world: World, chance: random.Random, speaker: int, town: str) -> tuple[str, str, str]:
    who = world.people[speaker]
    what = f"the {chance.choice(_WHAT)} near {town} followed the {chance.choice(_WHAT)} at a {chance.choice(_THINGS)}"
    return f"{who} said that {what}, file {chance.randrange(10**6)}.", who, what


def _said(world: World, text: str, speakers: list[int], said: list[Any], chance: random.Random) -> dict[str, Any]:
    local = {one: f"a{at}" for at, one in enumerate(dict.fromkeys(speakers))}
    actors = tuple(
        Actor(
            id=its, name=world.people[one], type="person", ids={"wikidata": f"Q{99_000_000 + one}"} if one < 300 else {}
        )
        for one, its in local.items()
    )
    claims, mentions = [], []
    for at, (speaker, (sentence, who, what)) in enumerate(zip(speakers, said, strict=True)):
        start = text.index(sentence)
        source = Source(**_span(text, start, who), name=who, actor=local[speaker])
        mentions.append(
            Mention(id=f"m{at}", **_span(text, start, who), type="person", form="name", actor=local[speaker])
        )
        claims.append(
            Claim(id=f"c{at}", source=source, cue=Span(**_span(text, start, "said")),
                  content=Span(**_span(text, start, what)), act=chance.choice(_ACTS), factuality=chance.choice(_SURE),
                  evidence=chance.choice(_ON), score=0.9)
        )  # fmt: skip
    return {"actors": actors, "claims": tuple(claims), "mentions": tuple(mentions)}


def _span(text: str, start: int, words: str) -> dict[str, Any]:
    start = text.index(words, start)
    return {"start": start, "end": start + len(words), "quote": words}


def _report(
    text: str, lede: str, thing: str, kind: Any, where: tuple[str, str, float, float], day: str, incident: int
) -> Report:
    town, country, lat, lon = where
    start = text.index(lede)
    sponsor = Sponsor(name="Velmark", certainty="suspected-or-accused") if incident % 4 == 0 else None
    return Report(
        id="r1", type=kind, sponsor=sponsor, score=0.9, sector="energy" if incident % 3 else None,
        place=Place(**_span(text, start, town), name=town, country=country, lat=lat, lon=lon, precision="city"),
        time=Time(**_span(text, start, day), edtf=day, earliest=day, latest=day, rule="date"),
        evidence=(Span(**_span(text, start, thing)),),
    )  # fmt: skip


def add_pages(record: Record, run: Run, incidents: int) -> None:
    """Write the articles, some hundred a transaction."""
    world, begun = World(), time.monotonic()
    with record.writing() as connection:
        # Ids fall anywhere in an index: with more of it in memory than usual, adding does not slow down as it grows.
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    for number, some in enumerate(in_parts(stories(incidents), _BATCH)):
        with record.writing() as connection:
            _keep(connection, run, [told(world, incident, article) for incident, article in some])
        if number % 25 == 0:
            print(f"{some[-1][0] + 1:,} incidents told, {time.monotonic() - begun:,.0f} s", flush=True)


def _keep(connection: Connection, run: Run, some: list[tuple[Page, Reading]]) -> None:
    """Write pages and their readings as the record does, but many rows of a table at once: a third of the time."""
    found: dict[str, list[dict[str, Any]]] = {"pages": [], "readings": []}
    reader = provenance.reader_id(READER)
    for page, reading in some:
        its = entry_id(READING, page.id, reader, given_hash(page))
        given = {"name": page.name, "url": page.url, "outlet": page.outlet, "published": page.published}
        found["pages"].append({"id": page.id, **given, "given": given_hash(page), "size": len(page.content),
                               "content": packed(page.content), "run_id": run.id})  # fmt: skip
        found["readings"].append({"id": its, "page_id": page.id, "reader_id": reader, "given": given_hash(page),
                                  "run_id": run.id, "current": True, "content": packed(to_json(reading))})  # fmt: skip
        for table, rows_ in rows(its, page.id, reading).items():
            found.setdefault(table, []).extend(rows_)
    for its_table in metadata.sorted_tables:
        if its_table.name in found:
            connection.execute(insert(its_table), found[its_table.name])
    for one in found["readings"]:
        dialect_of(connection).index(connection, one["id"])


def in_parts(items: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Items in parts, as itertools has it from Python 3.12 on."""
    source = iter(items)
    while part := tuple(islice(source, size)):
        yield part


def put_together(record: Record) -> None:
    """Make the incidents, each of the reports that are known to tell of it, and pairs that wait for a person."""
    with record.merging() as step:
        accounts = step.accounts(step.all_reports())
        groups: dict[str, list[Account]] = {}
        for one in accounts.values():
            groups.setdefault((one.url or "").split("/")[3], []).append(one)
        made: dict[str, Incident] = {}
        members: list[Membership] = []
        for its in groups.values():
            profiles = {one.id: profile(one) for one in its}
            incident, _ = summary(its, profiles, score=0.9 if len(its) > 1 else 1.0)
            made[incident.id] = incident
            members += [
                Membership(report=one.id, incident=incident.id, score=0.9, reason="told so", story=one.page)
                for one in its
            ]
            step.keep_keys({one: keys_of(its_profile) for one, its_profile in profiles.items()})
        firsts = [its[0] for its in islice(groups.values(), ASKED * 2)]
        step.keep_pairs(_pair(left, right) for left, right in zip(firsts[::2], firsts[1::2], strict=False))
        step.replace((), made, members, why="a large record was made")
        step.done(step.waiting())


def _pair(one: Account, other: Account) -> Pair:
    left, right = sorted((one, other), key=lambda its: its.id)
    reasons = msgspec.json.encode(compare(profile(left), profile(right)).features).decode()
    return Pair(left=left.id, right=right.id, score=0.4, reasons=reasons)


def main(file: Path, incidents: int = INCIDENTS) -> None:
    """Make the record."""
    with open_record(file) as record:
        with record.run("large record", READER) as run:
            add_pages(record, run, incidents)
        put_together(record)
        print(f"{record.incidents(limit=1).total:,} incidents, {record.status().claims:,} claims in {file}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else INCIDENTS)
