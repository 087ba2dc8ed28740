"""A reading as a page that a person likes to read in a terminal."""

from overt.cli.display.reading import show_reading, show_removed

__all__ = ["show_reading", "show_removed"]
