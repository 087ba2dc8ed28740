"""The models that find places and choose among namesakes."""
