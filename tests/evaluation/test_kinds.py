"""Kinds of error are counted apart, by our own pairing."""

import json
from pathlib import Path

from overt.evaluation.kinds import kinds_of, table

ACT = {
    "type": "bombing", "stage": "accomplished", "place": "Lisbon", "country": "PRT", "date": "2024-05-09",
    "date_words": None, "targets": [], "sector": None, "instrument": None,
    "suspects": [{"name": "Rui Castro", "legal_stage": "arrested"}],
    "sponsor": "Zembla", "sponsor_certainty": "possible", "killed": 3, "injured": None,
    "quote": "A bomb exploded in Lisbon on 9 May 2024, killing two guards.",
}  # fmt: skip
TEXT = """Bomb in Lisbon kills two

A bomb exploded in Lisbon on 9 May 2024, killing two guards. Police said that the street would stay closed for days.

Firefighters set fire to nothing, the mayor joked, and thanked them for their work through a long and bitter night.
"""


def test_each_field_is_counted_by_what_went_wrong(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "pages/one.txt").write_text(TEXT, encoding="utf-8")
    missed = {**ACT, "type": "arson", "place": "Porto", "quote": "A mill burned."}
    gold = {"reference_date": "2024-05-10", "incidents": [ACT, missed]}
    (tmp_path / "gold/one.json").write_text(json.dumps(gold), encoding="utf-8")
    rows = {kind: (wrong, chances) for kind, wrong, chances in kinds_of(tmp_path).rows()}
    assert rows["acts missed"] == (1, 2)
    assert rows["acts made up"] == (0, 1)
    assert rows["date wrong"] == (0, 1)
    assert rows["killed wrong"] == (1, 1)
    assert rows["sponsor unknown though told"] == (1, 1)
    assert rows["suspects missed"] == (1, 1)
    assert rows["injured made up"] == (0, 1)
    assert "| killed wrong | 1 of 1 |" in list(table([("here", kinds_of(tmp_path))]))
