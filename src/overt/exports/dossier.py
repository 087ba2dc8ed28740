"""A page to read and print: incidents with the words of every outlet, in one file that asks for nothing else."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from overt.exports.dossier_parts import CaseView
from overt.exports.dossier_view import listed, view
from overt.exports.lines import gathered
from overt.record.snapshot import Snapshot

if TYPE_CHECKING:
    from jinja2 import Template

_TEXTS: Final = 32  # articles whose text is kept at hand: those of the incident that is being shown


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """The selection as an HTML page without scripts, pictures or anything from elsewhere.

    All that comes from articles is escaped; only addresses of the web become links.
    """
    overview = [listed(one) for one in snapshot.incidents()]
    pieces = _template().generate(
        version=snapshot.version,
        overview=overview,
        cases=_views(snapshot),
        style=_text("dossier.css"),
    )
    return gathered(piece.encode("utf-8", "replace") for piece in pieces)


def _views(snapshot: Snapshot) -> Iterable[CaseView]:
    text_of = lru_cache(maxsize=_TEXTS)(snapshot.text)
    return (view(case, text_of) for case in snapshot.cases())


def _text(name: str) -> str:
    return (files("overt.exports") / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_text("dossier.html"))
