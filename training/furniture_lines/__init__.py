"""The furniture models of pasted text."""
