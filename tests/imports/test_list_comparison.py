"""A list of others beside the record."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

from invented import add, article_pages

from overt.errors import UnknownValueError
from overt.imports.comparison import compare_list
from overt.imports.lists import kind_of
from overt.incidents import update
from overt.record import open_record
from overt.vocabulary import identifiers, raw

LIST = """Date,Place,Country,Type,What happened
13/05/2024,Nordhaven,Lithuania,Arson,A grain store burned down
20/05/2024,Nordhaven,Lithuania,Arson,Another store
13/05/2024,Oslo,Norway,Arson,A shed
,Łąka Island,Poland,undersea cable,A cable
13/05/2024,Nordhaven,Lithuania,,Something
soon,,Narnia,,=cmd
"""


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "news.overt") as record:
        add(record, *article_pages())
        update(record)
        yield record


@pytest.fixture
def file(tmp_path):
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "list.csv"


def test_each_line_has_a_verdict_and_reasons(record, file):
    found = compare_list(record, file)
    by_line = {one.line: one for one in found.rows}
    assert list(by_line) == [2, 3, 4, 5, 6, 7]
    assert all(one.reasons for one in found.rows)
    fire = next(one for one in record.incidents().items if one.type == "arson")
    assert (by_line[2].verdict, by_line[2].incident) == ("matched", fire.id)
    assert by_line[3].verdict == by_line[4].verdict == by_line[7].verdict == "not-in-record"


def test_a_line_that_does_not_say_what_kind_is_never_more_than_perhaps(record, file):
    (vague,) = (one for one in compare_list(record, file).rows if one.line == 6)
    assert vague.verdict != "matched"
    assert vague.type is None
    assert any("what kind" in reason for reason in vague.reasons)


def test_what_cannot_be_read_is_said_beside_its_line(record, file):
    (odd,) = (one for one in compare_list(record, file).rows if one.line == 7)
    assert any("soon" in problem for problem in odd.problems)
    assert any("Narnia" in problem for problem in odd.problems)


def test_lines_without_a_text_are_no_copies(record, file):
    assert not any("text" in reason for one in compare_list(record, file).rows for reason in one.reasons)


def test_nothing_is_written_into_the_record(record, file):
    before = record.fingerprint(), record.version()
    compare_list(record, file)
    assert (record.fingerprint(), record.version()) == before


def test_the_summary_counts_both_sides(record, file):
    found = compare_list(record, file)
    assert found.incidents == record.incidents().total == 2
    assert found.version == record.version().name
    counts = [sum(one.verdict == verdict for one in found.rows) for verdict in ("matched", "perhaps", "not-in-record")]
    assert sum(counts) == 6
    assert "6 lines: {} matched, {} perhaps, {} not in the record".format(*counts) in found.summary()


def test_a_record_without_incidents_says_so(tmp_path, file):
    with open_record(tmp_path / "empty.overt") as empty:
        found = compare_list(empty, file)
    assert {one.verdict for one in found.rows} == {"not-in-record"}
    assert "no incidents yet" in found.problems[0]


def test_headings_that_say_neither_when_nor_where_are_refused(record, tmp_path):
    (tmp_path / "x.csv").write_text("colour,size\nred,1\n")
    with pytest.raises(UnknownValueError, match="colour"):
        compare_list(record, tmp_path / "x.csv")
    (tmp_path / "y.csv").write_text("Tag der Tat,Stadt\n2024-05-13,Nordhaven\n")
    found = compare_list(record, tmp_path / "y.csv", headings={"date": "Tag der Tat", "place": "Stadt"})
    assert found.rows[0].time == "2024-05-13"


def test_every_kind_of_the_list_is_one_of_ours():
    kinds = [one["type"] for one in raw("list-types")]
    assert set(kinds) <= set(identifiers("incident-types"))
    assert len(kinds) == len(set(kinds))
    for kind in identifiers("incident-types"):
        assert kind_of(kind) == kind
