"""Lists as they stand in articles, made of names and turns of the article they are put into."""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from training.furniture_lines.pages import ARTICLE, FURNITURE, LabelledPage

Row = tuple[str, int, bool]
Block = list[Row]

_NAMES = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w’'-]+)(?:\s(?:[A-ZÀ-ÞА-Я][\w’'-]+|of|de|du|la|von|&)){0,3}")
_CLAUSE_ENDS = re.compile(r"[,;:.!?–—]")
_SHORTEST_CLAUSE, _LONGEST_CLAUSE, _SHORTEST_TEXT = 12, 70, 60


@cache
def _lists() -> dict[str, list[str]]:
    loaded: Any = yaml.safe_load(Path(__file__).with_name("lists.yaml").read_text(encoding="utf-8"))
    return dict(loaded)


class Words:
    """What the lists of one page are made of: names and clauses of its article, and goods that anybody sells."""

    def __init__(self, page: LabelledPage, rng: random.Random) -> None:
        lines = zip(page.lines, page.labels, strict=True)
        text = [line for line, label in lines if label == ARTICLE and len(line) > _SHORTEST_TEXT]
        parts = [part for line in text for part in _CLAUSE_ENDS.split(line)]
        self.rng = rng
        self.names: list[str] = [name for line in text for name in _NAMES.findall(line)] or ["Marlow"]
        self.clauses = [part.strip() for part in parts if _SHORTEST_CLAUSE < len(part) < _LONGEST_CLAUSE] or ["no more"]

    def of(self, kind: str) -> str:
        """One of the words of lists.yaml."""
        return self.rng.choice(_lists()[kind])

    def name(self) -> str:
        """A name of the article."""
        return self.rng.choice(self.names)

    def clause(self) -> str:
        """A part of a sentence of the article, as a line of its own begins."""
        said = self.rng.choice(self.clauses)
        return said[:1].upper() + said[1:]

    def price(self) -> str:
        """A price in some currency, with or without cents."""
        cents = self.of("cents")
        return f"{self.rng.choice('$$€£')}{self.rng.randint(3, 900)}{cents}"

    def value(self) -> str:
        """What stands after a key: a name, a number, a price, a result."""
        results = f"{self.rng.randint(1, 9)}-{self.rng.randint(1, 99)}"
        return self.rng.choice((self.name(), self.name(), str(self.rng.randint(1, 40)), self.price(), results))

    def thing(self) -> str:
        """Something to buy or to eat, often of a maker that the article names."""
        return f"{self.name()} {self.of('goods')}" if self.rng.random() < 0.7 else self.name()

    def heading(self) -> str:
        """A heading over goods, sometimes in capitals."""
        said = self.of("headings").format(self.of("goods"))
        return said.upper() if self.rng.random() < 0.2 else said


def profiles(words: Words, count: int) -> list[Block]:
    """Somebody's or something's name, then lines of a key and a value; the same keys in every block."""
    rng = words.rng
    keys = rng.sample(_lists()["keys"], rng.randint(1, 7))
    numbered, described = rng.random() < 0.5, rng.random() < 0.3
    heads = [f"{number + 1}. {words.name()}" if numbered else words.name() for number in range(count)]
    return [
        _article(f"{head}, {words.name()}" if described else head, *(f"{key}: {words.value()}" for key in keys))
        for head in heads
    ]


def offers(words: Words, count: int) -> list[Block]:
    """A heading, then goods with their prices."""
    rng = words.rng
    shapes: list[Callable[[], str]] = [
        lambda: f"{words.thing()} {words.price()} (was {words.price()})",
        lambda: f"Up to {rng.randint(1, 16) * 5}% off {words.thing()}",
        lambda: f"{words.thing()}, {words.price()}, {words.name()}",
        lambda: f"Save {words.price()} on {words.thing()}",
    ]
    chosen = rng.sample(shapes, rng.randint(1, 3))
    return [_article(words.heading(), *(rng.choice(chosen)() for _ in range(rng.randint(2, 12)))) for _ in range(count)]


def goods(words: Words, count: int) -> list[Block]:
    """A thing to buy and, as furniture, the button that leads to the shop."""
    priced, has_button = words.rng.random() < 0.6, words.rng.random() < 0.8
    button = words.of("buttons")

    def block() -> Block:
        said = f"{words.of('buttons')} {words.price()}" if priced else button
        return [*_article(words.thing()), *([(said, FURNITURE, False)] if has_button else [])]

    return [block() for _ in range(count)]


def recipes(words: Words, count: int) -> list[Block]:
    """A dish and what it is made of."""

    def ingredient() -> str:
        return f"{words.of('amounts')} {words.of('measures')} {words.of('foods')}"

    return [
        _article(words.thing(), words.of("ingredients"), *(ingredient() for _ in range(words.rng.randint(4, 12))))
        for _ in range(count)
    ]


def rankings(words: Words, count: int) -> list[Block]:
    """Lines of one shape: places, results, songs, points."""
    rng = words.rng
    shapes: list[Callable[[int], str]] = [
        lambda place: f"{place}. {words.name()}: {words.name()}",
        lambda place: f"{place}. {words.name()}",
        lambda _: f"{words.name()} — {words.name()}",
        lambda _: f"{words.name()} {rng.randint(0, 130)}, {words.name()} {rng.randint(0, 130)}",
        lambda _: f"{words.name()}, “{words.name()}”",
        lambda _: f"{words.name()} ({words.name()})",
        lambda _: f"• {words.clause()}",
        lambda _: words.clause(),
    ]
    shape, is_headed = rng.choice(shapes), rng.random() < 0.5
    points = [[shape(place + 1) for place in range(rng.randint(3, 25))] for _ in range(max(1, count // 3))]
    return [_article(*([words.clause()] if is_headed else []), *lines) for lines in points]


def live(words: Words, count: int) -> list[Block]:
    """The entries of a live page: when and by whom, which is furniture, and a heading."""
    rng = words.rng
    signed, is_headed, parted = rng.random() < 0.6, rng.random() < 0.8, rng.choice("::.")
    who, minutes = words.name(), sorted((rng.randrange(300, 1440) for _ in range(count)), reverse=True)
    stamps = [f"{minute // 60:02}{parted}{minute % 60:02}{f' {who}' if signed else ''}" for minute in minutes]
    return [[(stamp, FURNITURE, False), *_article(*([words.clause()] if is_headed else []))] for stamp in stamps]


KINDS = (profiles, offers, goods, recipes, rankings, live)


def _article(*lines: str) -> Block:
    return [(line, ARTICLE, False) for line in lines]
