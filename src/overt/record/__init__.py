"""The record: every page, every reading of it, and the rows they are searched by.

`open_record` gives a `Record`, whose methods stand by noun in `faces`. The rest of this room is what they are made of:

- the database: ``opening``, ``engine``, ``dialect`` with ``sqlite`` and ``postgresql``, ``trouble``, ``migrations``
- its tables: ``schema``, ``columns`` and a file of ``_tables`` per noun
- putting pages in: ``store``, ``rows``, ``given``, ``provenance``, ``succession``
- asking: ``articles``, ``claims``, ``reports``, ``actors``, ``search``, over ``listing``, ``filters`` and ``cursor``
- opening an entry: ``lookup``, ``show``, ``source``, ``entry``, ``excerpt``
- what people set right: ``corrections``, ``applied``, ``overlay``, ``identity``, ``reviewing``, ``deciding_actors``
- incidents: ``incidents``, ``merging``, ``decisions``, ``versions``, ``accounts``, ``open_pairs``
- a selection of them, listed, counted, mapped or handed on: ``selection``, ``spread``, ``crossing``, ``snapshot``
- people at work: ``people``, ``audit``, ``locks``, ``saved``
"""

from overt.record.record import Record, open_record

__all__ = ["Record", "open_record"]
