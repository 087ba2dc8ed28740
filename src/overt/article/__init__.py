"""The article of overt."""
