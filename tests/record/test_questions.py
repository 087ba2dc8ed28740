import pytest
from invented import READER, article_pages, harbour, harbour_page

from overt.errors import NotInRecordError, UnknownValueError


def contents(found):
    return [one.content for one in found.items]


PAID = "We know who paid for this"
SERVICE = "that its service had any part in the fire"
ABSURD = "the claim … absurd"
CUT = "A data cable off Łąka Island was cut in March 2024"
SABOTAGE = "Nothing points to sabotage"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [PAID, SERVICE, ABSURD, CUT, SABOTAGE]),
        ({"by": "brandt"}, [PAID, SABOTAGE]),
        ({"by": "Ilse Brandt"}, [PAID, SABOTAGE]),
        ({"by": "bran"}, []),
        ({"by": "bran*"}, [PAID, SABOTAGE]),
        ({"by": "CSO"}, [CUT]),
        ({"by": "Q99000001"}, [CUT]),
        ({"by": "100%"}, []),
        ({"about": "fire"}, [SERVICE]),
        ({"about": "Velmark"}, [SERVICE]),
        ({"about": "absurd"}, [ABSURD]),
        ({"by": "velmark", "about": "fire"}, [SERVICE]),
        ({"by": "brandt", "about": "fire"}, []),
        ({"act": "deny"}, [SERVICE, SABOTAGE]),
        ({"act": ["deny", "call"]}, [SERVICE, ABSURD, SABOTAGE]),
        ({"factuality": "CT-", "by": "velmark"}, [SERVICE]),
        ({"evidence": "declined"}, [PAID]),
        ({"since": "2024-03-20"}, [PAID, SERVICE, ABSURD, CUT, SABOTAGE]),
        ({"since": "2024-04"}, [PAID, SERVICE, ABSURD]),
        ({"until": "2024-04"}, [CUT, SABOTAGE]),
        ({"since": "2024-05-14", "until": "2024-05-14"}, [PAID, SERVICE, ABSURD]),
        ({"since": "2024-06"}, []),
    ],
)
def test_claims_are_found_by_what_is_asked(filled, asked, expected):
    found = filled.claims(**asked)
    assert contents(found) == expected
    assert found.total == len(expected)


def test_a_claim_is_listed_with_all_it_is(filled):
    (one,) = filled.claims(evidence="declined").items
    assert (one.source, one.cue, one.act, one.form, one.evidence_words) == (
        "Ilse Brandt", "said", "accuse", "direct", "She gave no evidence",
    )  # fmt: skip
    assert one.where.outlet == "harbourpost.example"
    assert one.where.published == "2024-05-14"


def test_claims_of_unknown_date_are_counted_not_guessed(record):
    page = harbour_page(published=None)
    with record.run("overt add", READER) as run:
        record.add(page, harbour(page), run)
    assert record.claims(since="2024").items == ()
    assert record.claims(since="2024").undated == 3
    assert record.claims(since="2024", act="deny").undated == 1
    assert record.claims().undated == 0


def test_a_limit_counts_all(filled):
    found = filled.claims(limit=2)
    assert contents(found) == [PAID, SERVICE]
    assert found.total == 5


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"act": "shout"}, "accuse, admit"),
        ({"factuality": "yes"}, "CT\\+, CT-"),
        ({"evidence": "hearsay"}, "none-stated"),
        ({"since": "last week"}, "2024-05-09"),
        ({"until": "2024-13-45"}, "2024-05-09"),
    ],
)
def test_a_value_outside_its_list_is_explained(filled, asked, names):
    with pytest.raises(UnknownValueError, match=names):
        filled.claims(**asked)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["arson", "cable-cut"]),
        ({"type": "arson"}, ["arson"]),
        ({"country": "LTU"}, ["arson"]),
        ({"country": "Lithuania"}, ["arson"]),
        ({"country": "France"}, []),
        ({"since": "2024-05"}, ["arson"]),
        ({"happened_since": "2024"}, ["arson"]),
        ({"happened_until": "2024-05-12"}, []),
        ({"stage": "planned"}, []),
        ({"place": "nordhaven"}, ["arson"]),
        ({"place": "100%"}, []),
        ({"target": "GRAIN"}, ["arson"]),
        ({"target": "silo"}, []),
        ({"sector": ["retail", "energy"]}, ["arson"]),
        ({"sector": "energy"}, []),
        ({"suspect": "two men"}, ["arson"]),
        ({"legal_stage": ["charged", "convicted"]}, ["arson"]),
        ({"suspect": "two men", "legal_stage": "convicted"}, []),
        ({"sponsor": "velm"}, ["arson"]),
        ({"certainty": "suspected-or-accused-by-authorities"}, ["arson"]),
        ({"certainty": "possible"}, []),
        ({"killed": 0}, ["arson"]),
        ({"killed": 1}, []),
        ({"injured": 0}, []),
        ({"instrument": "petrol"}, []),
    ],
)
def test_reports_are_found_by_what_is_asked(filled, asked, expected):
    found = filled.reports(**asked)
    assert [one.type for one in found.items] == expected
    assert found.total == len(expected)


def test_a_report_that_is_no_incident_is_left_out_and_counted(filled):
    assert filled.reports().excluded == {"generic": 1}
    assert "generic" in {one.excluded for one in filled.reports(excluded=True).items}
    assert filled.reports(excluded=True).excluded == {}


def test_reports_of_unknown_time_are_counted_not_guessed(filled):
    assert filled.reports(happened_since="2024").undated == 1
    assert filled.reports(since="2024", happened_since="2024").undated == 1


def test_a_report_is_listed_with_all_it_is(filled):
    (one,) = filled.reports(type="arson").items
    assert (one.place, one.country, one.time, one.targets, one.killed, one.injured) == (
        "Nordhaven", "LTU", "2024-05-13", ("grain store",), 0, None,
    )  # fmt: skip
    assert one.sponsor == "Velmark"
    assert one.suspects == ("Two men (charged)",)
    assert one.evidence == "A grain store in Nordhaven burned down on Monday night"


def test_unknown_types_and_countries_are_explained(filled):
    with pytest.raises(UnknownValueError, match="cable-cut"):
        filled.reports(type="fire")
    for asked in ({"sector": "x"}, {"legal_stage": "x"}, {"certainty": "x"}):
        with pytest.raises(UnknownValueError, match=r"energy|charged|possible"):
            filled.reports(**asked)
    with pytest.raises(UnknownValueError, match="as LTU"):
        filled.reports(country="Velmark")


def test_a_claim_opens_to_its_sentence(filled):
    (claim,) = filled.claims(about="sabotage").items
    entry = filled.show(claim.id)
    first = entry.quotations[0]
    assert first.label == "content"
    assert (first.excerpt.before, first.excerpt.quote, first.excerpt.after) == (
        "“", "Nothing points to sabotage", ",” said Brandt.",
    )  # fmt: skip
    assert entry.facts["who"] == "Ilse Brandt"
    assert [(one.label, one.text) for one in entry.links] == [("source", "Ilse Brandt")]


def test_every_quotation_of_every_entry_is_in_its_text(filled):
    texts = {reading.article.id: reading.article.text for _, reading in article_pages()}
    seen = 0
    for asked in every_id(filled):
        entry = filled.show(asked)
        for quotation in entry.quotations:
            one = quotation.excerpt
            text = next(text for page, text in texts.items() if page.startswith(entry.where.page[2:]))
            assert text[one.start : one.end] == one.quote
            assert text[one.start - len(one.before) : one.end + len(one.after)] == one.before + one.quote + one.after
            seen += 1
        for link in entry.links:
            assert filled.show(link.id).id == link.id
    assert seen > 30


def every_id(record):
    for _, reading in article_pages():
        page = record.show(reading.article.id)
        yield page.id
        yield from (one.id for one in page.links)
        yield from (one.id for one in (*page.reading.claims, *page.reading.reports))
        for claim in page.reading.claims:
            yield from (one.id for one in record.show(claim.id).links)
        for report in page.reading.reports:
            yield from (one.id for one in record.show(report.id).links)


def test_an_actor_shows_roles_names_and_where_else(filled):
    (claim,) = filled.claims(by="Brandt", evidence="declined").items
    entry = filled.show(claim.source_actor)
    assert entry.facts["roles"] == "head of Coastal Security Office"
    assert entry.facts["called"] == "Ilse Brandt; She"
    assert [one.label for one in entry.links] == ["claims", "also in"]


def test_the_beginning_of_an_id_is_enough(filled):
    (claim,) = filled.claims(about="sabotage").items
    assert filled.show(claim.id[:6]).id == claim.id
    assert filled.show(claim.id.upper()).id == claim.id
    page = harbour_page().id
    assert filled.show(page[:6]).kind == "page"
    assert filled.show(f"p-{page[:5]}").facts["sha-256"] == page


@pytest.mark.parametrize("asked", ["", "c", "hello", "c-zzzzzzzzzzzz", "p-ffffffffff", "abcd0123", "x-1", "c-%", "'"])
def test_an_id_of_nothing_is_explained(filled, asked):
    with pytest.raises(NotInRecordError):
        filled.show(asked)


def test_an_ambiguous_beginning_names_what_it_may_be(filled):
    with pytest.raises(NotInRecordError, match="more than one id: c-"):
        filled.show("c-")


def test_a_page_opens_with_ids_to_go_on(filled):
    entry = filled.show(harbour_page().id)
    assert {one.id for one in filled.claims(by="Velmark").items} <= {one.id for one in entry.reading.claims}


def test_status_counts(filled):
    found = filled.status()
    assert (found.pages, found.claims, found.reports, found.events, found.actors, found.removed) == (2, 5, 3, 1, 6, 2)
    assert found.problems == {"odd-quotation-mark": 1}
    assert found.excluded == {"generic": 1}
    assert found.outlets == {"harbourpost.example": 1, "islandgazette.example": 1}
    assert (found.earliest, found.latest) == ("2024-03-01", "2024-05-14")
    assert found.unfinished_runs == 0


def test_problems_name_their_page(filled):
    (problem,) = filled.problems()
    assert problem.where.title == "Fire destroys grain store in Nordhaven"
    assert filled.problems(code="no-such-code") == ()
