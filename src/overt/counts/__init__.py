"""Counts: one record, many rules."""
