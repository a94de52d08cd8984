"""The catalogue of patterns: one file each, listed by hand, family by family."""

from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import (
    absolute_claim,
    actor_in_noun,
    agentless_passive,
    assurance,
    bare_accuracy,
    bare_participle,
    inanimate_actor,
    inevitable_drift,
    nominalisation,
    nominalisation_without_actor,
    passive_with_agent,
    rank_without_benchmark,
    reduced_relative,
    smooth_progress,
    undated_future,
    unmeasured_comparison,
    unmeasured_praise,
    unmeasured_superlative,
)

PATTERNS: tuple[Pattern, ...] = (
    agentless_passive.PATTERN,
    passive_with_agent.PATTERN,
    reduced_relative.PATTERN,
    bare_participle.PATTERN,
    inanimate_actor.PATTERN,
    actor_in_noun.PATTERN,
    nominalisation.PATTERN,
    nominalisation_without_actor.PATTERN,
    absolute_claim.PATTERN,
    assurance.PATTERN,
    bare_accuracy.PATTERN,
    rank_without_benchmark.PATTERN,
    unmeasured_comparison.PATTERN,
    unmeasured_praise.PATTERN,
    unmeasured_superlative.PATTERN,
    inevitable_drift.PATTERN,
    smooth_progress.PATTERN,
    undated_future.PATTERN,
)
