"""Counts: one record, many rules, and every number opens."""

from overt.counts.comparing import compare, diff
from overt.counts.rule import Rule, rule, rules
from overt.counts.table import Table, count

__all__ = ["Rule", "Table", "compare", "count", "diff", "rule", "rules"]
