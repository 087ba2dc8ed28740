"""Articles: their text, every block that was kept or removed, and what was read out of them."""

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromPath, FromQuery

from overt.reading import Block, Mention
from overt.record.actors import ActorEntry
from overt.record.articles import ArticleEntry
from overt.record.claims import ClaimEntry
from overt.record.entry import Entry
from overt.record.reports import ReportEntry
from overt.workbench.api.asking import CURSOR, LIMIT, OUTLET, RECORD, SINCE, UNTIL, words
from overt.workbench.api.envelope import COUNT_TO, Listed, listed, whole
from overt.workbench.api.open import opened, page_of
from overt.workbench.threaded import threaded


class Articles(Controller):
    """Articles and what they hold."""

    path = "/articles"
    tags = ("articles",)

    @get()
    @threaded
    def articles(
        self,
        record: RECORD,
        outlet: OUTLET = None,
        language: Annotated[str | None, words("The article's language, an ISO 639-1 code.", "en")] = None,
        since: SINCE = None,
        until: UNTIL = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[ArticleEntry]:
        """List articles, the newest first."""
        found = record.articles(
            outlet=outlet, language=language, since=since, until=until, cursor=cursor, limit=limit, count_to=COUNT_TO
        )
        return listed(found)

    @get("/{article_id:str}")
    @threaded
    def article(self, record: RECORD, article_id: FromPath[str]) -> Entry:
        """Open an article: its text, its blocks kept and removed with their reasons, and its whole reading."""
        return opened(record, "page", article_id)

    @get("/{article_id:str}/claims")
    @threaded
    def article_claims(
        self, record: RECORD, article_id: FromPath[str], cursor: CURSOR = None, limit: LIMIT = 50
    ) -> Listed[ClaimEntry]:
        """List the claims of an article, in its order."""
        page = page_of(record, article_id)
        return listed(record.claims(page=page, cursor=cursor, limit=limit, count_to=COUNT_TO))

    @get("/{article_id:str}/reports")
    @threaded
    def article_reports(
        self, record: RECORD, article_id: FromPath[str], cursor: CURSOR = None, limit: LIMIT = 50
    ) -> Listed[ReportEntry]:
        """List the reports of an article, those that are not counted too."""
        page = page_of(record, article_id)
        return listed(record.reports(page=page, excluded=True, cursor=cursor, limit=limit, count_to=COUNT_TO))

    @get("/{article_id:str}/actors")
    @threaded
    def article_actors(
        self, record: RECORD, article_id: FromPath[str], cursor: CURSOR = None, limit: LIMIT = 50
    ) -> Listed[ActorEntry]:
        """List the actors of an article."""
        page = page_of(record, article_id)
        return listed(record.actors(page=page, cursor=cursor, limit=limit, count_to=COUNT_TO))

    @get("/{article_id:str}/blocks")
    @threaded
    def article_blocks(
        self, record: RECORD, article_id: FromPath[str], *, kept: FromQuery[bool | None] = None
    ) -> Listed[Block]:
        """List the blocks of an article's page in their order; `kept=false` for those that were taken out, and why."""
        reading = opened(record, "page", article_id).reading
        blocks = tuple(one for one in (reading.article.blocks if reading else ()) if kept in {None, one.kept})
        return whole(blocks)

    @get("/{article_id:str}/mentions")
    @threaded
    def article_mentions(self, record: RECORD, article_id: FromPath[str]) -> Listed[Mention]:
        """List every place where an article points at somebody or something; actors by their id in the reading."""
        reading = opened(record, "page", article_id).reading
        mentions = reading.mentions if reading else ()
        return whole(mentions)
