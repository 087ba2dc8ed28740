"""What is set right in an article is what incidents, counts, claims and actors show, in the browser."""

import re

import httpx
from places import one_of_each
from playwright.sync_api import expect
from selecting import SELECT

from overt.record import open_record


def an_incident(copy):
    """An incident of one report, its article, and how the report is called."""
    with open_record(copy) as record:
        for one in record.incidents().items:
            if len(one.reports) == 1 and one.type == "arson":
                return one, record.show(one.reports[0]).where.page, one.reports[0]
    raise AssertionError("the demo has a fire that one page tells of")


def test_a_corrected_report_is_what_the_incident_and_the_counts_show(workbench, browser, copy):
    incident, page, report = an_incident(copy)
    browser.goto(f"{workbench}/articles/{page}")
    card = browser.locator(f"#c-{report}")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_label("Type").select_option("bombing")
    card.get_by_label("Where").fill("Brevik")
    card.get_by_label("Country").fill("EST")
    card.get_by_label("When").fill("2019-03-04")
    card.get_by_label("Killed").fill("4")
    card.get_by_role("button", name="Change").click()
    expect(browser.locator(f"#c-{report}")).to_contain_text("corrected")
    browser.goto(f"{workbench}/incidents/{incident.id}")
    expect(browser.locator("main")).to_contain_text("4 Mar 2019")
    expect(browser.locator("main")).to_contain_text("Brevik")
    browser.goto(f"{workbench}/incidents?type=bombing&country=EST&since=2019&until=2019")
    expect(browser.locator("main .rows a.title")).to_have_count(1)
    cell = httpx.get(f"{workbench}/counts/cell?by=country&over=year&row=EST&column=2019").text
    assert incident.id in cell
    browser.goto(f"{workbench}/articles/{page}")
    browser.locator("#corrections").get_by_role("button", name="Undo").click()
    browser.goto(f"{workbench}/incidents?type=bombing&country=EST&since=2019&until=2019")
    expect(browser.locator("main .rows a.title")).to_have_count(0)


def test_a_report_that_is_none_leaves_the_list_and_comes_back(workbench, browser, copy):
    incident, page, report = an_incident(copy)
    browser.goto(f"{workbench}/articles/{page}")
    card = browser.locator(f"#c-{report}")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_role("button", name="No such report").click()
    expect(browser.locator(f"#c-{report}")).to_contain_text("not counted: reviewer")
    assert httpx.get(f"{workbench}/incidents/{incident.id}").status_code == 404
    browser.locator("#corrections").get_by_role("button", name="Undo").click()
    expect(browser.locator(f"#c-{report}")).not_to_contain_text("not counted")
    assert httpx.get(f"{workbench}/incidents/{incident.id}").status_code == 200


def test_the_words_of_speaker_cue_and_name_are_mended_by_selecting_them(workbench, browser, copy):
    place = one_of_each(workbench)["article"]
    with open_record(copy) as record:
        reading = record.show(place.rsplit("/", 1)[1]).reading
        claim = reading.claims[0]
        actor = next(one for one in reading.actors if claim.source is None or one.id != claim.source.actor)
        mention = next(one for one in reading.mentions if one.actor == actor.id and one.form == "name")
    for what, words in (("source", mention.quote), ("cue", mention.quote)):
        browser.goto(workbench + place)
        assert browser.evaluate(SELECT, words)
        picker = browser.locator("[data-picker]")
        picker.get_by_text("Mend what is there").click()
        picker.get_by_label("These words are").select_option(what)
        picker.get_by_label("of the claim").select_option(claim.id)
        picker.get_by_role("button", name="Mend the claim").click()
        expect(browser.locator("#corrections li").first).to_contain_text(f"{what}: {words}"[:20])
    with open_record(copy) as record:
        found = next(one for one in record.claims(page=reading.article.id).items if one.id == claim.id)
        assert (found.source_words, found.cue) == (mention.quote, mention.quote)
        assert found.source == actor.name
    browser.goto(workbench + place)
    assert browser.evaluate(SELECT, mention.quote)
    picker = browser.locator("[data-picker]")
    picker.get_by_text("Mend what is there").click()
    picker.get_by_label("They mean").fill("The Brevik Circle")
    picker.get_by_role("button", name="Mend the name").click()
    expect(browser.locator("#corrections li").first).to_contain_text("The Brevik Circle")
    with open_record(copy) as record:
        assert record.actors(called="Brevik Circle").total == 1


def test_a_line_put_in_is_read_for_claims_and_one_taken_out_no_longer_is(workbench, browser):
    browser.goto(f"{workbench}/add")
    browser.get_by_label("Text or HTML of one article").fill(
        "<html><body><article><h1>Fire was set in Ostby</h1>"
        "<p>The fire at the Ostby depot on 3 May 2024 was arson, police chief Nils Aune said on Friday.</p>"
        "<p>Two men from the harbour quarter were seen near the gate that night, a guard told the newspaper.</p>"
        "<p>Nobody was hurt, and the depot opened again on the following Monday, its owner said in a statement.</p>"
        "</article></body></html>"
    )
    browser.get_by_role("button", name="Read it", exact=True).click()
    expect(browser.locator("#job")).to_contain_text("done", timeout=60_000)
    browser.locator("#job a.title").click()
    address = browser.url
    claims = browser.locator(".card[data-entry^='c-']", has_text="Nils Aune")
    expect(claims).to_have_count(1)
    kept = browser.locator("details", has=browser.get_by_text("Lines kept"))
    kept.locator("summary").click()
    kept.locator("li", has_text="Ostby depot").get_by_role("button", name="Not part of the article").click()
    browser.wait_for_url("**done=*")
    expect(claims).to_have_count(0)
    assert httpx.get(f"{workbench}/claims?by=Aune").text.count("Ostby") == 0
    removed = browser.locator("details.removed", has_text="Ostby depot")
    removed.locator("summary").click()
    removed.locator("li", has_text="Ostby depot").get_by_role("button", name="This belongs to the article").click()
    browser.wait_for_url(re.compile(r"done=k-\w+"))
    browser.goto(address)
    expect(claims).to_have_count(1)
    assert "Ostby" in httpx.get(f"{workbench}/claims?by=Aune").text


def test_what_is_typed_into_a_correction_is_shown_and_never_run(workbench, browser, copy):
    attack = '<img src=x onerror="document.title=1"><script>document.title = 1</script>'
    with open_record(copy) as record:
        claim = record.claims().items[0]
    sent = {"kind": "claim", "action": "change", "subject": claim.id, "source": attack, "reason": attack}
    answer = httpx.post(f"{workbench}/api/v1/articles/{claim.where.page}/corrections", json=sent)
    assert answer.status_code == 201, answer.text
    for place in (
        f"/articles/{claim.where.page}?at={claim.id}",
        "/claims",
        "/claims?view=matrix",
        "/history",
        "/search?q=a",
    ):
        browser.goto(workbench + place)
        assert browser.title() != "1"
        assert browser.locator("img[src=x]").count() == 0
        assert browser.locator("main script").count() == 0
    browser.goto(f"{workbench}/articles/{claim.where.page}")
    expect(browser.locator("#corrections li").first).to_contain_text("<img src=x")
