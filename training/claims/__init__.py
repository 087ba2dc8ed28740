"""Trains the reader of attributions."""
