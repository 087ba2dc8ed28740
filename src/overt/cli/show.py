"""``overt show``: open an entry to the words it stands on."""

from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import DEFAULT, RECORD, as_records, existing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from overt.record import Record
    from overt.record.entry import Entry
    from overt.record.excerpt import Excerpt


def show(
    id: Annotated[  # noqa: A002 - the argument's own name
        str,
        typer.Argument(
            metavar="ID", help="An id or its beginning (i-, p-, c-, r-, e-, a-, rd-, run-), or a page's hash."
        ),
    ],
    record: RECORD = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    removed: Annotated[bool, typer.Option("--removed", help="Of a page: what was taken out, and why.")] = False,
) -> None:
    """Open an entry: what it says, the sentences it stands on with its words marked, and where it leads.

    \b
    Examples:
      overt show c-7gk2m9
      overt show i-9m31xk
      overt show p-4f2a91 --removed
    """
    from overt.cli.console import out
    from overt.cli.display import show_removed

    with existing(record) as opened:
        entry = _entry(opened, id)
    if as_json:
        as_records([entry])
    elif removed and entry.reading:
        show_removed(out(), entry.reading)
    else:
        _show(out(), entry)


def _entry(opened: "Record", typed: str) -> "Entry":
    if not typed.strip().lower().startswith("i-"):
        return opened.show(typed)
    from overt.incidents import update
    from overt.incidents.shown import entry

    update(opened)
    return entry(opened, opened.full_id(typed))


def _show(console: "Console", entry: "Entry") -> None:
    from rich.text import Text

    _head(console, entry)
    if entry.reading:
        from overt.cli.display import show_reading

        show_reading(console, entry.reading)
    else:
        _facts(console, entry)
    _words(console, entry)
    if entry.links:
        console.print(Text("See also", style="bold"))
    for link in entry.links:
        console.print(Text.assemble(f"  {link.label}  ", (link.id, "cyan"), f"  {_short(link.text)}"))


def _head(console: "Console", entry: "Entry") -> None:
    from rich.text import Text

    from overt.cli.words import day

    console.print(Text.assemble((entry.kind, "bold"), "  ", (entry.id, "cyan")))
    if entry.where and not entry.reading:
        where = entry.where
        parts = (where.title or "(no title)", where.outlet, day(where.published), where.page)
        console.print(Text(" · ".join(part for part in parts if part), style="dim"))
    if entry.reading:
        _facts(console, entry)
    if not entry.current:
        console.print(Text("This is of an older reading; a newer one stands beside it.", style="yellow"))
    if not entry.where:
        console.print(Text(entry.title))


def _facts(console: "Console", entry: "Entry") -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for name, value in entry.facts.items():
        grid.add_row(name, Text(_explained(name, value)))
    console.print(grid)
    console.print()


def _explained(name: str, value: str) -> str:
    """A value of a closed list with what it means."""
    from overt.cli.words import HOW_SURE, ON_WHAT

    meaning = {"factuality": HOW_SURE, "evidence": ON_WHAT}.get(name, {}).get(value)
    return f"{value} ({meaning})" if meaning and meaning != value else value


def _words(console: "Console", entry: "Entry") -> None:
    """Each sentence once, with the words marked; further words of the same sentence by themselves."""
    from rich.padding import Padding
    from rich.text import Text

    shown: set[tuple[int, int]] = set()
    for quotation in entry.quotations:
        one = quotation.excerpt
        sentence = (one.start - len(one.before), one.end + len(one.after))
        console.print(Text.assemble((quotation.label, "bold"), f"  {one.start}–{one.end}"))
        text = Text(f"“{one.quote}”") if sentence in shown else _marked(one, terminal=console.is_terminal)
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
        shown.add(sentence)
    if entry.quotations:
        console.print()


def _marked(one: "Excerpt", *, terminal: bool) -> "Text":
    """The sentence with the words underlined, or in square brackets where nothing can be underlined."""
    from rich.text import Text

    if terminal:
        return Text.assemble(one.before, (one.quote, "bold underline"), one.after)
    return Text(f"{one.before}[{one.quote}]{one.after}")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"
