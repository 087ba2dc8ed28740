"""Names of the language model, cleaned of what it takes for names by mistake."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from overt.language.actor_list import Hit
from overt.language.name import Name
from overt.language.nouns import first_names
from overt.language.titles import without_titles
from overt.reading import MentionType
from overt.vocabulary.lists import raw

TYPES: dict[str, MentionType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "LAW": "law", "EVENT": "other", "WORK_OF_ART": "other", "PRODUCT": "other",
}  # fmt: skip
_POSSESSIVE = re.compile(r"[’']s?$|[’']s(?=\s)")
_OPEN_BRACKET = re.compile(r"\s*\([^)]*$")  # "Federal Bureau of Investigation (FBI": the acronym is a name of its own
_EDGES = " \t\n\"“”„«»‘’'.,;:!?()[]-–—@#*"
_SHOUTED = re.compile(r"^[^a-z]*$")
# More than this of a line is not looked at: headlines are shorter.
_LINE = 200


def modelled_names(text: str, doc: Doc, hits: list[Hit]) -> Iterator[Name]:
    """The entities of spaCy's model, cleaned: no titles, articles or possessives, none in shouted lines or headlines.

    ``hits`` are the names of the actor list; a possessive of one of them is cut off what it owns.
    """
    owners = {(one.start, one.end) for one in hits}
    for entity in doc.ents:
        kind = TYPES.get(entity.label_)
        if kind is None or (kind == "group" and entity.root.tag_ not in ("NNS", "NNPS")):
            continue
        for start, end in _pieces(entity, owners):
            name = _cleaned(text, start, end, kind)
            if name is not None:
                yield name


def _pieces(entity: Tokens, owners: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """An entity cut at line ends and where a quotation opens behind a full stop ("wrote on X. “Minsk …").

    It is cut behind a possessive too, where the owner is a name of its own: "Russia’s SVR".
    """
    start = entity.start_char
    for cut in re.finditer(r"\n+|[’']s?\s|[.!?]\s*[\"“„]\s*", entity.text):
        if cut.group()[0] in "’'" and (start, entity.start_char + cut.start()) not in owners:
            continue
        yield start, entity.start_char + cut.start()
        start = entity.start_char + cut.end()
    yield start, entity.end_char


def _cleaned(text: str, start: int, end: int, kind: MentionType) -> Name | None:
    words = _OPEN_BRACKET.sub("", text[start:end])
    words = _POSSESSIVE.sub("", words.rstrip(_EDGES.replace(")", ""))) if "(" in words else words.rstrip(_EDGES)
    words = re.sub(r"[’']s$", "", words)
    stripped = words.lstrip(_EDGES)
    stripped = _leading_words().sub("", stripped)
    start += len(words) - len(stripped)
    if kind == "person":
        start, stripped = without_titles(start, stripped)
        kind = "place" if _is_site(stripped) else kind
    if len(stripped) < 2 or not any(one.isupper() for one in stripped) or not stripped[0].isalnum():
        return None
    if kind == "person" and (any(one.isdigit() for one in stripped) or stripped.islower() or len(stripped) > 60):
        return None
    if len(stripped) > 120 or _in_shouted_line(text, start):
        return None
    if _in_headline(text, start) and (kind != "person" or len(stripped.split()) > 3):
        return None
    return Name(start=start, end=start + len(stripped), text=stripped, type=kind)


def _is_site(name: str) -> bool:
    """Whether a name of several words ends as streets and sites do: "Walton Lane", but not "Anna Temple"."""
    words = name.split()
    if len(words) < 2 or not name.istitle() or words[0] in first_names():
        return False
    return words[-1].lower() in raw("site-words")["last"]


@cache
def _leading_words() -> re.Pattern[str]:
    words = "|".join(raw("name-edges")["before-a-name"])
    return re.compile(rf"^(?:(?:{words})\s+)+(?=\S)", re.IGNORECASE)


def _line(text: str, at: int) -> str:
    """The line around an offset, or as much of it as matters."""
    first = max(0, at - _LINE)
    return text[text.rfind("\n", first, at) + 1 or first : at + _LINE].split("\n", 1)[0]


def _in_shouted_line(text: str, at: int) -> bool:
    """Whether the words stand in a line of capitals, where the model sees names everywhere."""
    line = _line(text, at)
    return len(line) > 12 and bool(_SHOUTED.match(line))


def _in_headline(text: str, at: int) -> bool:
    """Whether the words stand in a line that writes nearly every word large, where the model sees names everywhere."""
    line = _line(text, at)
    if line.rstrip()[-1:] in (".", "”", "?", "!") or len(line) > 160:
        return False
    words = [one for one in line.split() if len(one) > 3]
    return len(words) > 4 and sum(one.lstrip("‘“\"'")[:1].isupper() for one in words) > 0.75 * len(words)
