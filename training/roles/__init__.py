"""The model that says who does what to whom with what in an attack."""
