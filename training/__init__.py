"""How the shipped models and compiled lists are made, one folder each: ``python -m training.NAME.train``."""
