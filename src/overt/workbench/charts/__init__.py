"""Charts as SVG, drawn on the server: they need no script, weigh little, and are published as they are shown."""
