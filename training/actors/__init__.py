"""The list of states."""
