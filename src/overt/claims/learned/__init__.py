"""The trained reader of attributions: a small token model that sees the parse and what the rules found."""
