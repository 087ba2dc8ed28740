"""How many pages are read: one machine with its processes."""

from overt.engines.familiar import find_familiar
from overt.engines.processes import read_many

__all__ = ["find_familiar", "read_many"]
