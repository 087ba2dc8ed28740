"""The workbench: review in the browser, and the same for programs."""
