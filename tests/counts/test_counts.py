import pytest

from overt.counts import rule, rules
from overt.counts.comparing import _differences
from overt.counts.published import beside
from overt.counts.rule import why_not
from overt.counts.table import tabulate
from overt.errors import RuleError, UnknownValueError
from overt.record.incidents import Incident
from overt.record.published import PublishedFigure


def incident(number: int, **fields) -> Incident:
    known = {
        "type": "arson",
        "country": "LTU",
        "sponsor": "Russian special services",
        "earliest": "2024-05-13",
        "latest": "2024-05-13",
        "sponsor_certainty": "suspected-or-accused-by-authorities",
        "attributed": ("authority",),
    }
    return Incident(id=f"i-{number}", **{**known, **fields})


def table(*found: Incident, name: str = "all", **asked):
    return tabulate({one.id: one for one in found}, rule(name), version="3-abcd", **asked)


def test_every_rule_has_its_definition_author_source_and_version():
    assert [one.name for one in rules()] == ["all", "ap", "csis", "globsec-icct", "iiss", "leiden"]
    assert all(one.definition and one.author and one.source and one.version and one.title for one in rules())


def test_a_number_is_signed_with_rule_and_record():
    found = table(incident(1), name="csis")
    assert (found.rule, found.version, found.total) == ("csis v1", "3-abcd", 1)


def test_uncertain_dates_have_their_own_cell():
    found = table(
        incident(1), incident(2, earliest="2023-12-30", latest="2024-01-02"), incident(3, earliest=None, latest=None)
    )
    assert [(one.cell, one.number) for one in found.cells] == [("2024", 1), ("uncertain date", 1), ("no date", 1)]


def test_what_may_lie_outside_is_told_and_not_counted():
    found = table(incident(1, earliest="2021-12-01", latest="2022-12-31"), incident(2), name="iiss", since="2022-03")
    assert (found.total, found.maybe) == (1, ("i-1",))


@pytest.mark.parametrize(
    ("name", "fields", "reason"),
    [
        ("csis", {"sponsor_certainty": "suspected-or-accused"}, "only suspected-or-accused"),
        ("csis", {"stage": "planned"}, "only planned"),
        ("csis", {"country": "UKR"}, "outside"),
        ("csis", {"country": None}, "country is unknown"),
        ("csis", {"type": "espionage"}, "not physical"),
        ("csis", {"sponsor": "China"}, "China"),
        ("csis", {"sponsor": None}, "nobody"),
        ("csis", {"state": "withdrawn"}, "withdrawn"),
        ("ap", {"attributed": ("other",)}, "said by other only"),
        ("iiss", {"type": "cyber"}, "not physical"),
        ("globsec-icct", {"type": "cable-cut"}, "not counted"),
    ],
)
def test_what_a_rule_leaves_out_it_says_why(name, fields, reason):
    assert reason in (why_not(rule(name), incident(1, **fields)) or "")
    assert why_not(rule(name), incident(1)) is None


def test_leiden_and_iiss_count_what_csis_does_not():
    suspected = incident(1, sponsor_certainty="suspected-or-accused", attributed=("other",))
    assert [name for name in ("ap", "csis", "iiss", "leiden") if why_not(rule(name), suspected) is None] == [
        "iiss",
        "leiden",
    ]
    names = ("csis", "leiden")
    tables = tuple(table(suspected, name=name) for name in names)
    (one,) = _differences({"i-1": suspected}, names, tables)
    assert (one.counted_by, one.left_out_by) == (("leiden",), {"csis": "it is only suspected-or-accused"})


def test_a_file_that_is_no_rule_names_the_entry(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\ntitle: Mine\nauthor: me\nversion: '1'\nsource: me\ndefinition: x\ntypes: [fire]\n")
    with pytest.raises(RuleError, match="types"):
        rule(str(file))
    file.write_text(file.read_text().replace("fire", "arson").replace("x", "x\nregion: mars"))
    with pytest.raises(RuleError, match="Known regions"):
        rule(str(file))
    with pytest.raises(RuleError, match="cannot be read"):
        rule(str(tmp_path / "none.yaml"))
    with pytest.raises(UnknownValueError, match="csis"):
        rule("cia")


def test_a_rule_of_ones_own_counts(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(
        "name: mine\ntitle: Mine\nauthor: me\nversion: '2'\nsource: me\ndefinition: Fires\ntypes: [arson]\n"
    )
    found = tabulate({"i-1": incident(1), "i-2": incident(2, type="cyber")}, rule(str(file)), by="type")
    assert (found.rule, found.total, found.left_out) == ("mine v2", 1, {"i-2": "cyber is not counted"})


def test_published_figures_stand_beside_ours():
    figures = [
        PublishedFigure(rule="csis", by="year", cell="2024", value=34, source="CSIS", entered_by="mk"),
        PublishedFigure(rule="csis", by="year", cell="2023", value=12, source="CSIS", entered_by="mk"),
    ]
    assert beside(figures, table(incident(1), name="csis")) == {
        "2024": "34 (-33 here), CSIS",
        "2023": "12 (-12 here), CSIS",
    }


def test_a_wrong_cell_is_named():
    with pytest.raises(UnknownValueError, match="year"):
        table(incident(1), by="weather")
