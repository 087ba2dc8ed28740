"""The cli of overt."""
