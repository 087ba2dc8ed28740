"""Parts of speech: the table gives what spaCy's own ruler gives."""

from importlib.resources import files

import pytest
import spacy

from overt.article.read import read_article
from overt.language.attributes import with_table
from overt.language.parse import pipeline
from overt.models.shipped import pipeline_package
from overt.pages.page import Page

ODD = (
    "It's there. I ain't sure they'd've come; let's go, y'all: we're gonna see what I've got ta do.\n\n"
    "There's nothin' but that. Not that he was, is, or had been: the men who did it did what they had to. "
    "He's gone, hasn't he?\n"
    " \t To be or not to be; mine, hers and yours. You told me that it hurt you. 3 of 4 (€5) — #1 @ 2pm…"
)


@pytest.fixture(scope="module")
def alone():
    return spacy.load(pipeline_package().partition("@")[0].replace("-", "_"))


def texts():
    pages = files("overt") / "demo" / "pages"
    for one in sorted(pages.iterdir(), key=lambda page: page.name):
        if one.name.endswith((".html", ".txt")):
            article, _ = read_article(Page(name=one.name, content=one.read_bytes()))
            yield article.text
    yield ODD
    yield ""


def test_every_word_has_what_spacy_alone_gives_it(alone):
    words = 0
    for text in texts():
        for ours, theirs in zip(pipeline()(text), alone(text), strict=True):
            assert (ours.text, ours.pos_, str(ours.morph), ours.lemma_, ours.tag_) == (
                theirs.text, theirs.pos_, str(theirs.morph), theirs.lemma_, theirs.tag_,
            )  # fmt: skip
            words += 1
    assert words > 2000


def test_only_what_cannot_be_looked_up_stays_with_the_ruler(alone):
    table = pipeline().get_pipe("attribute_table")
    rules = len(alone.get_pipe("attribute_ruler").patterns)
    assert len(table.rules) + len(table.rest.patterns) == rules
    assert len(table.rest.patterns) < 15


def test_a_pipeline_without_a_ruler_stays_as_it_is():
    blank = spacy.blank("en")
    assert with_table(blank).pipe_names == []
