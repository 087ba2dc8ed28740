"""The word lists that overt reads with: YAML files beside this one, and their loader.

A vocabulary is data: each entry has an id, a definition, an example and a source. A test keeps code and data in step.
"""

from overt.vocabulary.lists import Entry, entries, identifiers, raw

__all__ = ["Entry", "entries", "identifiers", "raw"]
