"""The record: every page, every reading of it, and the rows they are searched by.

`open_record` gives a `Record`; the rest of this room is what it is made of.
"""

from overt.record.record import Record, open_record

__all__ = ["Record", "open_record"]
