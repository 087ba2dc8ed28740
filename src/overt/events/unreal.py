"""Acts of films, books and drills: by the words of their sentence, of their paragraph, or of the whole page."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from overt.events.acts import Act
from overt.events.sections import paragraphs
from overt.events.tree import Tree
from overt.reading import Article
from overt.vocabulary.lists import raw

SIGNS = 2  # so many different signs make a page one on a film, a book or a drill


@cache
def signs(kind: str, role: str) -> re.Pattern[str]:
    """The expressions of one kind of play and one role, from the list ``unreal-cues``, as one."""
    return re.compile("|".join(f"(?:{one})" for one in raw("unreal-cues")[kind][role]), re.IGNORECASE)


def unreal(tree: Tree, group: Sequence[Act], page: Article) -> bool:
    """Whether a group of acts is told of a film, a book or a drill and not of the world.

    What the page dates by its year, or tells in a paragraph of its own after a sign that the play is over, is of the
    world; a page is one of play when its title and its text say so, or its text by two different signs.
    """
    if all(act.time is not None and act.time.anchor is None and len(act.time.edtf) >= len("2024") for act in group):
        return False
    around = surroundings(tree, group)
    titles = page.title or "", page.standfirst or ""
    kinds = raw("unreal-cues")
    return any(signs(kind, "near").search(around) or is_page_of(kind, tree.text, titles) for kind in kinds)


def surroundings(tree: Tree, group: Sequence[Act]) -> str:
    """The paragraphs in which a group is told."""
    told = {tree.paragraph_of[act.sentence] for act in group}
    return "\n".join(tree.text[start:end] for number, (start, end) in paragraphs(tree).items() if number in told)


@lru_cache(maxsize=8)
def is_page_of(kind: str, text: str, titles: tuple[str, ...]) -> bool:
    """Whether a whole page is about a play of this kind; asked anew for each act, and answered once."""
    found = {one.group().lower() for one in signs(kind, "page").finditer(text)}
    titled = any(signs(kind, "title").search(one) for one in titles)
    return len(found) + titled >= SIGNS and (titled or bool(signs(kind, "near").search(text)))
