"""Writes docs/reference/ from the code, so that the reference cannot say something else than the program.

    python -m tools.reference            write the pages that are not what the code says
    python -m tools.reference --check    name them instead, and exit with 1

One file a page. The glossary beside them is written by hand.
"""
