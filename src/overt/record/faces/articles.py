"""What the articles of an open record say: asked for by article, claim, report and actor."""

from collections.abc import Iterable
from typing import Unpack

from overt.record import accounts, actors, articles, claims, reports, search
from overt.record.accounts import Account
from overt.record.actors import ActorEntry
from overt.record.articles import ArticleEntry
from overt.record.claims import ClaimEntry
from overt.record.faces.connected import Connected
from overt.record.filters import Some
from overt.record.found import Found
from overt.record.identity import Identities
from overt.record.quoted import Quoted, quoted
from overt.record.reports import ReportEntry
from overt.record.search import Hit, Kind


class OfArticles(Connected):
    """What the articles of an open record say: asked for by article, claim, report and actor."""

    def find(
        self, words: str, *, kind: Kind | None = None, limit: int | None = 20, newest: int | None = None
    ) -> Found[Hit]:
        """Articles and claims with all the words, best first, at most ``limit`` of each.

        With ``newest`` only so many, those that came into the record last, are weighed and counted: where a word is in
        hundreds of thousands of claims, that is the difference between a second and a blink.

        Words match without case and accents. ``"words in a row"``, ``sabot*`` and ``-ferry`` mean what they look like.
        """
        with self.reading() as connection:
            return search.find(connection, words, kind=kind, limit=limit, newest=newest)

    def claims(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        act: Some = None,
        factuality: Some = None,
        evidence: Some = None,
        since: str | None = None,
        until: str | None = None,
        denied: bool = False,
        page: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ClaimEntry]:
        """Claims by whom (any name the article uses, or a Wikidata id), about what, of what act, how sure, on what.

        ``since`` and ``until`` are EDTF dates and ask when the article was published; an article that may have been
        published then is taken, one of an unknown date is not. ``denied`` asks for claims that somebody else in the
        record denies, in the same article or another. ``page`` is the SHA-256 of one page. ``cursor`` is the ``next``
        of an answer to the same question; ``count_to`` bounds what is counted. Raises UnknownValueError for values that
        are none.
        """
        with self.reading() as connection:
            return claims.ask(
                connection, by=by and Identities.of(connection).asked(by), about=about, act=act, factuality=factuality,
                evidence=evidence, since=since, until=until, denied=denied, page=page, limit=limit, cursor=cursor,
                count_to=count_to,
            )  # fmt: skip

    def reports(self, **question: Unpack[reports.Asked]) -> Found[ReportEntry]:
        """Reports by any of their fields, those of the newest articles first; ``Asked`` says what may be asked.

        Reports that are no countable incident come only with ``excluded``; else they are counted by reason. Raises
        UnknownValueError for values that are none.
        """
        with self.reading() as connection:
            return reports.ask(connection, **question)

    def articles(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ArticleEntry]:
        """Articles of an outlet, in a language, published when; the newest first."""
        with self.reading() as connection:
            return articles.ask(
                connection, outlet=outlet, language=language, since=since, until=until, limit=limit, cursor=cursor,
                count_to=count_to,
            )  # fmt: skip

    def actors(
        self,
        *,
        called: str | None = None,
        type: Some = None,  # noqa: A002 - the field's own name
        country: str | None = None,
        page: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        count_to: int | None = None,
    ) -> Found[ActorEntry]:
        """Actors by any name that an article uses, or by Wikidata id; article by article, those of the newest first."""
        with self.reading() as connection:
            return actors.ask(
                connection, called=called and Identities.of(connection).asked(called), type=type, country=country,
                page=page, limit=limit, cursor=cursor, count_to=count_to,
            )  # fmt: skip

    def claims_about(self, reports: Iterable[str]) -> tuple[ClaimEntry, ...]:
        """The claims that reports stand on: of who was behind it, and of whether it happened."""
        with self.reading() as connection:
            return claims.founding(connection, reports)

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """What reports of current readings say, by id, with the words that they stand on."""
        with self.reading() as connection:
            return accounts.accounts(connection, ids)

    def quoted(self, ids: Iterable[str]) -> dict[str, Quoted]:
        """The words that reports of current readings stand on first, by id."""
        with self.reading() as connection:
            return quoted(connection, ids)
