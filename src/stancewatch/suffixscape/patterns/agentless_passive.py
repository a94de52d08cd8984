"""Agentless passive.

## What it finds
A passive verb without a by-phrase: "images were collected". Acts with consequences (collect, remove, train,
share ...) on data, works, models or people are shown; all others only when every construction is asked for. Not
shown either: clauses that say when or to what end, sentences in which "we" act, conditions, denials, and what can be done;
but what a policy says may be done to its reader is.
## Why it matters
The sentence has an act and no actor: responsibility has nowhere to land.
## Write instead
Name the actor as subject: "we collected images".
## False alarms
The actor is named in a neighbouring clause; instructions and technical description.
## Sources
Agency diffusion in the first audit of LAION, 2026-06-08; relation nsubj:pass of Universal Dependencies.
"""

from stancewatch.model.language import Family
from stancewatch.suffixscape.grammar.candidates import REACH
from stancewatch.suffixscape.grammar.passives import STARTS
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES
from stancewatch.suffixscape.passive_matches import agentless, consequential
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.severity import consequential_participles
from stancewatch.suffixscape.word_rules import near

PATTERN = Pattern(
    name="agentless_passive",
    family=Family.AGENCY_DIFFUSION,
    effect="Reports an act and leaves out who did it.",
    alternative="Name who acts as the subject: “[who] did this”.",
    question="by whom?",
    status=Status.STABLE,
    since="0.1.0",
    hits=(
        "The images were removed.",
        "Millions of photographs were scraped from the open web.",
        "The posts were used to train it.",
        "The photographs had been scraped for years.",
    ),
    misses=(
        "All arguments are collected into a tuple.",
        "Values of the request model are copied to a buffer.",
        "The exception hook on UnicodeDecodeError has been removed.",
        "The cache entries are removed every hour.",
        "The images were removed by our moderators.",
        "The office was crowded.",
        "The results are shown in Table 2.",
        "The option was removed in version 4.2.",
        "After they were removed, the rest was counted.",
        "We checked that the photographs were removed.",
        "One assumption is violated.",
        "Names are stored in a table.",
        "The photographs can be removed.",
    ),
    sources=(
        "StanceWatch audit of LAION, 2026-06-08",
        "https://universaldependencies.org/u/dep/nsubj-pass.html",
    ),
    detect=agentless,
    words=STARTS,
    shown_words=consequential_participles(),
    detect_shown=near(consequential, AUXILIARIES, before=REACH, behind=0),
)
