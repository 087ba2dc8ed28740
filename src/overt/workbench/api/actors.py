"""Actors: who can say or do something, as articles name them."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from overt.incidents import update
from overt.reading import ActorType
from overt.record.actors import ActorEntry
from overt.record.corrections import Correction
from overt.record.deciding_actors import Deed
from overt.record.entry import Entry
from overt.workbench.api.asking import COUNTRY, CURSOR, LIMIT, PAGE, RECORD, REQUEST, words
from overt.workbench.api.envelope import COUNT_TO, Listed, listed, whole
from overt.workbench.api.incidents import Id, Reason
from overt.workbench.api.open import opened, page_asked
from overt.workbench.people.access import EDITOR, person_of
from overt.workbench.threaded import threaded


class OfActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of an actor over the whole record.

    ``other`` is the actor it is the same as, or is in the articles of ``entries`` (its ids there), by Wikidata id, full
    name or an entry's id; of ``undo``, the correction that is taken back.
    """

    deed: Deed
    other: Annotated[str, msgspec.Meta(max_length=300)] = ""
    entries: Annotated[tuple[Id, ...], msgspec.Meta(max_length=400)] = ()
    reason: Reason | None = None


class Actors(Controller):
    """Actors of articles."""

    path = "/actors"
    tags = ("actors",)

    @get()
    @threaded
    def actors(
        self,
        record: RECORD,
        called: Annotated[str | None, words("Any name an article uses, or a Wikidata id.", "Q159")] = None,
        type: Annotated[list[ActorType] | None, QueryParameter(description="What kind of actor.")] = None,  # noqa: A002
        country: COUNTRY = None,
        article: PAGE = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[ActorEntry]:
        """List actors article by article, those of the newest articles first."""
        found = record.actors(
            called=called, type=type, country=country, page=page_asked(record, article),
            cursor=cursor, limit=limit, count_to=COUNT_TO,
        )  # fmt: skip
        return listed(found)

    @post("/{actor_id:str}/decisions", guards=[EDITOR])
    @threaded
    def decide_actor(
        self, request: REQUEST, record: RECORD, actor_id: FromPath[str], data: JSONBody[OfActor]
    ) -> Listed[Correction]:
        """Say that an actor is the same as another, is another in some articles, or is none; or take that back."""
        made = record.decide_actor(
            actor_id, data.deed, other=data.other, entries=data.entries, reason=data.reason, by=person_of(request).name
        )
        update(record, why="an editor decided about an actor")
        return whole(made)

    @get("/{actor_id:str}")
    @threaded
    def actor(self, record: RECORD, actor_id: FromPath[str]) -> Entry:
        """Open an actor: names, roles, claims, and where else they are named."""
        return opened(record, "actor", actor_id)
