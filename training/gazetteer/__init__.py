"""The compiled gazetteer."""
