"""What editors say of actors: the same as another, another in some articles, nobody; and taking that back."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from sqlalchemy import Connection

from overt.errors import NotInRecordError, UnknownValueError
from overt.record import corrections, who
from overt.record.corrections import Correction
from overt.record.filters import is_wikidata
from overt.record.identity import Identities, pages_naming, pages_read_since
from overt.record.schema import actors
from overt.record.source import Source, local_of

Deed = Literal["merge", "split", "not-an-actor", "undo"]
# What was said, and the pages whose rows must follow.
Touched = tuple[tuple[Correction, ...], tuple[str, ...]]


def decide(
    connection: Connection,
    actor: str,
    deed: Deed,
    *,
    other: str,
    entries: Iterable[str],
    reason: str | None,
    by: str,
) -> Touched:
    """Say one thing of an actor, or take a correction (``other``) back. Raises UnknownValueError for no known deed."""
    if deed == "merge":
        return merge(connection, actor, other, reason=reason, by=by)
    if deed == "split":
        return split(connection, actor, entries, other, reason=reason, by=by)
    if deed == "not-an-actor":
        return nobody(connection, actor, reason=reason, by=by)
    if deed == "undo":
        return take_back(connection, other, by=by)
    raise UnknownValueError("deed", deed, get_args(Deed))


def merge(connection: Connection, asked: str, other: str, *, reason: str | None, by: str) -> Touched:
    """Say that an actor is the same as another, by whose name both go; the pages whose rows must follow."""
    one, same = _named_now(connection, asked), _named_now(connection, other)
    if one.key == same.key:
        raise UnknownValueError("other actor", other, ["an actor that is not this one already"])
    value = {"same": same.key, "name": same.name, **({"wikidata": same.key} if is_wikidata(same.key) else {})}
    return _said(connection, one, "merge", value, reason=reason, by=by)


def _named_now(connection: Connection, asked: str) -> who.Known:
    """The actor, which some article names. Raises NotInRecordError where none does, as when it was said to be none."""
    found = who.known(connection, asked)
    if not found.ids:
        raise NotInRecordError(f"No article names {asked} now; an editor said that it is no actor. Undo that first.")
    return found


def nobody(connection: Connection, asked: str, *, reason: str | None, by: str) -> Touched:
    """Say that something is no actor."""
    return _said(connection, _named_now(connection, asked), "not-an-actor", {}, reason=reason, by=by)


def _said(
    connection: Connection, one: who.Known, action: Any, value: dict[str, Any], *, reason: str | None, by: str
) -> Touched:
    touched = tuple(dict.fromkeys(page for key in (one.key, *one.merged) for page in pages_naming(connection, key)))
    made = corrections.add(
        connection, page=touched[0], kind="actor", action=action, subject=one.key,
        value={**value, "pages": touched}, reason=reason, by=by,
    )  # fmt: skip
    return (made,), touched


def split(
    connection: Connection, asked: str, entries: Iterable[str], other: str, *, reason: str | None, by: str
) -> Touched:
    """Say that an actor is another, or one that nobody knew, in some articles: ``entries`` are its ids there."""
    one, wanted = who.known(connection, asked), list(dict.fromkeys(entries))
    if not wanted or set(wanted) - set(one.ids):
        raise UnknownValueError("article to split off", ", ".join(wanted) or "nothing", one.ids[:5])
    value = {**_named(connection, other), "of": one.key}
    made = []
    for entry in wanted:
        reading, local = local_of(connection, actors, entry)
        page = Source.of(connection, reading).reading.article.id
        made.append(corrections.add(connection, page=page, kind="actor", action="split", subject=local, value=value,
                                    reason=reason, by=by))  # fmt: skip
    return tuple(made), tuple(one.page for one in made)


def _named(connection: Connection, other: str) -> dict[str, str]:
    try:
        found = who.known(connection, other)
    except NotInRecordError:
        return {"name": other}
    return {"name": found.name, **({"wikidata": found.key} if is_wikidata(found.key) else {})}


def take_back(connection: Connection, correction: str, *, by: str) -> Touched:
    """Undo what was said of an actor."""
    undone = corrections.undo(connection, correction, by=by)
    if "pages" not in undone.value:
        return (undone,), (undone.page,)
    since = pages_read_since(connection, undone.moment)
    return (undone,), tuple(dict.fromkeys((*undone.value["pages"], *since)))


def standing(connection: Connection, key: str) -> tuple[Correction, ...]:
    """What stands of what was said of an actor."""
    keys = {key, *Identities.of(connection).merged_into(key)}
    return tuple(
        one for one in corrections.of_actors(connection)
        if keys & {one.subject, one.value.get("same"), one.value.get("of")}
    )  # fmt: skip
