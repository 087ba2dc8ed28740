"""``overt decide``: what people decide about incidents."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from overt.cli.recorded import DEFAULT, RECORD, as_records, existing

if TYPE_CHECKING:
    from overt.incidents import Desk
    from overt.record.decisions import Decision

# What each decision is about, in words, and how many things must be named (None: one or more behind the first).
_WHAT: dict[str, tuple[str, int | None]] = {
    "same": ("two incidents", 2),
    "different": ("two incidents", 2),
    "unsure": ("two incidents", 2),
    "split": ("an incident and the reports to take out", None),
    "edit": ("an incident, a field and a value (unknown empties it)", 3),
    "mark": ("an incident and reviewed, confirmed or disputed", 2),
    "withdraw": ("an incident and accident, misattributed, duplicate or out-of-scope", 2),
    "grade": ("an outlet or a claim's id, and a grade such as B2", 2),
    "undo": ("a decision's id", 1),
}
_NUMBERS = ("killed", "injured")


def decide(
    what: Annotated[str, typer.Argument(metavar="WHAT", help=", ".join(_WHAT))],
    about: Annotated[list[str], typer.Argument(metavar="ABOUT…", help="Ids and values, as the examples show.")],
    by: Annotated[
        str | None,
        typer.Option(envvar="OVERT_NAME", metavar="NAME", help="Who decides; your login name unless you say."),
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="WORDS", help="Why; kept with the decision.")] = None,
    expected: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="The record's version you looked at: refused if it changed since."),
    ] = None,
    overrule: Annotated[
        bool, typer.Option("--overrule", help="Set earlier decisions that say otherwise aside.")
    ] = False,
    record: RECORD = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as JSON.")] = False,
) -> None:
    """Decide about incidents. Decisions outrank the machine, are never overwritten, and can be undone.

    \b
    Examples:
      overt decide same i-4f2a91 i-77c0de --reason "one fire, two spellings of the street"
      overt decide split i-4f2a91 r-9k2m31
      overt decide edit i-4f2a91 place Vilnius
      overt decide withdraw i-4f2a91 accident --reason "short circuit, the court found"
      overt decide mark i-4f2a91 confirmed
      overt decide grade example.org B2
      overt decide undo d-81x0aa
    """
    from overt.errors import UnknownValueError
    from overt.incidents import Desk, update

    if what not in _WHAT:
        raise UnknownValueError("decision", what, _WHAT)
    needs, number = _WHAT[what]
    if (number is None and len(about) < 2) or (number is not None and len(about) != number):
        raise typer.BadParameter(f"overt decide {what} needs {needs}")
    with existing(record) as opened:
        update(opened)
        desk = Desk(opened, by=by or getpass.getuser())
        ids = [_whole(opened, one) for one in about]
        made = _HOW[what](desk, ids, {"reason": reason, "expected": expected, "overrule": overrule})
        version = opened.version().name
    if as_json:
        as_records([made])
    else:
        typer.echo(f"{made.id}: {made.kind}, by {made.by}. The record is in version {version}.")
        typer.echo(f"Take it back with: overt decide undo {made.id}")


def _whole(opened: Any, typed: str) -> str:
    """A whole id for the beginning of one; whatever is no id stays as it is."""
    head = typed.partition("-")[0].lower()
    return str(opened.full_id(typed)) if head in ("i", "r", "d", "c") and "-" in typed else typed


Said = dict[str, Any]


def _judge(kind: Any) -> "Callable[[Desk, list[str], Said], Decision]":
    return lambda desk, ids, said: desk.decide(kind, ids[0], ids[1], **said)


def _plain(said: Said) -> Said:
    return {name: said[name] for name in ("reason", "expected")}


def _edit(desk: "Desk", ids: list[str], said: Said) -> "Decision":
    value: Any = None if ids[2] == "unknown" else ids[2]
    if ids[1] in _NUMBERS and value is not None:
        if not value.isdecimal():
            raise typer.BadParameter(f"{ids[1]} is a number, not {value}")
        value = int(value)
    return desk.edit(ids[0], ids[1], value, **_plain(said))


def _grade(desk: "Desk", ids: list[str], said: Said) -> "Decision":
    grade = ids[1].upper()
    about = {"claim": ids[0]} if ids[0].startswith("c-") else {"outlet": ids[0]}
    return desk.grade(**about, reliability=grade[:1], credibility=grade[1:] or None, reason=said["reason"])


_HOW: "dict[str, Callable[[Desk, list[str], Said], Decision]]" = {
    **{kind: _judge(kind) for kind in ("same", "different", "unsure")},
    "split": lambda desk, ids, said: desk.split(ids[0], ids[1:], **_plain(said)),
    "edit": _edit,
    "mark": lambda desk, ids, said: desk.mark(ids[0], ids[1], **_plain(said)),
    "withdraw": lambda desk, ids, said: desk.withdraw(ids[0], ids[1], **_plain(said)),
    "grade": _grade,
    "undo": lambda desk, ids, said: desk.undo(ids[0], **_plain(said)),
}
