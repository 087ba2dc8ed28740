"""The command line: one file a command; a command's own imports are paid when it runs."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from overt.cli.accuracy import accuracy
from overt.cli.add import add
from overt.cli.claims import claims
from overt.cli.count import count, diff
from overt.cli.decide import decide
from overt.cli.demo import demo
from overt.cli.evaluate import evaluate
from overt.cli.export import export
from overt.cli.find import find
from overt.cli.import_ import import_
from overt.cli.incidents import incidents, timeline
from overt.cli.people import people
from overt.cli.read import read
from overt.cli.reports import reports
from overt.cli.reread import reread
from overt.cli.serve import serve, verify
from overt.cli.show import show
from overt.cli.status import status
from overt.errors import OvertError, UnknownValueError

if TYPE_CHECKING:
    from types import FrameType

_INTERRUPTED = 130


class Commands(TyperGroup):
    """All commands, each ended well when its reader leaves or its user stops it."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command: a pipe that nobody reads any more is no failure, and being stopped is said."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our pipe has gone, as `overt read … | head` does; there is nobody left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            typer.echo("overt: stopped.", err=True)
            raise typer.Exit(_INTERRUPTED) from None
        return answer


app = typer.Typer(
    name="overt",
    cls=Commands,
    help="Turn ordinary news pages into a record that can be checked.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
# What `overt --help` says of each, short enough for one line.
COMMANDS: dict[Callable[..., None], str] = {
    read: "Read pages and print what they say.",
    add: "Read pages into a record.",
    find: "Find words in articles and claims.",
    claims: "List claims: who says what, how sure, on what.",
    reports: "List what happened, as articles tell it.",
    incidents: "List incidents: what all outlets tell of one act.",
    count: "Count incidents by a rule; every number opens.",
    diff: "Say what moved a number between two versions.",
    timeline: "Show an actor or a place through time.",
    decide: "Merge, split, edit, withdraw, grade; or undo it.",
    show: "Open an entry to the words it stands on.",
    status: "Say what a record holds.",
    export: "Hand the record on: CSV, GeoJSON, STIX, a dossier, …",
    import_: "Bring in actors, or compare a list of incidents.",
    reread: "Read a record's pages again with this reader.",
    serve: "Open the workbench in the browser.",
    people: "Say who may sign in to the workbench.",
    verify: "Check that the diary of decisions is unbroken.",
    demo: "Take a short tour over invented pages.",
    evaluate: "Measure one stage against gold.",
    accuracy: "Measure every stage against its floor.",
}


def name_of(command: Callable[..., None]) -> str:
    """The word that calls a command; Python keeps ``import`` for itself."""
    return command.__name__.rstrip("_")


for command, summary in COMMANDS.items():
    app.command(name_of(command), short_help=summary)(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"overt {version('overt')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn ordinary news pages into a record that can be checked."""


def run() -> None:
    """Run the command line: 0 all well, 1 something could not be done or found, 2 a wrong call, 130 stopped."""
    # Loading models and lists makes a million objects that stay: looking through them for waste after every 700 new
    # ones costs a tenth of the first reading, and finds none.
    gc.set_threshold(50_000, 20, 50)
    signal.signal(signal.SIGTERM, _leave)
    try:
        app()
    except OvertError as error:
        typer.echo(f"overt: {error}", err=True)
        sys.exit(2 if isinstance(error, UnknownValueError) else 1)


def _leave(number: int, _: "FrameType | None") -> None:
    """Go by the way of any other end, so that workers stop and what was put aside is cleared away."""
    sys.exit(128 + number)
