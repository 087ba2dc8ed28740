"""One entry of the actor list: a state, a body or a person, by all its names."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from overt.reading import ActorType

AliasKind = Literal["name", "weak", "metonym", "seat", "people", "adjective"]


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office somebody holds or held: its title, the state or body, and the term as far as it is surely known."""

    title: str
    of: str
    since: str
    until: str | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the actor list.

    ``weak`` names count only beside their country; ``metonyms`` are cities that stand for the actor when they act,
    ``seats`` are buildings and streets that nearly always do.
    """

    id: str
    name: str
    type: ActorType = "organisation"
    kind: str | None = None
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] | None = None
    wikidata: str | None = None
    gender: Literal["f", "m"] | None = None
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def names(self) -> Iterator[tuple[str, AliasKind]]:
        """Every name with what kind of name it is."""
        for kind, names in (
            ("name", (self.name, *self.aliases)), ("weak", self.weak), ("people", self.people),
            ("metonym", self.metonyms), ("seat", self.seats), ("adjective", self.adjectives),
        ):  # fmt: skip
            for name in names:
                yield name, kind  # type: ignore[misc]
