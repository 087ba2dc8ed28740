"""The plain words that the command line uses: those of `overt.words`."""

from overt.words import BASIS, BEHIND_IT, HOW_SURE, NOT_SAID, ON_WHAT, UNKNOWN, counted, day, plain

__all__ = ["BASIS", "BEHIND_IT", "HOW_SURE", "NOT_SAID", "ON_WHAT", "UNKNOWN", "counted", "day", "plain"]
