"""Links that open a page at the words quoted: `#:~:text=[prefix-,]start[,end][,-suffix]`.

The grammar is that of the WICG draft "URL Fragment Text Directives". Such a link leads to the live page, which may
have changed; it stands beside the archived text and never in its place. A browser that does not know the form, or
does not find the words, opens the page at its top.
"""

from stancewatch.foundation.normalisation import same_words

LONGEST_EXACT = 300
"""Code points of a quote that are put into a link whole; a longer one is named by its first and last words."""

EDGE_WORDS = 5
"""Words at either end of a longer quote that name it."""

EDGE_CHARACTERS = 40
"""Most code points of such an end: in a script without blanks a whole sentence is one word."""

_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~")
"""Unreserved in RFC 3986, less the hyphen: `-`, `,` and `&` are part of the grammar of a text directive."""

_DIRECTIVE = ":~:"


def text_fragment(url: str, quote: str, prefix: str = "", suffix: str = "") -> str:
    """Return the address of a page with a text directive that names a quote.

    `prefix` and `suffix` are what stands around the quote in the text, as an anchor keeps it: code points, so that
    they may begin and end inside a word; only their whole words within one line are used, since a browser compares
    whole words and looks for either within one block. A fragment that the address has stays; a directive in it is
    replaced. An empty quote gives the address as it is.
    """
    words = same_words(quote)
    if not words:
        return url
    before, after = _words_before(prefix), _words_after(suffix)
    parts = (
        *((f"{encoded(before)}-",) if before else ()),
        *map(encoded, _ends(words)),
        *((f"-{encoded(after)}",) if after else ()),
    )
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(_DIRECTIVE)[0]}{_DIRECTIVE}text={','.join(parts)}"


def encoded(text: str) -> str:
    """Return a text percent-encoded as UTF-8, but for letters, digits and `.`, `_`, `~`."""
    return "".join(chr(byte) if byte in _KEPT else f"%{byte:02X}" for byte in text.encode(errors="replace"))


def _ends(words: str) -> tuple[str, ...]:
    """Return the quote, or its first and last words where it is long."""
    if len(words) <= LONGEST_EXACT:
        return (words,)
    parts = words.split(" ")
    first, last = " ".join(parts[:EDGE_WORDS]), " ".join(parts[-EDGE_WORDS:])
    return first[:EDGE_CHARACTERS].strip(), last[-EDGE_CHARACTERS:].strip()


def _words_before(prefix: str) -> str:
    """Return the whole words of the last line before a quote; empty where the quote begins inside a word."""
    lines = [line for line in prefix.splitlines() if line.strip()]
    if not lines or _inside_a_word(prefix[-1]):
        return ""
    whole = len(lines) > 1 or prefix[0].isspace()
    return same_words(lines[-1] if whole else lines[-1].partition(" ")[2])


def _words_after(suffix: str) -> str:
    """Return the whole words of the first line after a quote; empty where the quote ends inside a word."""
    lines = [line for line in suffix.splitlines() if line.strip()]
    if not lines or _inside_a_word(suffix[0]):
        return ""
    whole = len(lines) > 1 or suffix[-1].isspace()
    return same_words(lines[0] if whole else lines[0].rpartition(" ")[0])


def _inside_a_word(character: str) -> bool:
    return character.isalnum()
