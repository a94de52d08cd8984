"""Nominalisation without actor.

## What it finds
An act with consequences put as a noun beside its object, nobody in sight: "dataset creation", "Removal of the links
followed", "after the deletion of the records"; or as its own finder: "an investigation found".
## Why it matters
What somebody did, and could be asked about, reads like a thing that is simply there.
## Write instead
Use the verb and name its subject: "we create datasets in order to ...".
## False alarms
Names of tasks and fields ("emotion recognition") and headings.
## Sources
StanceWatch audits of LAION and Hugging Face, 2026-06: "dataset creation", "AI development".
"""

from stancewatch.model.language import Family
from stancewatch.suffixscape.nominal_matches import without_actor
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.severity import consequential_nouns

PATTERN = Pattern(
    name="nominalisation_without_actor",
    family=Family.NOMINALISED_EVASION,
    effect="Turns an act somebody answers for into a thing that is simply there.",
    alternative="Use the verb and name who acts: “[who] … {noun}”. Who does it, and who agreed to it?",
    question="by whom, with whose consent?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The idea behind dataset creation is to open research.",
        "We stand for shared AI development rather than closed doors.",
        "Removal of the links followed.",
        "An investigation found that the links were live.",
    ),
    misses=(
        "We created the dataset in 2021.",
        "Our creation of the dataset took a year.",
        "The removal of the links by our team took a day.",
    ),
    sources=("StanceWatch audit of LAION, 2026-06-08", "StanceWatch audit of Hugging Face, 2026-06"),
    detect=without_actor,
    words=consequential_nouns(),
)
