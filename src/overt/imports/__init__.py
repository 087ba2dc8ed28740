"""Bring lists of others in: actors as an actor file, incidents to be compared with the record."""
