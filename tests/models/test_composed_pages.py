"""Pages composed for training hold what they were made of, with the labels it had."""

import random

import pytest
from training.furniture_lines.composed import composed, glued, listed
from training.furniture_lines.lists import KINDS, Words
from training.furniture_lines.pages import ARTICLE, FURNITURE, LabelledPage

TITLE = "Fire at the Harlow depot"
PARAGRAPHS = tuple(
    f"On day {day} crews of Marlow Ferries went back to the depot, and Mira Tolvanen counted what the fire had left."
    for day in range(1, 7)
)


def page(site: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> LabelledPage:
    head, tail = (f"{site} home", f"{site} search"), (f"More of {site} in the evening", f"{site} copyright")
    return LabelledPage(
        site=site,
        lines=(*head, TITLE, *paragraphs, *tail),
        labels=(FURNITURE, FURNITURE, -1, *(ARTICLE for _ in paragraphs), FURNITURE, FURNITURE),
        titles=(False, False, True, *(False for _ in paragraphs), False, False),
        titled=True,
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_page_with_a_list_keeps_its_lines_in_order(seed: int) -> None:
    plain = page("courier")
    made = listed(plain, random.Random(seed))
    assert made is not None
    assert len(made.lines) == len(made.labels) == len(made.titles) > len(plain.lines)
    rest = iter(zip(made.lines, made.labels, made.titles, strict=True))
    assert all(row in rest for row in zip(plain.lines, plain.labels, plain.titles, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_article_but_for_buttons_and_times(kind: object) -> None:
    assert callable(kind)
    rows = [row for block in kind(Words(page("courier"), random.Random(3)), 6) for row in block]
    furniture = {line for line, label, _ in rows if label == FURNITURE}
    assert any(label == ARTICLE for _, label, _ in rows)
    assert not furniture or getattr(kind, "__name__", "") in {"goods", "live"}


@pytest.mark.parametrize("seed", range(20))
def test_a_glued_page_has_one_article_and_no_line_of_another(seed: int) -> None:
    other = page("evening", tuple(f"Elsewhere, {text}" for text in PARAGRAPHS))
    made = glued(page("courier"), [other], random.Random(seed))
    assert made is not None
    article = [line for line, label in zip(made.lines, made.labels, strict=True) if label == ARTICLE]
    assert tuple(article) == PARAGRAPHS
    assert [line for line, is_title in zip(made.lines, made.titles, strict=True) if is_title] == [TITLE]
    assert made.lines[0] == "evening home"
    assert made.lines[-1] == "evening copyright"


def test_too_little_text_is_left_alone() -> None:
    short = page("courier", PARAGRAPHS[:2])
    assert listed(short, random.Random(1)) is None
    assert glued(short, [page("evening")], random.Random(1)) is None


def test_composing_stays_in_a_fold_and_comes_out_the_same_twice() -> None:
    pages = [page(f"outlet{number}") for number in range(12)]
    fold_of = {one.site: number % 2 for number, one in enumerate(pages)}
    made = list(composed(pages, fold_of, 5))
    assert made == list(composed(pages, fold_of, 5))
    assert made
    for one in made:
        beside = {site for site in fold_of for line in one.lines if line.startswith(f"{site} ")}
        assert {fold_of[site] for site in beside} == {fold_of[one.site]}
