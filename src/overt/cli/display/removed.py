"""What was taken out of a page, in full and in one line."""

from collections import Counter

from rich.table import Table as RichTable
from rich.text import Text

from overt.cli.display.table import shared, table
from overt.cli.words import counted, plain
from overt.reading import Article

_MOST = 4


def removed_table(article: Article) -> RichTable:
    """What was taken out of a page, in page order, and why."""
    shown = table(f"Taken out of “{article.title or '(no title)'}”")
    shown.add_column("Reason", no_wrap=True)
    shared(shown, "Words", 1)
    for block in article.blocks:
        if not block.kept:
            shown.add_row(plain(block.reason), Text(block.text or ""))
    return shown


def removed_line(article: Article) -> str:
    """How many blocks were taken out, for the commonest reasons; empty when none was."""
    reasons = Counter(plain(block.reason) for block in article.blocks if not block.kept)
    if not reasons:
        return ""
    shown = [f"{number} {reason}" for reason, number in reasons.most_common(_MOST)]
    rest = reasons.total() - sum(number for _, number in reasons.most_common(_MOST))
    named = ", ".join([*shown, f"{rest} more"] if rest else shown)
    return f"Taken out: {counted(reasons.total(), 'block')} ({named}); --removed shows each."
