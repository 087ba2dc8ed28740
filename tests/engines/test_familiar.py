"""Lines that come back on an outlet's pasted pages."""

from itertools import permutations

from overt.engines import find_familiar
from overt.errors import NotAPageError
from overt.pages.page import Page

FOOT = "The Ostby Post is printed on paper from our own mill"


def page(body: str, *, name: str = "folder/page.txt", outlet: str | None = None, url: str | None = None) -> Page:
    return Page(name=name, content=f"{body}\n\n{FOOT}\n".encode(), outlet=outlet, url=url)


def lines(*pages: Page, of: Page | None = None) -> set[str]:
    return set(find_familiar(pages).of(of or pages[0]))


def test_a_line_on_two_pages_of_an_outlet_is_familiar():
    assert any(
        "own mill" in line for line in lines(page("It burned.", outlet="a.org"), page("It sank.", outlet="a.org"))
    )


def test_pages_of_two_outlets_say_nothing_of_each_other():
    assert not lines(page("It burned.", outlet="a.org"), page("It sank.", outlet="b.org"))


def test_hosts_of_one_domain_are_one_outlet():
    first, second = page("It burned.", url="https://www.post.example/1"), page("It sank.", url="https://post.example/2")
    assert lines(first, second)


def test_pages_whose_outlet_nobody_told_are_taken_by_their_folder():
    assert lines(page("It burned.", name="one/a.txt"), page("It sank.", name="one/b.txt"))
    assert not lines(page("It burned.", name="one/a.txt"), page("It sank.", name="two/b.txt"))


def test_html_and_errors_are_left_out():
    html = Page(name="folder/a.html", content=f"<html><body><p>{FOOT}</p></body></html>".encode())
    assert not find_familiar([html, html, NotAPageError("x", "It is empty", "Save it again")]).by_outlet


def test_the_same_page_twice_is_one_page():
    one = page("It burned.", outlet="a.org")
    assert not lines(one, one)


def test_the_order_of_pages_does_not_matter():
    pages = [page(f"It burned {number} times.", outlet="a.org") for number in range(4)]
    assert len({frozenset(lines(*order)) for order in permutations(pages)}) == 1


def test_pages_known_from_before_count():
    before = page("It sank.", outlet="a.org")
    now = page("It burned.", outlet="a.org")
    assert find_familiar([now], known=lambda outlet: [before] if outlet == "a.org" else []).of(now)


def test_a_sentence_in_a_folder_of_unknown_outlets_is_never_familiar():
    pages = [
        page(f"Number {number}.\n\nA fire broke out in the harbour of Ostby.", name=f"one/{number}")
        for number in range(4)
    ]
    assert not any("fire" in line for line in lines(*pages))
    told = [page(f"Number {number}.\n\nSign up for our letter of the morning.", outlet="a.org") for number in range(4)]
    assert any("letter" in line for line in lines(*told))
