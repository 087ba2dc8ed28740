"""Actors: who can say or do something, as articles name them."""

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromPath, QueryParameter

from overt.reading import ActorType
from overt.record.actors import ActorEntry
from overt.record.entry import Entry
from overt.workbench.api.asking import COUNTRY, CURSOR, LIMIT, PAGE, RECORD, words
from overt.workbench.api.envelope import COUNT_TO, Listed, listed
from overt.workbench.api.open import opened, page_of
from overt.workbench.threaded import threaded


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
            called=called, type=type, country=country, page=page_of(record, article) if article else None,
            cursor=cursor, limit=limit, count_to=COUNT_TO,
        )  # fmt: skip
        return listed(found)

    @get("/{actor_id:str}")
    @threaded
    def actor(self, record: RECORD, actor_id: FromPath[str]) -> Entry:
        """Open an actor: names, roles, claims, and where else they are named."""
        return opened(record, "actor", actor_id)
