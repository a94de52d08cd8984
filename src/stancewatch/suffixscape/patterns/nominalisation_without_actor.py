"""Nominalisation without actor.

## What it finds
An act with consequences put as a noun beside its object, nobody in sight: "dataset creation", "Removal of the links
followed", "after the deletion of the records", "prompted the takedown of the site"; with an empty verb: "moderation was
carried out"; or as its own finder or doer: "an investigation found", "Recording these faces enables".
## Why it matters
What somebody did, and could be asked about, reads like a thing that is simply there.
## Write instead
Use the verb and name its subject: "we create datasets in order to ...".
## False alarms
Names of tasks and fields ("emotion recognition") and headings; a compound counts only where its sentence tells of it.
## Sources
StanceWatch audits of LAION and Hugging Face, 2026-06: "dataset creation", "AI development".
"""

from stancewatch.model.language import Family
from stancewatch.suffixscape.act_shapes import gerunds
from stancewatch.suffixscape.nominal_matches import without_actor
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.severity import consequential_nouns

PATTERN = Pattern(
    name="nominalisation_without_actor",
    family=Family.NOMINALISED_EVASION,
    effect="Turns an act somebody answers for into a thing that is simply there.",
    alternative="Use the verb and name who acts: “[who] creates datasets”. Who agreed to it?",
    question="by whom, with whose consent?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The idea behind dataset creation is to open research.",
        "We stand for shared AI development rather than closed doors.",
        "Removal of the links followed.",
        "An investigation found that the links were live.",
        "The report prompted a swift takedown of the archive.",
        "The creation of the archive was driven by need.",
        "Content moderation is performed in batches.",
        "Recording these voices enables friendlier machines.",
        "Annotation took place in Kenya.",
        "The scraping of millions of photographs began in spring.",
    ),
    misses=(
        "We created the dataset in 2021.",
        "The removal of the appendix was hard.",
        "The model collection is on the Hub.",
        "The data collection was funded by a bank.",
        "Our creation of the dataset took a year.",
        "The removal of the links by our team took a day.",
        "This setting matters throughout the model development life cycle.",
        "It provides content moderation in 8 languages.",
        "Recording your voice helps you to practise.",
    ),
    sources=("StanceWatch audit of LAION, 2026-06-08", "StanceWatch audit of Hugging Face, 2026-06"),
    detect=without_actor,
    words=consequential_nouns() | gerunds(),
)
