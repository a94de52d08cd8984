"""Suffixscape's vocabulary: what a wording does, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum

from stancewatch.model.evidence import Quote


class Family(StrEnum):
    """The four ways in which a text lets something drop out of sight."""

    NOMINALISED_EVASION = "nominalised_evasion"
    """An act turned into a noun, so that actor, consent or object vanish."""
    AGENCY_DIFFUSION = "agency_diffusion"
    """An act whose actor is missing, inanimate or general."""
    EPISTEMIC_INFLATION = "epistemic_inflation"
    """Certainty or rank beyond the evidence given."""
    TEMPORAL_FLATNESS = "temporal_flatness"
    """A contested process told as one smooth present or inevitable future."""


class Severity(StrEnum):
    """How much hangs on a wording: its consequence, and what is missing. Ordered from NONE to HIGH."""

    NONE = "none"
    """Judged harmless; shown only when all constructions are asked for."""
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a text. Offsets are code points of that text, half-open."""

    start: int
    end: int
    pattern: str
    family: Family
    severity: Severity
    confidence: float
    """0 to 1: how sure the detector is that the construction is there, not how bad it is."""
    effect: str
    alternative: str
    detector: str
    """What decided: `lexical`, `linear`, `parser`."""
    agentless: bool | None = None
    """For passives: whether nobody is named as the one who acts. None for everything else."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A hit in an archived document, with the words it stands on."""

    hit: Hit
    quote: Quote
