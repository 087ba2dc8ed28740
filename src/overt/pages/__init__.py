"""The pages of overt."""
