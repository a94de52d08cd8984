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
REACH = 6


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    low, high = tokens.sentence(place)
    figures = [i for i in range(max(low, place - REACH), min(high, place + REACH)) if words[i] == "%"]
    if (
        not figures
        or not _RATES.isdisjoint(words[low:high])
        or ("base" in words[low:high] and "rate" in words[low:high])
    ):
        return ()
    nearest = min(figures, key=lambda figure: abs(figure - place))
    first = nearest - 1
    while first - 1 >= low and words[first - 1] in (".", ",") and words[first - 2][:1].isdigit():
        first -= 2
    first, last = min(first, place), max(nearest, place) + 1
    weight = Severity.NONE if guards.quoted(tokens, place) else Severity.HIGH
    return (Match(first, last, weight, words={"words": " ".join(tokens.raw[first:last])}),)


PATTERN = Pattern(
    name="bare_accuracy",
    family=Family.EPISTEMIC_INFLATION,
    effect="Gives one figure where only several together say how often the answer is wrong.",
    alternative="Beside “{words}”, give precision, recall and how common the thing is where it is used.",
    question="precision, recall, base rate?",
    status=Status.STABLE,
    since="0.1.0",
    hits=("A filter that reaches 97% accuracy on even test sets.",),
    misses=("Precision is 91% and recall 72% at an accuracy of 97%.", "Accuracy matters."),
    sources=("StanceWatch audit of LAION, 2026-06-08",),
    detect=_detect,
    words=frozenset(("accuracy", "accurate")),
)
