"""A reading with what reviewers set right in it, one kind of entry a file."""
