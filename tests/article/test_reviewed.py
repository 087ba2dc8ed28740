"""Blocks that a person put into an article or took out of it, given about the page."""

import json

from hypothesis import given
from hypothesis import strategies as st

from overt.article.blocks import Piece, assemble
from overt.article.read import read_article
from overt.article.reviewed import block_keys, reviewed, written
from overt.pages.page import Page

HTML = (
    b"<html><body><article><h1>Fire in Velmora was no accident</h1>"
    b"<p>A fire broke out at the fuel depot of Velmora on Monday night, and nobody was hurt, police said.</p>"
    b"<p>The owner of the depot said on Tuesday that two tanks were lost and that work would go on this week.</p>"
    b"<p>Sign up for the Velmora Letter and get our best stories by mail every single morning of the week.</p>"
    b"</article></body></html>"
)
TEXTS = st.sampled_from(["Share", "It burned.", "Nobody was hurt.", "By Ida"])
PIECES = st.lists(st.builds(Piece, text=TEXTS, kind=st.just("paragraph"), kept=st.booleans()), max_size=8)


def texts(article):
    return [article.text[one.start : one.end] if one.start is not None else one.text for one in article.blocks]


def test_a_page_is_read_with_what_was_said_of_its_blocks():
    page = Page(name="-", content=HTML)
    article, _ = read_article(page)
    keys = dict(zip(block_keys(texts(article)), article.blocks, strict=True))
    turned = {key: not one.kept for key, one in keys.items() if one.kind != "title"}
    told = Page(name="-", content=HTML, blocks=written(turned))
    again, _ = read_article(told)
    assert {key: one.kept for key, one in zip(block_keys(texts(again)), again.blocks, strict=True)} == {
        key: turned.get(key, one.kept) for key, one in keys.items()
    }
    assert all(one.reason == "reviewer" for one in again.blocks if not one.kept and turned.values())
    assert "A fire broke out" not in again.text


@given(PIECES, st.data())
def test_just_the_named_pieces_are_turned_and_offsets_hold(pieces, data):
    keys = block_keys(one.text for one in pieces)
    said = {key: data.draw(st.booleans()) for key in data.draw(st.sets(st.sampled_from(keys)))} if keys else {}
    made = list(reviewed(pieces, written(said)))
    assert [one.kept for one in made] == [said.get(key, one.kept) for one, key in zip(pieces, keys, strict=True)]
    assert [one.text for one in made] == [one.text for one in pieces]
    text, blocks = assemble(made)
    for one, block in zip(made, blocks, strict=True):
        if block.start is not None:
            assert text[block.start : block.end] == one.text


@given(st.dictionaries(st.text(max_size=5), st.booleans()))
def test_what_is_written_is_the_same_whatever_the_order(said):
    backwards = dict(reversed(said.items()))
    assert written(said) == written(backwards)
    assert json.loads(written(said) or "{}") == said
