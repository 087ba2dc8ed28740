"""Quotations are mended paragraph by paragraph."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from overt.claims.quoted import Quotations, quotations


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


def test_apostrophes_are_no_marks() -> None:
    assert words("It's the soldiers' own fault, don't you see.") == []


def test_elisions_are_no_marks() -> None:
    assert words("They fought 'em in the '90s.") == []


def test_single_marks_around_an_apostrophe() -> None:
    assert words("‘It’s the soldiers’ own fault,’ he said.") == ["‘It’s the soldiers’ own fault,’"]


def test_outer_marks_hold_inner_marks() -> None:
    assert words('"The “Equal” act is dead," he said.') == ['"The “Equal” act is dead,"']


def test_next_opening_mark_ends_an_unclosed_quotation() -> None:
    assert words("“We saw it. Nobody came, “never” he wrote.")[-1] == "“never”"


def test_reopened_paragraphs_are_one_run() -> None:
    first, second = quotations("“We saw it.\n\n“Nobody came.”")
    assert first.run == second.run
    assert (first.closed, second.closed) == (False, True)


def test_paragraph_without_reopening_is_no_quotation() -> None:
    assert words("“We saw it.\n\nNobody came.") == ["“We saw it."]


def test_quotation_at_an_offset() -> None:
    quoted = Quotations("He said “no” twice.")
    assert quoted.at(9) is not None
    assert quoted.at(14) is None


@given(st.text(alphabet="aA .,?\n\"'“”‘’„«»", max_size=80))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    found = quotations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
