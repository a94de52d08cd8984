"""The one named and versioned way in which two pieces of text are called the same words.

Offsets never count in normalised text: they count in the Document as it stands. Normalisation only
answers "are these the same words?", for searching, comparing versions and finding quotes again.
"""

import re
import unicodedata

NORMALISATION = "words-1"
"""NFC; zero-width and soft-hyphen characters dropped; white space to one blank; ends trimmed.

OpenAI's pages put U+2060 next to link text; ignoring such characters is worth half a point of blocks found
(measured, see docs/decisions).
"""

INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_DROP = str.maketrans("", "", INVISIBLE)
_SPACE = re.compile(r"\s+")


def same_words(text: str) -> str:
    """Return a text in the form `words-1`. Applying it twice changes nothing more."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text.translate(_DROP))).strip()
