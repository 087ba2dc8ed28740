"""Measure each stage against gold that people made, with the gold's own scorers."""
