"""The claims of overt."""
