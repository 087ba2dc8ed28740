"""The story of an article: its acts in groups, with all that the reports are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from overt.events.acts import Act
from overt.events.joining import akin_types
from overt.events.law import Step
from overt.events.names import Names
from overt.events.settings import Settings
from overt.events.tree import Tree
from overt.reading import Article, Claim, Event, IncidentType


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that the reports of one article are made from."""

    tree: Tree
    names: Names
    settings: Settings
    claims: tuple[Claim, ...]
    events: dict[str, Event]
    groups: list[list[Act]]
    steps: list[Step]
    page: Article


def own(group: Sequence[Act], kind: IncidentType) -> list[Act]:
    """The mentions that can be words for an act of this type, all where none is."""
    return [act for act in group if akin_types(act.type, kind)] or list(group)


def weight(act: Act) -> float:
    """How much a mention tells: a strong word, a place, a time, a target, a single act."""
    told = (act.place is not None) + (act.time is not None) + bool(act.targets)
    return told + (not act.weak) * 0.5 + (not act.many) * 1.0 + (act.aspect == "happened") * 0.5 - act.result * 0.5
