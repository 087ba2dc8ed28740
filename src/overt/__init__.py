"""overt turns ordinary news pages into a record that can be checked.

Two calls are the public face: ``read`` gives the reading of one page, ``open_record`` opens the record that keeps many.
The types of a reading are in ``overt.reading``, the errors in ``overt.errors``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from overt.errors import OvertError
    from overt.pages.page import Page
    from overt.public import read
    from overt.reading import Reading
    from overt.record import open_record

__all__ = ["OvertError", "Page", "Reading", "open_record", "read"]

_HOMES = {
    "OvertError": "overt.errors",
    "Page": "overt.pages.page",
    "Reading": "overt.reading",
    "open_record": "overt.record",
    "read": "overt.public",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that ``overt --help`` need not load a language model."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'overt' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
