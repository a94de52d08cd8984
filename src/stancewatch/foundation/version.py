"""The two version numbers that stand in every audit.

`CODE_VERSION` says which program ran. `METHOD_VERSION` says by which rubrics, patterns and mapping
the texts were read; scores are compared only within one method version.
"""

CODE_VERSION = "0.1.0"
METHOD_VERSION = "1.0"
