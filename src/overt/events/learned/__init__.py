"""Who fills which role of an attack, by a trained tagger."""
