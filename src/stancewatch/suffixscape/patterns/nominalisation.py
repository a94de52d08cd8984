"""Nominalisation.

## What it finds
A noun that stands for an act: "the removal of the images". Harmless in itself, and counted.
## Why it matters
A noun needs no subject: who acts, on what and with whose consent can drop out unnoticed.
## Write instead
Turn the noun back into a verb with its actor: "we removed the images".
## False alarms
Nouns that were acts once and name things now ("government", "building").
## Sources
QANom (Klein et al. 2020); nominalised evasion in the first audit of LAION, 2026-06-08.
"""

from stancewatch.model.language import Family
from stancewatch.suffixscape.nominal_matches import harmless
from stancewatch.suffixscape.pattern import Kind, Pattern, Status

PATTERN = Pattern(
    name="nominalisation",
    family=Family.NOMINALISED_EVASION,
    effect="Turns an act into a thing.",
    alternative="Where “{noun}” is an act, say it as a verb with the one who acts.",
    question="who does this?",
    status=Status.STABLE,
    since="0.1.0",
    hits=("The removal of the snow took two weeks.",),
    misses=("She wrote the letter.",),
    sources=("https://aclanthology.org/2020.coling-main.274/",),
    detect=harmless,
    kinds=frozenset((Kind.ACT_NOUN,)),
    harmless_only=True,
)
