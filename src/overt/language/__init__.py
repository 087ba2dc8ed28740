"""The language of overt."""
