"""Passive that names its agent.

## What it finds
A passive verb with the one who acts behind "by": "images were removed by our moderators".
## Why it matters
It does not hide anybody. It is counted so that a text's agentless share can be given.
## Write instead
Nothing needs to change; the active form is shorter.
## False alarms
"By" that names a means or a date ("by hand", "by Friday") is not an agent.
## Sources
Relation obl:agent of Universal Dependencies.
"""

from stancewatch.model.language import Family
from stancewatch.suffixscape.grammar.passives import STARTS
from stancewatch.suffixscape.passive_matches import with_agent
from stancewatch.suffixscape.pattern import Pattern, Status

PATTERN = Pattern(
    name="passive_with_agent",
    family=Family.AGENCY_DIFFUSION,
    effect="Names who acts, after the act.",
    alternative="Say it actively: the one who acts first.",
    question="say it actively?",
    status=Status.STABLE,
    since="0.1.0",
    hits=("The images were removed by our moderators.", "The report was written by Ada Lovelace."),
    misses=("The images were removed.",),
    sources=("https://universaldependencies.org/en/dep/obl-agent.html",),
    detect=with_agent,
    words=STARTS,
    harmless_only=True,
)
