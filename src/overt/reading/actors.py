"""Who is named in a reading: mentions, the actors that they mean, and their offices."""

import msgspec

from overt.reading.article import Struct
from overt.reading.values import ActorType, MentionForm, MentionType
from overt.spans import Span


class Mention(Span, frozen=True, kw_only=True):
    """Words that point at somebody or something."""

    id: str
    type: MentionType
    form: MentionForm
    actor: str | None = None


class Match(Struct, frozen=True, kw_only=True):
    """Why a mention or an actor was taken for an entry of the actor list, and how sure that is."""

    reason: str
    score: float


class Role(Struct, frozen=True, kw_only=True):
    """An office that an actor holds, as the article or the actor list says."""

    title: str
    of: str | None = None
    span: Span | None = None
    since: str | None = None
    until: str | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody who can say or do something, by the fullest name the article gives."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    ids: dict[str, str] = msgspec.field(default_factory=dict)
    match: Match | None = None
    roles: tuple[Role, ...] = ()
