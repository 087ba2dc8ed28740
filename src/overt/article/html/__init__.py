"""HTML pages: every block of the page, kept or removed with its reason, and what the page says about itself."""

from overt.article.html.extract import extract

__all__ = ["extract"]
