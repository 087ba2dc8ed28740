"""What was taken out of a page, in full and in one line."""

from collections import Counter

from rich import box
from rich.table import Table
from rich.text import Text

from overt.cli.words import counted, plain
from overt.reading import Article

_MOST = 4


def removed_table(article: Article) -> Table:
    """What was taken out of a page, in page order, and why."""
    title = f"Taken out of “{article.title or '(no title)'}”"
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), title=Text(title), title_justify="left")
    table.add_column("Reason", no_wrap=True)
    table.add_column("Words", ratio=1)
    for block in article.blocks:
        if not block.kept:
            table.add_row(plain(block.reason), Text(block.text or ""))
    return table


def removed_line(article: Article) -> str:
    """How many blocks were taken out, for the commonest reasons; empty when none was."""
    reasons = Counter(plain(block.reason) for block in article.blocks if not block.kept)
    if not reasons:
        return ""
    shown = [f"{number} {reason}" for reason, number in reasons.most_common(_MOST)]
    rest = reasons.total() - sum(number for _, number in reasons.most_common(_MOST))
    named = ", ".join([*shown, f"{rest} more"] if rest else shown)
    return f"Taken out: {counted(reasons.total(), 'block')} ({named}); --removed shows each."
