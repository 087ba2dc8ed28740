"""Claims: who says what about whom, how sure, on what."""

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromPath, QueryParameter

from overt.reading import Act, Evidence, Factuality
from overt.record.claims import ClaimEntry
from overt.record.entry import Entry
from overt.workbench.api.asking import CURSOR, LIMIT, PAGE, RECORD, SINCE, UNTIL, words
from overt.workbench.api.envelope import COUNT_TO, Listed, listed
from overt.workbench.api.open import opened, page_asked
from overt.workbench.threaded import threaded


class Claims(Controller):
    """Claims as data."""

    path = "/claims"
    tags = ("claims",)

    @get()
    @threaded
    def claims(
        self,
        record: RECORD,
        by: Annotated[str | None, words("Who says it: any name an article uses, or a Wikidata id.", "Q159")] = None,
        about: Annotated[str | None, words("Words of what is claimed, or whom it is about.")] = None,
        act: Annotated[list[Act] | None, QueryParameter(description="What the speaker does by saying it.")] = None,
        factuality: Annotated[list[Factuality] | None, QueryParameter(description="How sure the speaker is.")] = None,
        evidence: Annotated[list[Evidence] | None, QueryParameter(description="What the claim rests on.")] = None,
        since: SINCE = None,
        until: UNTIL = None,
        article: PAGE = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[ClaimEntry]:
        """List claims, those of the newest articles first."""
        found = record.claims(
            by=by, about=about, act=act, factuality=factuality, evidence=evidence, since=since, until=until,
            page=page_asked(record, article), cursor=cursor, limit=limit, count_to=COUNT_TO,
        )  # fmt: skip
        return listed(found)

    @get("/{claim_id:str}")
    @threaded
    def claim(self, record: RECORD, claim_id: FromPath[str]) -> Entry:
        """Open a claim: its words in their sentence, and whom it leads to."""
        return opened(record, "claim", claim_id)
