"""The timeline: what an actor said and is said to have done, or what happened at a place, in order."""

from typing import Annotated, Final

from litestar import get
from litestar.params import QueryParameter

from overt.incidents.opened import Moment
from overt.incidents.timeline import timeline as moments
from overt.workbench.api.asking import HAPPENED_SINCE, HAPPENED_UNTIL, RECORD, words
from overt.workbench.api.envelope import Listed
from overt.workbench.threaded import threaded

_MOST: Final = 1_000


@get("/timeline", tags=("record",))
@threaded
def timeline(
    record: RECORD,
    actor: Annotated[str | None, words("Any name an article uses, or a Wikidata id.", "SVR")] = None,
    place: Annotated[str | None, words("A place's name, or a country.", "Vilnius", "Lithuania")] = None,
    since: HAPPENED_SINCE = None,
    until: HAPPENED_UNTIL = None,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST, description="How many of each kind, the newest.")] = 200,
) -> Listed[Moment]:
    """List claims and incidents of an actor, or incidents at a place, the first one first.

    Of each kind (incidents, claims by the actor, claims about the actor) at most `limit` are there, the newest;
    `at_least` says that there may be more: ask for another time.
    """
    found = moments(record, actor=actor, place=place, since=since, until=until, most=limit + 1)
    more = len(found) > limit
    return Listed(items=found, total=len(found), at_least=more)
