"""Count what the engine finds in the corpus beside which `--rates` shows a text, as the published baseline has it."""

import json

from stancewatch.foundation.canonical import Json
from stancewatch.suffixscape import engine, rates
from stancewatch.suffixscape.tally import Tally
from tests.evaluation.suffixscape.measures import corpus

NAME = "ewt_train"


def counted() -> dict[str, Json]:
    """Return the baseline anew: the shipped one with words and findings by family as they are counted now."""
    tally = Tally(count_words=True)
    for line in corpus(NAME).read_text("utf-8").splitlines():
        record = json.loads(line)
        if "_meta" not in record:
            for _ in tally.handed_on(engine.stream(record["text"], tally)):
                pass
    counts: dict[str, Json] = {family.value: count for family, count in sorted(tally.families.items())}
    return {**shipped(), "counts": counts, "words": tally.read}


def shipped() -> dict[str, Json]:
    """Return the baseline that is published with the package."""
    document: dict[str, Json] = json.loads(rates.BASELINE.read_text("utf-8"))
    return document


def publish() -> None:
    """Write the baseline as it is counted now."""
    rates.BASELINE.write_text(json.dumps(counted(), indent=2, sort_keys=True) + "\n", "utf-8")
