"""A whole reading on a terminal: head, text, claims, reports, what was taken out, problems."""

from rich.console import Console
from rich.text import Text

from overt.cli.display.claims import claims_table
from overt.cli.display.marked import marked_paragraphs
from overt.cli.display.removed import removed_line, removed_table
from overt.cli.display.report import report_card
from overt.cli.words import BASIS, day
from overt.reading import Article, Published, Reading


def show_reading(console: Console, reading: Reading) -> None:
    """Print a reading: title, date and its basis, the marked text, the claims, the reports, what was removed."""
    _head(console, reading.article)
    for paragraph in marked_paragraphs(reading):
        console.print(paragraph)
        console.print()
    if reading.claims:
        console.print(claims_table(reading.claims, width=console.width))
    # Counted ones first, each kind in the order of the page.
    for report in sorted(reading.reports, key=lambda one: one.excluded is not None):
        console.print(report_card(report))
    _foot(console, reading)


def show_removed(console: Console, reading: Reading) -> None:
    """Print what was taken out of the page and why."""
    if any(not block.kept for block in reading.article.blocks):
        console.print(removed_table(reading.article))
    else:
        console.print(f"Nothing was taken out of “{reading.article.title or '(no title)'}”.")


def _head(console: Console, article: Article) -> None:
    console.print(Text(article.title or "(no title)", style="bold"))
    bylines = f"by {', '.join(article.bylines)}" if article.bylines else ""
    facts = [article.outlet, _published(article.published), bylines]
    console.print(Text(" · ".join(one for one in facts if one), style="dim"))
    if article.standfirst:
        console.print(Text(article.standfirst, style="italic"))
    console.print()


def _published(published: Published) -> str:
    if published.edtf is None:
        return "date unknown"
    return f"{day(published.edtf)} ({BASIS[published.basis]})"


def _foot(console: Console, reading: Reading) -> None:
    gone = removed_line(reading.article)
    if gone:
        console.print(Text(gone, style="dim"))
    for problem in reading.problems:
        console.print(Text(f"Problem ({problem.code}): {problem.message}", style="red"))
    console.print()
