"""The models of overt."""
