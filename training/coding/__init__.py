"""The model that says what one party does to another."""
