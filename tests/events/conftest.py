"""Articles of our own, annotated with the real parse and a few places, times and actors by hand."""

from collections.abc import Callable

import pytest

from overt.events.find import Found, find_events
from overt.language.annotated import Language, TimeExpression
from overt.language.parse import parse
from overt.reading import (
    Actor,
    ActorType,
    Article,
    Claim,
    Mention,
    MentionType,
    Place,
    Precision,
    Published,
    Source,
    Time,
)
from overt.spans import Span

PLACES: dict[str, tuple[str, Precision, float, float]] = {
    "Lisbon": ("PRT", "city", 38.72, -9.13),
    "Porto": ("PRT", "city", 41.15, -8.61),
    "Riga": ("LVA", "city", 56.95, 24.11),
    "Oslo": ("NOR", "city", 59.91, 10.75),
    "Norway": ("NOR", "country", 62.0, 10.0),
    "Portugal": ("PRT", "country", 39.5, -8.0),
}
TIMES = {
    "on May 9, 2024": ("2024-05-09", "2024-05-09", "2024-05-09"),
    "on May 20, 2024": ("2024-05-20", "2024-05-20", "2024-05-20"),
    "in June 2024": ("2024-06", "2024-06-01", "2024-06-30"),
    "in 1943": ("1943", "1943-01-01", "1943-12-31"),
}
ACTORS: dict[str, tuple[MentionType, ActorType]] = {
    "Zembla": ("country", "country"),
    "Free Delta Front": ("group", "group"),
    "Juri Tamm": ("person", "person"),
    "Norwegian": ("country", "country"),
    "Zemblan": ("country", "country"),
}
SAME = {"Zemblan": "Zembla", "Norwegian": "Norway"}


def language_of(text: str, published: str | None = "2024-07-01") -> Language:
    """The text annotated with the places, times and actors that these tests know."""
    places = [
        Place(
            start=at, end=at + len(name), quote=name, name=name, country=country, precision=precision, lat=lat, lon=lon
        )
        for name, (country, precision, lat, lon) in PLACES.items()
        for at in starts(text, name)
    ]
    times = []
    for phrase, (edtf, earliest, latest) in TIMES.items():
        words = phrase.removeprefix("on ").removeprefix("in ")
        for at in starts(text, words):
            span = Span.of(text, at, at + len(words))
            time = Time(start=at, end=span.end, quote=words, edtf=edtf, earliest=earliest, latest=latest, rule="test")
            times.append(TimeExpression(span=span, type="DATE", value=edtf, time=time))
    names = [SAME.get(name, name) for name in ACTORS]
    ids = {name: f"a{number}" for number, name in enumerate(dict.fromkeys(names), 1)}
    mentions = [
        Mention(
            start=at,
            end=at + len(name),
            quote=name,
            id=f"m{at}",
            type=kind,
            form="name",
            actor=ids[SAME.get(name, name)],
        )
        for name, (kind, _) in ACTORS.items()
        for at in starts(text, name)
    ]
    kinds = {SAME.get(name, name): kind for name, (_, kind) in ACTORS.items()}
    actors = tuple(Actor(id=ids[name], name=name, type=kinds[name]) for name in ids)
    doc = parse(text)
    article = Article(id="x", text=text, published=Published(edtf=published, basis="given" if published else "none"))
    return Language(
        article=article,
        doc=doc,
        sentences=tuple(Span.of(text, one.start_char, one.end_char) for one in doc.sents),
        mentions=tuple(sorted(mentions, key=lambda one: one.start)),
        actors=actors,
        places=tuple(sorted(places, key=lambda one: one.start)),
        times=tuple(sorted(times, key=lambda one: one.span.start)),
    )


def starts(text: str, words: str) -> list[int]:
    """Where words stand in a text, as whole words."""
    found, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (end < len(text) and text[end].isalpha()) and not (at and text[at - 1].isalpha()):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def claim(text: str, content: str, *, source: str | None = None, cue: str = "said", **fields: object) -> Claim:
    """A claim whose content is these words of the text."""
    at, cue_at = text.index(content), text.index(cue)
    who = None
    if source:
        start = text.index(source)
        who = Source(start=start, end=start + len(source), quote=source, name=source)
    return Claim(
        id="c1",
        source=who,
        cue=Span.of(text, cue_at, cue_at + len(cue)),
        content=Span.of(text, at, at + len(content)),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def find() -> Callable[..., Found]:
    """Everything that is found in a text."""

    def found(text: str, *claims: Claim, published: str | None = "2024-07-01") -> Found:
        return find_events(language_of(text, published), claims)

    return found


@pytest.fixture
def claim_of() -> Callable[..., Claim]:
    """Makes a claim whose content is given words of a text."""
    return claim
