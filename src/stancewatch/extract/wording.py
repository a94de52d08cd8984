"""Pages that answer politely and say that there is no page."""

import re

from stancewatch.extract.reading import Reading

LONGEST = 120
"""Words of the longest text that is taken for such an answer; a policy that speaks of lost pages is longer."""

LOOKS_MISSING = "The wording is that of a page that is not there."
LOOKS_CHALLENGED = "The wording is that of a check before the page, not of the page."

_MISSING = re.compile(
    r"\b(?:404|page (?:was |is |could )?(?:not|n[o’']t) (?:be )?(?:found|available|exist)|(?:can(?:not|[’']t)|could(?: not|n[’']t)|unable to) find (?:that|this|the|your) (?:page|content)"
    r"|page (?:does not|doesn[’']t|no longer|isn[’']t|is not|is un)\s?(?:exist|available)|not found|(?:has been|was|been) (?:re)?moved|an unexpected error|something went wrong"
    r"|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|página não encontrada|pagina non trovata)\b",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"\b(?:just a moment|checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies to continue"
    r"|attention required|access denied|are you a robot|unusual traffic|complete the (?:security check|captcha))\b",
    re.IGNORECASE,
)


def suspicion(reading: Reading) -> tuple[str, ...]:
    """Return LOOKS_MISSING or LOOKS_CHALLENGED as a note where a short text is worded like one; else nothing."""
    words: list[str] = []
    for passage in reading.passages:
        words += passage.text.split()
        if len(words) > LONGEST:
            return ()
    said = f"{reading.title} {' '.join(words)}"
    if _CHALLENGE.search(said):
        return (LOOKS_CHALLENGED,)
    return (LOOKS_MISSING,) if _MISSING.search(said) else ()
