"""Bare accuracy.

## What it finds
An accuracy figure without base rate, or without precision and recall: "96% accuracy on balanced test sets".
## Why it matters
On a balanced set 96 % sounds certain; where one picture in ten thousand is meant, most alarms are false.
## Write instead
Give precision and recall, and how common the thing is where the classifier is used.
## False alarms
Scores on public benchmarks whose make-up is known.
## Sources
StanceWatch audit of LAION, 2026-06-08: "achieving 96% accuracy on balanced test sets".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status

_RATES = frozenset(("precision", "recall", "prevalence", "sensitivity", "specificity", "imagenet", "mmlu"))
_LINKS = frozenset((":", "of", "is", "was", "=", "at", "to", "reaches", "|", "around", "about"))
REACH = 6
FAR = 12
"""Words between "accuracy" and a plain figure: "the accuracy of the ViT L 14 classifier is: 0.96"."""


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    low, high = tokens.sentence(place)
    known = set(tokens.words[low:high])
    figure = _figure(tokens, place, low, high)
    if figure is None or not _RATES.isdisjoint(known) or {"base", "rate"} <= known:
        return ()
    first, last = min(figure[0], place), max(figure[1], place + 1)
    weight = Severity.NONE if guards.quoted(tokens, place) else Severity.HIGH
    return (Match(first, last, weight, words={"words": (first, last)}),)


def _figure(tokens: Tokens, place: int, low: int, high: int) -> tuple[int, int] | None:
    """Return the nearest share: "96 %", "96 per cent" on either side, or "0.96" behind "accuracy of"."""
    words = tokens.words
    shares = [i for i in range(max(low, place - REACH), min(high, place + REACH)) if _is_share(words, i)]
    if shares:
        nearest = min(shares, key=lambda share: abs(share - place))
        last = nearest + 2 if words[nearest] == "per" else nearest + 1
        return _start(words, nearest - 1, low), last
    for i in range(place + 1, min(high - 2, place + FAR)):
        if words[i] == "0" and words[i + 1] == "." and words[i + 2].isdigit() and words[i - 1] in _LINKS:
            return i, i + 3
    return None


def _is_share(words: list[str], place: int) -> bool:
    if not place or not words[place - 1][:1].isdigit():
        return False
    return words[place] in ("%", "percent") or words[place : place + 2] == ["per", "cent"]


def _start(words: list[str], first: int, low: int) -> int:
    while first - 1 > low and words[first - 1] in (".", ",") and words[first - 2][:1].isdigit():
        first -= 2
    return first


PATTERN = Pattern(
    name="bare_accuracy",
    family=Family.EPISTEMIC_INFLATION,
    effect="Gives one figure where only several together say how often the answer is wrong.",
    alternative="Beside “{words}”, give precision, recall and how common the thing is where it is used.",
    question="precision, recall, base rate?",
    status=Status.STABLE,
    since="0.1.0",
    hits=(
        "A filter that reaches 97% accuracy on even test sets.",
        "Accuracy: 97.5 per cent.",
        "It has an accuracy of 0.97 on our photographs.",
        "Our detector is 97% accurate.",
    ),
    misses=(
        "Precision is 91% and recall 72% at an accuracy of 97%.",
        "Accuracy matters.",
        "We set the accuracy threshold in version 0.9 of the tool.",
    ),
    sources=("StanceWatch audit of LAION, 2026-06-08",),
    detect=_detect,
    words=frozenset(("accuracy", "accurate")),
)
