"""The claims of one page as a table: who, says what, how sure, on what."""

from collections.abc import Iterable

from rich.table import Table as RichTable
from rich.text import Text

from overt.cli.display.table import fixed, shared, table
from overt.cli.words import HOW_SURE, NOT_SAID, ON_WHAT
from overt.reading import Claim, Source

# Below this width how sure and on what stand under the words: four narrow columns would break every other word.
WIDE = 90
_SURE, _ON_WHAT = len("certainly not"), len("intelligence")


def claims_table(claims: Iterable[Claim], *, width: int) -> RichTable:
    """Who · says what · how sure · on what, one claim a row."""
    shown = table("Claims")
    shown.add_column("", no_wrap=True, style="bold")
    claim_columns(shown, width=width)
    for claim in claims:
        number = Text.assemble(claim.id, (f"\nin {claim.within}", "dim") if claim.within else "")
        words = Text(says_what(claim))
        shown.add_row(number, who(claim), *judged(words, claim.factuality, claim.evidence, width=width))
    return shown


def claim_columns(of: RichTable, *, width: int) -> None:
    """Add the columns that every table of claims has."""
    shared(of, "Who", 3)
    shared(of, "Says what", 8)
    if width >= WIDE:
        fixed(of, "How sure", _SURE)
        fixed(of, "On what", _ON_WHAT)


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
