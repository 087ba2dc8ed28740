"""Corrections: what reviewers set right in an article, with effect on incidents, counts and lists at once."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from overt.reading import Act, Certainty, Evidence, Excluded, Factuality, IncidentType, Sector, Stage
from overt.record.corrections import Correction, CorrectionAction, CorrectionKind
from overt.workbench import correcting
from overt.workbench.api.asking import RECORD, REQUEST
from overt.workbench.api.envelope import Listed, whole
from overt.workbench.api.incidents import Id, Reason
from overt.workbench.api.open import page_of
from overt.workbench.people.access import REVIEWER, person_of
from overt.workbench.threaded import threaded

_LONGEST = 300
Short = Annotated[str, msgspec.Meta(max_length=_LONGEST)]
Offset = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Number = Annotated[int, msgspec.Meta(ge=0, le=999_999)]


class Correcting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is to be set right: of which kind and entry, and the fields as they should be; others stay.

    ``subject`` is the id of a claim or report, an actor's or a mention's id in the reading, or a block's position; what
    is added has none. ``start`` and ``end`` are offsets in code points of words of the article's text, and ``words``
    what these are to a claim. An empty text says that a field is not known. ``seen`` is how many corrections of the
    entry stood when it was looked at; where others came since, the answer is 409.
    """

    kind: CorrectionKind
    action: CorrectionAction
    subject: Id | None = None
    start: Offset | None = None
    end: Offset | None = None
    words: Annotated[str, msgspec.Meta(pattern="^(content|source|cue|addressee)$")] | None = None
    act: Act | None = None
    factuality: Factuality | None = None
    evidence: Evidence | None = None
    source: Short | None = None
    addressee: Short | None = None
    type: IncidentType | None = None
    stage: Stage | None = None
    sector: Sector | Annotated[str, msgspec.Meta(max_length=0)] | None = None
    excluded: Excluded | Annotated[str, msgspec.Meta(max_length=0)] | None = None
    killed: Number | None = None
    injured: Number | None = None
    time: Short | None = None
    place: Short | None = None
    country: Short | None = None
    sponsor: Short | None = None
    sponsor_certainty: Certainty | None = None
    name: Short | None = None
    wikidata: Short | None = None
    mentions: Annotated[tuple[Id, ...], msgspec.Meta(max_length=1_000)] | None = None
    actor: Short | None = None
    reason: Reason | None = None
    seen: Number | None = None


class Corrections(Controller):
    """What was set right in an article."""

    path = "/articles/{article_id:str}/corrections"
    tags = ("articles",)

    @get()
    @threaded
    def corrections(self, record: RECORD, article_id: FromPath[str]) -> Listed[Correction]:
        """List what reviewers set right in an article, in the order made, also what was taken back."""
        return whole(record.reviewed(page_of(record, article_id)).corrections)

    @post(guards=[REVIEWER])
    @threaded
    def correct(
        self, request: REQUEST, record: RECORD, article_id: FromPath[str], data: JSONBody[Correcting]
    ) -> Correction:
        """Set something right; incidents, counts and lists say so at once, and the reading stays as it was read."""
        page_of(record, article_id)
        return correcting.correct(record, article_id, _form(data), by=person_of(request).name)

    @post("/{correction_id:str}/undo", guards=[REVIEWER])
    @threaded
    def undo_correction(
        self, request: REQUEST, record: RECORD, article_id: FromPath[str], correction_id: FromPath[str]
    ) -> Correction:
        """Take a correction back: what it changed is as it was read."""
        page_of(record, article_id)
        return correcting.take_back(record, correction_id, by=person_of(request).name)


def _form(data: Correcting) -> dict[str, str]:
    """The fields that are named, as a form would send them."""
    told = {name: value for name, value in msgspec.structs.asdict(data).items() if value is not None}
    return {name: " ".join(value) if isinstance(value, tuple) else str(value) for name, value in told.items()}
