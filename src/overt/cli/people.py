"""``overt people``: accounts, from the command line of whoever owns the record."""

import sys
from typing import Annotated

import typer

from overt.cli.recorded import DEFAULT, RECORD


def people(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose account to make or change.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="reader, reviewer, editor or administrator.")] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a new password; from standard input where that is no terminal.")
    ] = False,
    close: Annotated[bool, typer.Option("--close", help="Close the account; all that it did stays.")] = False,
    record: RECORD = DEFAULT,
) -> None:
    """List who may sign in to the workbench, or make or change an account.

    \b
    Examples:
      overt people
      overt people "Ada Berg" --role reviewer
      overt people "Ada Berg" --password
    """
    from overt.cli.recorded import existing
    from overt.record import people as accounts
    from overt.record.words import folded

    with existing(record) as opened:
        with opened.reading() as connection:
            everybody = accounts.listed(connection)
        if name is None:
            for one in everybody:
                typer.echo(f"{one.name}\t{one.role}\t{'closed' if one.closed else 'since ' + one.created[:10]}")
            return
        known = next((one for one in everybody if folded(one.name) == folded(name)), None)
        with opened.writing() as connection:
            if known is None:
                new = accounts.add(connection, name=name, role=role or "reader", password=_asked(), by="command line")  # type: ignore[arg-type]
                typer.echo(f"{new.name} is {new.role}.")
                return
            if password:
                accounts.set_password(connection, known.id, _asked(), by="command line")
            if role is not None or close:
                accounts.change(connection, known.id, role=role, closed=close or None, by="command line")  # type: ignore[arg-type]
    typer.echo(f"{known.name} was changed.")


def _asked() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
