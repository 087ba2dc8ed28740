"""The page as a tree, whatever shape it is in."""

import re
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from overt.reading import Problem

# lxml has no types of its own for what its parser gives.
Element = Any

MOST_CHARACTERS = 15_000_000  # pages with their pictures written into them have ten million
_TOO_DEEP = "Excessive depth"  # the parser drops what is nested deeper than 2,048 elements
_CONTAINERS = re.compile(
    r"</?(?:div|span|section|font|center|b|i|em|strong|table|tbody|tr|td|ul|ol|li|blockquote)\b[^>]{0,2000}>", re.I
)


def parse(html: str) -> tuple[Element | None, tuple[Problem, ...]]:
    """The root of the page's tree, or ``None`` where there is no markup at all, and what was wrong with the page.

    Accepts any string: tags left open, several bodies, none, nesting without end. Comments are dropped on the way.
    A page longer than ``MOST_CHARACTERS`` is read up to there.

    >>> root, problems = parse("<p>It burned.")
    >>> root.findtext(".//p"), problems
    ('It burned.', ())
    """
    problems: tuple[Problem, ...] = ()
    if len(html) > MOST_CHARACTERS:
        html = html[:MOST_CHARACTERS]
        problems = (Problem(code="page-too-long", message=f"Read up to {MOST_CHARACTERS:,} characters only."),)
    if "\x00" in html:
        html = html.replace("\x00", "")
    root, too_deep = _parse(html)
    if too_deep:
        root, _ = _parse(_CONTAINERS.sub("\n", html))
        problems = (*problems, Problem(code="nested-too-deep", message="Its boxes were taken away to reach the text."))
    return root, problems


def _parse(html: str) -> tuple[Element | None, bool]:
    """The root, and whether the parser dropped what was nested too deep for it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:  # nothing that could stand in a tree
        root = None
    return root, any(_TOO_DEEP in error.message for error in parser.error_log)
