"""The workbench: the record in a browser, for reading, reviewing and handing on. One process over one record."""
