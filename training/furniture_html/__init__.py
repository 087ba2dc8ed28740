"""The furniture model of HTML pages."""
