"""The claims of one page as a table: who, says what, how sure, on what."""

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from overt.cli.words import HOW_SURE, NOT_SAID, ON_WHAT
from overt.reading import Claim, Source

# Below this width how sure and on what stand under the words: four narrow columns would break every other word.
WIDE = 90


def claims_table(claims: Iterable[Claim], *, width: int) -> Table:
    """Who · says what · how sure · on what, one claim a row."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), title="Claims", title_justify="left")
    table.add_column("", no_wrap=True, style="bold")
    claim_columns(table, width=width)
    for claim in claims:
        number = Text.assemble(claim.id, (f"\nin {claim.within}", "dim") if claim.within else "")
        words = Text(says_what(claim))
        table.add_row(number, who(claim), *judged(words, claim.factuality, claim.evidence, width=width))
    return table


def claim_columns(table: Table, *, width: int) -> None:
    """Add the columns that every table of claims has."""
    table.add_column("Who", ratio=3, min_width=12)
    table.add_column("Says what", ratio=8, min_width=20)
    if width >= WIDE:
        table.add_column("How sure", ratio=2, min_width=12)
        table.add_column("On what", ratio=2, min_width=12)


def judged(words: Text, factuality: str, evidence: str, *, width: int) -> tuple[Text, ...]:
    """The words, how sure and on what: a cell each, or one cell where there is no room."""
    sure, on_what = HOW_SURE[factuality], ON_WHAT[evidence]
    if width >= WIDE:
        return words, Text(sure), Text(on_what)
    return (words.append(f"\n{sure}; {on_what}", "dim"),)


def who(claim: Claim) -> Text:
    """Who makes a claim, all of them, by the fullest name, and to whom."""
    speakers = [one for one in (claim.source, *claim.also) if one]
    text = Text(", ".join(map(_name, speakers)) or NOT_SAID)
    if claim.addressee:
        text.append(f"\nto {_name(claim.addressee)}", "dim")
    return text


def _name(source: Source) -> str:
    return source.name or source.quote


def says_what(claim: Claim) -> str:
    """The act, where it is more than saying, and the words, all pieces in the order of the page."""
    pieces = sorted((claim.content, *claim.more), key=lambda span: span.start)
    words = " … ".join(span.quote for span in pieces)
    return words if claim.act == "say" else f"[{claim.act}] {words}"
