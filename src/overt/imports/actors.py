"""A list of actors that others keep, as an actor file of one's own."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from overt.errors import ImportFileError, UnknownValueError
from overt.exports.country_codes import three_letters_of
from overt.imports.headings import fields_of
from overt.imports.sheets import decode_table, read_sheet
from overt.language.listed import Listed
from overt.pages.content import unpack
from overt.record.countries import country_code
from overt.vocabulary import raw

# FollowTheMoney's schemata that can say or do something.
_TYPES: Final = {
    "Person": "person",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "Organisation": "organisation",
    "Group": "group",
    "Country": "country",
}
_SHOWN: Final = 3
# A name as short as this is too often a word, or somebody else.
_SHORT: Final = 3
_LARGEST: Final = 500_000_000


class Actors(msgspec.Struct, frozen=True, kw_only=True):
    """The actors that a file holds, and what was left out, and why."""

    actors: tuple[Listed, ...]
    problems: tuple[str, ...]


def read_actors(
    file: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    headings: Mapping[str, str] | None = None,
) -> Actors:
    """The actors of a file: FollowTheMoney entities or statements as JSON Lines, or any table with a name.

    Raises ImportFileError when it is neither, and UnknownValueError when no heading holds names.
    """
    found = _from_json_lines(file) if _is_json(file) else _from_table(file, sheet, encoding, headings or {})
    actors: dict[str, Listed] = {}
    problems: dict[str, list[str]] = defaultdict(list)
    for where, one in found:
        if isinstance(one, str):
            problems[one].append(where)
        else:
            actors[one.id] = _together(actors[one.id], one) if one.id in actors else one
    return Actors(actors=tuple(actors.values()), problems=tuple(_told_once(*one) for one in problems.items()))


def _told_once(problem: str, places: list[str]) -> str:
    more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
    return f"{', '.join(places[:_SHOWN])}{more}: {problem}"


def _is_json(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    except OSError as error:
        raise ImportFileError(str(file), f"it cannot be read ({error.strerror or error})", "Check the name") from error


def actor_file(actors: Iterable[Listed], *, source: str) -> bytes:
    """The actors as a file for `overt.language.actor_list.load_actors`; docs/actors.md says how it is used."""
    entries = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in _told(one).items()}
        for one in sorted(actors, key=lambda one: one.id)
    ]
    return yaml.safe_dump(
        {"source": source, "actors": entries}, allow_unicode=True, sort_keys=False, width=120
    ).encode()


def _told(one: Listed) -> dict[str, Any]:
    """The fields that say something."""
    values = msgspec.structs.asdict(one)
    return {
        name: value
        for name, value in values.items()
        if value not in (None, ()) and (name, value) != ("type", "organisation")
    }


_Found = Iterator[tuple[str, Listed | str]]


def _from_json_lines(file: Path) -> _Found:
    entities: dict[str, dict[str, Any]] = {}
    text = decode_table(unpack(file.read_bytes(), name=str(file), largest=_LARGEST))
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                _add(entities, json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                yield f"line {number}", "it is no entity or statement of FollowTheMoney; it was left out"
    for entity, one in entities.items():
        yield entity, _of_entity(entity, one["schema"], one["properties"])


def _add(entities: dict[str, dict[str, Any]], line: dict[str, Any]) -> None:
    """Put an entity, or a statement about one, to what is known."""
    if "prop" in line:
        entity = str(line.get("canonical_id") or line["entity_id"])
        schema, properties = line["schema"], {line["prop"]: [line["value"]]}
    else:
        entity, schema, properties = str(line["id"]), line["schema"], line["properties"]
    known = entities.setdefault(entity, {"schema": schema, "properties": defaultdict(list)})
    for name, values in properties.items():
        known["properties"][name] += [str(one) for one in values if one not in known["properties"][name]]


def _of_entity(entity: str, schema: str, properties: Mapping[str, list[str]]) -> Listed | str:
    if schema not in _TYPES:
        return f"{schema} is nobody who says or does something; it was left out"
    return listed(
        id=entity,
        names=properties.get("name", []),
        aliases=[
            *properties.get("alias", []),
            *properties.get("previousName", []),
            *properties.get("abbreviation", []),
        ],
        weak=properties.get("weakAlias", []),
        type=_TYPES[schema],
        countries=[
            one
            for name in ("country", "jurisdiction", "nationality", "citizenship")
            for one in properties.get(name, [])
        ],
        wikidata=next(iter(properties.get("wikidataId", [])), None),
    )


def _from_table(file: Path, sheet: str | None, encoding: str | None, headings: Mapping[str, str]) -> _Found:
    table = read_sheet(file, sheet=sheet, encoding=encoding)
    fields = fields_of("actors", table.headings, headings)
    if "name" not in fields:
        raise UnknownValueError("set of headings", list(table.headings), raw("list-headings")["actors"]["name"])
    for number, row in table.rows:
        cells = {field: row.get(heading, "") for field, heading in fields.items()}
        kind = cells.get("type", "").strip()
        yield (
            f"line {number}",
            listed(
                id=cells.get("id") or _slug(cells["name"]),
                names=[cells["name"]] if cells["name"] else [],
                aliases=_several(cells.get("aliases", "")),
                weak=_several(cells.get("weak", "")),
                type=_TYPES.get(kind.capitalize(), kind.lower() or "organisation"),
                countries=_several(cells.get("country", "")),
                wikidata=cells.get("wikidata") or None,
            ),
        )


def listed(
    *,
    id: str,  # noqa: A002 - the field's own name
    names: Iterable[str],
    aliases: Iterable[str],
    weak: Iterable[str],
    type: str,  # noqa: A002 - the field's own name
    countries: Iterable[str],
    wikidata: str | None,
) -> Listed | str:
    """One entry of an actor list, or why it is none; a name of three letters or fewer needs its country beside it."""
    known = list(dict.fromkeys(" ".join(one.split()) for one in names if one.strip()))
    if not known:
        return "it has no name; it was left out"
    if type not in ("person", "organisation", "country", "group"):
        return f"{type!r} is no type of actor (person, organisation, country, group); it was left out"
    others = list(
        dict.fromkeys(" ".join(one.split()) for one in (*known[1:], *aliases) if one.strip() and one != known[0])
    )
    return Listed(
        id=id,
        name=known[0],
        type=type,  # type: ignore[arg-type]
        country=next((code for code in map(_code, countries) if code), None),
        wikidata=wikidata if wikidata and re.fullmatch(r"Q[1-9]\d*", wikidata) else None,
        aliases=tuple(one for one in others if len(one) > _SHORT),
        weak=tuple(dict.fromkeys([*(one for one in others if len(one) <= _SHORT), *weak])),
    )


def _together(one: Listed, other: Listed) -> Listed:
    """Two lines about the same actor as one entry."""
    names = (*one.aliases, *(() if other.name == one.name else (other.name,)), *other.aliases)
    return msgspec.structs.replace(
        one,
        aliases=tuple(dict.fromkeys(names)),
        weak=tuple(dict.fromkeys((*one.weak, *other.weak))),
        country=one.country or other.country,
        wikidata=one.wikidata or other.wikidata,
    )


def _code(typed: str) -> str | None:
    """A country as the actor list writes it, from a name or either ISO code."""
    two = three_letters_of(typed)
    if two:
        return two
    try:
        return country_code(typed)
    except UnknownValueError:
        return None


def _several(cell: str) -> list[str]:
    return [one.strip() for one in re.split(r"[;|\n]", cell) if one.strip()]


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")
