"""Whatever a page holds, its reading keeps its promises: random pages of invented words, and the pages of the demo."""

from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invariants import check
from overt.pages.page import Page
from overt.reader import read_page

FRAGMENTS = (
    "A fire destroyed a net shed in the harbour of Narvik on Monday night, police said on Tuesday.",
    "“Somebody poured petrol under the door,” police chief Nils Aune told reporters. “It was no accident,” he added.",
    "Russia denied on 3 May 2031 that it had sent the drones over Copenhagen.",
    "TWO MEN WERE ARRESTED IN RIGA LAST WEEK OVER A CABLE CUT, THE STATE SECURITY SERVICE SAID.",
    "Harbour fire was set, police say",
    "'Net shed: the musical' opens in Bergen",
    "The prosecutor’s office, according to its spokeswoman Mira Tolvanen, charged a 19-year-old with arson.",
    "By Arvo Linnas", "4 May 2031, 10:15", "Advertisement", "Read more: Nine nights of fire", "© 2031 The Ostby Post",
    "Ostby, Riga, Vilnius, Paris, Texas", "1 2 3 31.04.2031 30 February 99999",
    "He said “she said ‘they said", ": said :",
    "e\u0301\u0301\u0301 \u200f\u202e abc \u200b\ufeff😀👩‍🚒", "\x00\x07\x1b[0m",
    "&amp;lt;p&amp;gt; &#0; &bogus; &#x110000;", "\ud800",
    "> quoted mail", "| a | b |", '{"headline": ["Fire", null]}', "a" * 500, "(" * 60, "“" * 40, " \t\xa0 ",
)  # fmt: skip
OPENING = (
    "<p>", "<div class='ad'>", "<h1>", "<h2>", "<li>", "<blockquote>", "<td>", "<pre>", "<a href='/x'>", "<figcaption>",
    "<time datetime='2031-13-45'>", "<script type='application/ld+json'>", "<!--", "<b>", "<table><tr>", "<br>",
    "<meta property='article:published_time' content='2031-05-04T99:00'>", "<title>", "<aside>", "<footer>", "<",
)  # fmt: skip
CLOSING = (
    "</p>",
    "</div>",
    "</li>",
    "</a>",
    "</table>",
    "-->",
    "</script>",
    "</",
    "",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    " ",
)
PARTS = st.lists(
    st.sampled_from(FRAGMENTS) | st.sampled_from(OPENING) | st.sampled_from(CLOSING), min_size=4, max_size=24
)
LINES = st.lists(st.sampled_from(FRAGMENTS), max_size=12)
BENDS = st.sampled_from(
    [str, str.upper, str.lower, str.swapcase, lambda text: text.replace(" ", "  "), lambda text: text[::-1]]
)
OWN = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def read(content: bytes) -> None:
    check(read_page(Page(name="page", content=content)))


@OWN
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " ", "\t"]), BENDS)
def test_pasted_text(lines: list[str], between: str, bend) -> None:
    read(bend(between.join(lines)).encode("utf-8", errors="surrogatepass"))


@OWN
@given(PARTS, BENDS)
def test_html(parts: list[str], bend) -> None:
    read(("<html><body>" + bend("".join(parts))).encode("utf-8", errors="surrogatepass"))


@OWN
@given(LINES, st.integers(0, 2000), st.binary(max_size=6), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_damaged_bytes(lines: list[str], at: int, damage: bytes, encoding: str) -> None:
    content = "\n".join(lines).encode(encoding, errors="ignore")
    read(content[:at] + damage + content[at + 1 :])


PAGES = sorted((files("overt.demo") / "pages").iterdir(), key=lambda page: page.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_of_the_demo(page: Traversable) -> None:
    read(page.read_bytes())
