"""Articles from pasted text, by its lines alone."""

from overt.article.pasted.extract import extract

__all__ = ["extract"]
