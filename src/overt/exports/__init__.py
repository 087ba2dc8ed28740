"""Hand the record on in the forms that other tools read: ``FORMATS`` lists them, ``export`` makes one."""

from overt.exports.export import Export, export
from overt.exports.formats import FORMATS, Format
from overt.record.selection import Selection

__all__ = ["FORMATS", "Export", "Format", "Selection", "export"]
