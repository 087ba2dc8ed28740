"""Who may do what, and what others try: the OWASP basics, against a real server."""

import re

import pytest
from serving import PASSWORD, Visitor, served

from overt.pages.page import Page
from overt.reader import read_page
from overt.record import audit, open_record
from overt.record.people_tables import audit as diary
from overt.this_reader import reader
from overt.workbench.settings import ServeError, Settings, checked

SCRIPT = "<script>alert(1)</script>"


def test_others_reach_nothing_without_accounts():
    with pytest.raises(ServeError, match="--accounts"):
        checked(Settings(host="0.0.0.0"))


def test_a_foreign_name_that_leads_to_this_machine_is_refused(workbench):
    with Visitor(workbench) as visitor:
        assert visitor.get("/", headers={"host": "evil.example"}).status_code == 421


def test_the_first_account_needs_the_code_and_is_made_once(copy):
    with served(copy, accounts=True, setup_code="the-code") as address, Visitor(address) as visitor:
        made = {"page": "/sign-in", "name": "Ada", "password": PASSWORD}
        assert visitor.submit("/set-up", code="guess", **made).status_code == 403
        assert visitor.submit("/set-up", code="the-code", **made).url.path == "/"
        with Visitor(address) as second:
            assert second.submit("/set-up", code="the-code", **{**made, "name": "Mallory"}).status_code == 422


def test_whoever_is_not_signed_in_is_shown_the_way(newsroom):
    with Visitor(newsroom) as visitor:
        for place in ("/", "/incidents", "/review", "/people", "/history", "/add"):
            assert visitor.get(place).url.path == "/sign-in"
        assert visitor.get("/api/v1/claims").status_code == 401


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ("Reader", "/incidents", 200), ("Reader", "/review", 403), ("Reader", "/add", 403), ("Reader", "/people", 403),
        ("Reviewer", "/review", 200), ("Reviewer", "/add", 403), ("Editor", "/add", 200), ("Editor", "/people", 403),
        ("Administrator", "/people", 200),
    ],
)  # fmt: skip
def test_a_role_may_do_what_it_may(newsroom, role, place, status):
    with Visitor(newsroom) as visitor:
        visitor.sign_in(role)
        assert visitor.get(place).status_code == status


def test_a_reader_cannot_decide_by_sending_the_form_of_others(newsroom):
    with Visitor(newsroom) as visitor:
        visitor.sign_in("Reader")
        incident = re.search(r"/incidents/i-\w+", visitor.get("/incidents").text)[0]
        assert visitor.submit(incident, deed="confirm").status_code == 403
        assert visitor.submit("/people", name="Mallory", role="administrator", password=PASSWORD).status_code == 403
        assert "candidate" in visitor.get(incident).text


def test_nobody_closes_the_token_of_another(newsroom):
    with Visitor(newsroom) as mine, Visitor(newsroom) as theirs:
        mine.sign_in("Editor")
        secret = re.search(r"overt_[\w-]+", mine.submit("/me/tokens", label="script").text)[0]
        token = re.search(r"/me/tokens/(\w+)", mine.get("/me").text)[1]
        theirs.sign_in("Administrator")
        assert theirs.submit(f"/me/tokens/{token}").status_code == 404
        with Visitor(newsroom, headers={"authorization": f"Bearer {secret}"}) as program:
            assert program.get("/api/v1/claims").status_code == 200
            mine.submit(f"/me/tokens/{token}")
            assert program.get("/api/v1/claims").status_code == 401


def test_a_form_of_another_site_does_nothing(newsroom):
    with Visitor(newsroom) as visitor:
        visitor.sign_in("Administrator")
        form = {"name": "Mallory", "role": "administrator", "password": PASSWORD}
        assert visitor.post("/people", data=form).status_code == 403
        assert visitor.post("/people", data={**form, "csrf": "0" * 40}).status_code == 403
        token = visitor.csrf("/people")
        other = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
        assert visitor.post("/people", data={**form, "csrf": token}, headers=other).status_code == 403
        assert "Mallory" not in visitor.get("/people").text


def test_a_session_that_was_planted_is_worth_nothing(newsroom):
    with Visitor(newsroom) as visitor:
        visitor.cookies.set("overt_session", "planted", domain="localhost.local", path="/")
        visitor.sign_in("Reader")
        with Visitor(newsroom) as thief:
            thief.cookies.set("overt_session", "planted", domain="localhost.local", path="/")
            assert thief.get("/incidents").url.path == "/sign-in"
        kept = [one for one in visitor.cookies.jar if one.name == "overt_session"]
        assert any(one.value != "planted" and "HttpOnly" in one._rest for one in kept)


def test_a_session_ends_when_it_is_ended(newsroom):
    with Visitor(newsroom) as visitor:
        visitor.sign_in("Reader")
        carried = dict(visitor.cookies)
        visitor.submit("/sign-out")
        with Visitor(newsroom, cookies=carried) as again:
            assert again.get("/incidents").url.path == "/sign-in"


def test_passwords_cannot_be_tried_for_ever(newsroom):
    with Visitor(newsroom) as visitor:
        answers = {visitor.sign_in("Reader", password=f"wrong wrong {one}").status_code for one in range(12)}
        assert answers == {403, 429}


def test_signing_in_leads_to_no_other_site(newsroom):
    with Visitor(newsroom) as visitor:
        for to in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
            assert f'value="{to}"' not in visitor.get("/sign-in", params={"to": to}).text


def test_every_answer_forbids_scripts_that_are_not_ours(workbench):
    with Visitor(workbench) as visitor:
        for place in ("/", "/nothing", "/api/v1/status"):
            headers = visitor.get(place).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["x-frame-options"] == "DENY"


def test_files_outside_the_bundle_are_not_handed_out(workbench):
    with Visitor(workbench) as visitor:
        for path in (
            "/static/../settings.py",
            "/static/%2e%2e/settings.py",
            "/static/..%2fsettings.py",
            "/static//etc/passwd",
        ):
            assert visitor.get(path).status_code in {400, 404}


def test_what_is_asked_is_never_markup(workbench):
    with Visitor(workbench) as visitor:
        for place in (
            "/search?q=",
            "/claims?by=",
            "/incidents?words=",
            "/articles?outlet=",
            "/actors?q=",
            "/counts?words=",
        ):
            assert SCRIPT not in visitor.get(place + SCRIPT).text
        svg = visitor.get("/counts/chart.svg", params={"title": SCRIPT}).text
        assert SCRIPT not in svg


HOSTILE = f"""<html><head><title>Fire {SCRIPT} in Ostby</title></head><body><article>
<p>The fire in the Ostby depot was arson, <img src=x onerror=alert(1)> police chief Nils Aune said on 3 May 2024. He
added that more would follow, and that the harbour of Ostby was safe again after a long night of work by the crews.</p>
<p>&lt;script&gt;alert(2)&lt;/script&gt; is what the note read, said Aune, who showed \u202egnihton\u202c to us.</p>
</article></body></html>"""


def test_a_hostile_page_is_text_and_its_address_is_not_followed(copy, browser):
    page = Page(name=SCRIPT, content=HOSTILE.encode(), url="javascript:alert(3)", outlet=f'x" onload="{SCRIPT}')
    with open_record(copy) as record, record.run("test", reader()) as run:
        record.add(page, read_page(page), run)
    opened = []
    browser.on("dialog", lambda one: (opened.append(one.message), one.dismiss()))
    with served(copy) as address:
        for place in (f"/articles/p-{page.id[:12]}", "/articles", "/", "/search?q=Ostby"):
            browser.goto(address + place)
            assert browser.locator("main script, main [onerror], main img[src=x]").count() == 0
            assert browser.locator('a[href^="javascript:"]').count() == 0
    assert opened == []


def test_a_table_holds_no_formula(copy):
    from overt.workbench.pages.counts import harmless

    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1"):
        assert harmless(cell).startswith("'")
    assert harmless("arson") == "arson"


def test_the_diary_tells_when_somebody_rewrote_it(newsroom, copy):
    with Visitor(newsroom) as visitor:
        visitor.sign_in("Reviewer")
        incident = re.search(r"/incidents/i-\w+", visitor.get("/incidents").text)[0]
        assert visitor.submit(incident, deed="confirm").status_code == 200
    with open_record(copy) as record:
        with record.reading() as connection:
            whole = audit.verify(connection)
            assert whole.broken == ()
            assert "decided-state" in [one.action for one in audit.lines(connection)]
        with record.writing() as connection:
            connection.execute(diary.update().where(diary.c.action == "decided-state").values(by="somebody else"))
        with record.reading() as connection:
            assert len(audit.verify(connection).broken) == 1
        with record.writing() as connection:
            connection.execute(diary.delete().where(diary.c.action == "decided-state"))
        with record.reading() as connection:
            assert audit.verify(connection, noted=whole.seal).broken


def test_two_people_confirm_where_two_must(copy):
    from overt.record import people

    with open_record(copy) as record, record.writing() as connection:
        for name in ("Ada", "Ben"):
            people.add(connection, name=name, role="reviewer", password=PASSWORD, by="test")
    with served(copy, accounts=True, sign_off=2) as address, Visitor(address) as ada, Visitor(address) as ben:
        ada.sign_in("Ada")
        ben.sign_in("Ben")
        incident = re.search(r"/incidents/i-\w+", ada.get("/incidents").text)[0]
        ada.submit(incident, deed="confirm")
        assert ada.submit(incident, deed="confirm").status_code == 422
        assert ">reviewed</span>" in ada.get(incident).text
        assert ben.submit(incident, deed="confirm").status_code == 200
        assert ">confirmed</span>" in ben.get(incident).text


def test_a_stale_decision_is_refused_and_loses_nothing(workbench):
    with Visitor(workbench) as visitor:
        incident = re.search(r"/incidents/i-\w+", visitor.get("/incidents").text)[0]
        seen = re.search(r'name="version" value="(\d+)"', visitor.get(incident).text)[1]
        visitor.submit(incident, deed="confirm", version=seen)
        late = visitor.submit(incident, deed="disputed", version=seen)
        assert late.status_code == 409
        assert "confirmed" in visitor.get(incident).text


def test_what_another_has_before_them_is_left_out_of_the_queue(copy):
    from overt.record import people

    with open_record(copy) as record, record.writing() as connection:
        for name in ("Ada", "Ben"):
            people.add(connection, name=name, role="reviewer", password=PASSWORD, by="test")
    with served(copy, accounts=True) as address, Visitor(address) as ada, Visitor(address) as ben:
        ada.sign_in("Ada")
        ben.sign_in("Ben")
        pattern = r'class="title" href="(/incidents/i-\w+)"'
        first = re.search(pattern, ada.get("/review?of=candidates").text)[1]
        there = ben.get("/review?of=candidates").text
        assert re.search(pattern, there)[1] != first
        assert "Ada has" in there


def test_a_locked_record_is_a_clear_page(copy):
    import sqlite3

    with served(copy) as address, Visitor(address) as visitor:
        incident = re.search(r"/incidents/i-\w+", visitor.get("/incidents").text)[0]
        token = visitor.csrf("/")
        holding = sqlite3.connect(copy, isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
        answer = visitor.post(incident, data={"csrf": token, "deed": "confirm"})
        holding.execute("ROLLBACK")
        holding.close()
        assert answer.status_code == 503
        assert "Another process is writing" in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "place",
    [
        "/articles/nothing", "/incidents/i-000000000000", "/claims?act=shout", "/incidents?since=yesterday",
        "/incidents?cursor=x", "/claims?cursor=%00", "/counts?by=moon", "/articles/p-zz", "/actors/Nobody%20At%20All",
        "/incidents/map.json?box=a,b,c,d&zoom=nan", "/review?skip=-1", "/add/none", "/entry/x", "/counts/rules/none",
        "/counts/rules/..%2f..%2fx.yaml",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_plainly(workbench, place):
    with Visitor(workbench) as visitor:
        answer = visitor.get(place)
        assert answer.status_code in {200, 400, 404, 422}
        assert "Traceback" not in answer.text
