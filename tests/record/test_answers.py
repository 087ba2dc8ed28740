"""What a claim was met with, in other articles of the record."""

import pytest

from overt.pages.page import Page
from overt.reader import read_page, reader
from overt.record import answers, open_record

ACCUSED = "Cables cut near Skagen\n\n" + (
    "The Norland ministry said that Ostland had cut two power cables near Skagen on Monday night.\n"
)
DENIED = "Ostland rejects blame\n\nOstland denied that it had cut the power cables near Skagen on Monday night.\n"
SOFTENED = "Who cut the cables?\n\n" + (
    "A harbour official said that Ostland may have cut the two power cables near Skagen on Monday.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    file = tmp_path_factory.mktemp("answers") / "news.overt"
    with open_record(file) as record:
        with record.run("add", reader()) as run:
            for name, text in (("accused", ACCUSED), ("denied", DENIED), ("softened", SOFTENED)):
                page = Page(name=name, content=text.encode())
                record.add(page, read_page(page), run)
        yield record


def test_a_claim_shows_what_it_was_met_with(record):
    (claim,) = [one for one in record.claims(by="Norland").items if "cut two power cables" in one.content]
    labels = [link.label for link in record.show(claim.id).links]
    assert "denied by Ostland" in labels
    assert any(label.startswith("softened by") and "harbour official" in label.lower() for label in labels)


def test_only_what_somebody_denies_is_listed(record):
    contents = [one.content for one in record.claims(denied=True).items]
    assert any("had cut two power cables" in one for one in contents)
    assert all("denied" not in one for one in contents)
    assert all(one.act != "deny" for one in record.claims(denied=True).items)


BOTH = (
    "Two sides\n\nNorland said that Ostland had cut two cables near Vikby. Ostland denied that it had cut the cables.\n"
)


def test_only_the_latest_denials_are_asked_about_other_articles(tmp_path, monkeypatch):
    with open_record(tmp_path / "news.overt") as record:
        with record.run("add", reader()) as run:
            told = (("accused", ACCUSED, "2023-01-01"), ("denied", DENIED, "2023-01-02"), ("both", BOTH, "2023-01-03"))
            for name, text, day in told:
                page = Page(name=name, content=text.encode(), published=day)
                record.add(page, read_page(page), run)

        def contents() -> list[str]:
            return [one.content for one in record.claims(denied=True).items]

        everything = contents()
        monkeypatch.setattr(answers, "_DENIALS", 1)
        latest = contents()
        monkeypatch.setattr(answers, "_DENIALS", 0)
        linked = contents()
    assert any("power cables" in one for one in everything)
    assert not any("power cables" in one for one in latest)
    assert any("near Vikby" in one for one in linked), "what its own article denies needs no search"
