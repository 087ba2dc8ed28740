"""Which lines of pasted pages stand on other pages of their outlet too, found before any of them is read."""

from collections.abc import Callable, Iterable
from heapq import heappush, heappushpop
from pathlib import Path

import msgspec

from overt.article.familiar import familiar_lines
from overt.article.read import is_html
from overt.errors import PageError
from overt.pages.decode import decode
from overt.pages.domain import registered_domain
from overt.pages.page import Page

# What an outlet prints on every page shows on this many; comparing more would cost time and find nothing new.
_SAMPLE = 40
_LINES = 2000
_NOTHING: frozenset[str] = frozenset()
_FOLDER = "/"  # ends the name of a folder, and of no outlet

Known = Callable[[str], Iterable[Page]]


class Familiar(msgspec.Struct, frozen=True):
    """The familiar lines of each outlet."""

    by_outlet: dict[str, frozenset[str]] = {}

    def of(self, page: Page) -> frozenset[str]:
        """The lines that stand on other pages of this page's outlet."""
        return self.by_outlet.get(outlet_of(page), _NOTHING)


NOTHING_FAMILIAR = Familiar()


def find_familiar(pages: Iterable[Page | PageError], *, known: Known | None = None) -> Familiar:
    """The familiar lines of every outlet that has pasted pages among ``pages``.

    Pasted pages whose outlet nobody told are taken together by the folder they lie in. ``known`` gives pages of an
    outlet that were read before. Of each outlet the pages with the smallest ids are compared, whatever the order in
    which they come, so that the same pages always give the same lines. HTML pages are left out: their tags tell more.
    """
    samples: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for page in pages:
        if isinstance(page, Page):
            _keep(samples, outlet_of(page), page)
    for outlet in list(samples):
        for page in known(outlet) if known else ():
            _keep(samples, outlet, page)
    return Familiar(
        {
            outlet: familiar_lines(_lines_of(sample), sentences=not outlet.endswith(_FOLDER))
            for outlet, sample in samples.items()
        }
    )


def outlet_of(page: Page) -> str:
    """Whose page it is, as far as that is told before reading it: the given outlet, the address, else the folder."""
    return page.outlet or (registered_domain(page.url) if page.url else None) or f"{Path(page.name).parent}{_FOLDER}"


def _keep(samples: dict[str, list[tuple[str, tuple[str, ...]]]], outlet: str, page: Page) -> None:
    """Keep a pasted page's lines while its id is among the smallest of its outlet."""
    sample = samples.get(outlet, [])
    rank = _descending(page.id)
    if any(rank == held for held, _ in sample) or (len(sample) == _SAMPLE and rank < sample[0][0]):
        return
    lines = pasted_lines(page)
    if lines is None:
        return
    samples[outlet] = sample
    (heappush if len(sample) < _SAMPLE else heappushpop)(sample, (rank, lines))


def _descending(id: str) -> str:  # noqa: A002 - the field's own name
    """A key by which the largest id comes first, as a heap hands out its smallest."""
    return "".join(f"{15 - int(digit, 16):x}" for digit in id)


def pasted_lines(page: Page) -> tuple[str, ...] | None:
    """The lines of a pasted page, or ``None`` for HTML."""
    text = decode(page.content, declared=page.encoding)[0]
    return None if is_html(text) else tuple(line for line in text.splitlines() if line.strip())[:_LINES]


def _lines_of(sample: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    return [lines for _, lines in sorted(sample)]
