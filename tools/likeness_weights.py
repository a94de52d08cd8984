"""The weights of likeness as they are written, and when two are the same but for rounding."""

import json
from typing import TypedDict

HEAVIEST = 1000
"""Cues kept for a question: with 700 of 27,609 recall on statements not learnt from was within .03 of that with all."""
LEAST = 1
"""Hundredths by which a weight may differ: processors differ in the last bit of a sum, and then round otherwise."""


class Weights(TypedDict):
    """What is written: stancewatch.lenses.likeness reads it."""

    learnt_from: str
    questions: list[str]
    start: list[int]
    cues: dict[str, list[int]]
    """By cue: number of a question, weight in hundredths, number of a question, weight, and so on."""


def written(weights: Weights) -> str:
    """Return the weights as JSON, a cue a line."""
    lines = [
        f"{json.dumps(cue, ensure_ascii=False)}: {json.dumps(entry, separators=(',', ':'))}"
        for cue, entry in weights["cues"].items()
    ]
    heads = [
        f"{json.dumps(name)}: {json.dumps(weights[name])}," for name in ("learnt_from", "questions", "start")
    ]
    return "{\n" + "\n".join(heads) + '\n"cues": {\n' + ",\n".join(lines) + "\n}\n}\n"


def alike(one: Weights, other: Weights, most: int = HEAVIEST) -> bool:
    """Tell whether two were learnt from the same and differ by rounding at most; `most` cues are kept for a question."""
    if (one["learnt_from"], one["questions"]) != (other["learnt_from"], other["questions"]):
        return False
    starts = zip(one["start"], other["start"], strict=True)
    cues = zip(_by_question(one), _by_question(other), strict=True)
    return all(abs(ours - theirs) <= LEAST for ours, theirs in starts) and all(
        _close(ours, theirs, most) and _close(theirs, ours, most) for ours, theirs in cues
    )


def _by_question(weights: Weights) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{} for _ in weights["questions"]]
    for cue, entry in weights["cues"].items():
        for number, weight in zip(entry[::2], entry[1::2], strict=True):
            found[number][cue] = weight
    return found


def _close(given: dict[str, int], other: dict[str, int], most: int) -> bool:
    """Tell whether each cue weighs the same in another, or was left out there as no heavier than the lightest kept."""
    lightest = min(map(abs, other.values())) if len(other) >= most else 0
    return all(
        abs(weight - other[cue]) <= LEAST if cue in other else abs(weight) <= lightest + LEAST
        for cue, weight in given.items()
    )
