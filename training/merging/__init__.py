"""Train what puts reports together."""
