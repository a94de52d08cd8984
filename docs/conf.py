"""Settings of the documentation: Sphinx reads plain Markdown, and nothing in the text depends on Sphinx."""

project = "StanceWatch"
author = "The StanceWatch authors"
copyright = "2026, The StanceWatch authors"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "StanceWatch"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nitpicky = True
suppress_warnings = []
