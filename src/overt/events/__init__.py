"""The events of overt."""
