"""How many words a text has, in any script."""

import re

_WORD = re.compile(
    # scripts that set no blank between words: each character counts as one
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    "|[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)


def word_count(text: str) -> int:
    """Return how many words a text has; where a script sets no blanks, how many characters."""
    return sum(1 for _ in _WORD.finditer(text))
