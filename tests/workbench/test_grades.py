"""Grading outlets and claims by a form, where they are read; and taking a grade back."""

import pytest
from places import one_of_each
from playwright.sync_api import expect
from serving import Visitor

from overt.incidents import Desk
from overt.record import open_record


def test_an_outlet_and_a_claim_are_graded_and_a_grade_is_taken_back(workbench, browser, copy):
    place = one_of_each(workbench)["article"]
    browser.goto(workbench + place)
    outlet = browser.locator("#grades summary").inner_text().removeprefix("Grade of ").split()[0]
    browser.locator("#grades summary").click()
    browser.locator("#grades").get_by_label("Reliability").select_option("B")
    browser.locator("#grades").get_by_label("Why").fill("right four times of five")
    browser.locator("#grades").get_by_role("button", name="Grade", exact=True).click()
    expect(browser.locator(".head .chip")).to_have_text("B")

    card = browser.locator(".card[data-entry^='c-']").first
    claim = card.get_attribute("data-entry")
    card.locator("summary", has_text="Grade").click()
    card.get_by_label("Credibility").select_option("3")
    card.get_by_role("button", name="Grade", exact=True).click()
    expect(browser.locator(f".card[data-entry='{claim}'] .chip", has_text="3")).to_be_visible()
    with open_record(copy) as record:
        desk = Desk(record, by="you")
        assert [(one.reliability, one.reason) for one in desk.grades(outlet=outlet)] == [
            ("B", "right four times of five")
        ]
        assert [one.credibility for one in desk.grades(claim=claim)] == ["3"]
        incident = next(one for one in record.incidents().items if outlet in one.outlets)
    browser.goto(f"{workbench}/incidents/{incident.id}")
    expect(browser.locator("#reports .chip").first).to_have_text("B")

    browser.goto(workbench + place)
    browser.locator("#grades summary").click()
    browser.locator("#grades").get_by_role("button", name="Undo the grade by you").click()
    expect(browser.locator(".head .chip")).to_have_count(0)
    with open_record(copy) as record:
        assert Desk(record, by="you").grades(outlet=outlet) == ()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"outlet": "harbourtimes.example", "reliability": "Z"}, 400), ({"reliability": "A"}, 422),
        ({"claim": "c-0000000000", "credibility": "1"}, 404),
        ({"outlet": "a", "claim": "c-0", "reliability": "A"}, 404),
    ],
)  # fmt: skip
def test_what_is_no_grade_is_said_plainly(workbench, copy, form, status):
    with Visitor(workbench) as visitor:
        answer = visitor.submit("/grades", **form)
        assert answer.status_code == status
        assert "Traceback" not in answer.text
    with open_record(copy) as record:
        assert record.grades() == ()


def test_readers_see_grades_and_give_none(newsroom, copy):
    with Visitor(newsroom) as reader, Visitor(newsroom) as reviewer:
        reader.sign_in("Reader")
        assert reader.submit("/grades", outlet="harbourtimes.example", reliability="A").status_code == 403
        reviewer.sign_in("Reviewer")
        answer = reviewer.submit("/grades", outlet="harbourtimes.example", reliability="A", back="//evil.example/")
        assert answer.url.path == "/"
    with open_record(copy) as record:
        (grade,) = record.grades()
        assert (grade.by, grade.value["reliability"]) == ("Reviewer", "A")
