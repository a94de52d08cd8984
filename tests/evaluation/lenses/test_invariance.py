"""What must not move a verdict: who the lab is, and in which order its pages are read.

On the five labelled labs, all indicators, every class acting: what may not move is also what has not been earned. Names are masked by an invented one of the same kind, so that a rule that
knew a lab or its products would show.
"""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from stancewatch.extract.extract import extract
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.model.evidence import Document, Page
from stancewatch.model.lab import PageRole
from tests.evaluation.lenses.labelled import DATA, EVERY, LABELS, pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not LABELS.exists(), reason="the labelled texts lie beside the repository and are not here"
    ),
]

NAMES = {
    "anthropic": r"Anthropic|Claude(?: (?:Opus|Sonnet|Haiku))?|Opus|Sonnet|Haiku",
    "deepseek": r"Deep ?Seek(?:[- ]?(?:V|R|VL|Coder|Math|Prover|MoE)\d*(?:\.\d)?)?|Hangzhou",
    "eleutherai": r"EleutherAI|Eleuther|Pythia|GPT-NeoX|GPT-Neo|GPT-J|The Pile",
    "huggingface": r"Hugging ?Face|BigScience|BigCode|BLOOM|StarCoder|IDEFICS",
    "laion": r"LAION(?:-\w+)*|Re-LAION(?:-\w+)*|OpenCLIP|Open Assistant|OpenAssistant",
}
MOST_MOVED = 0.02
"""Share of outcomes that masking may move: a name that was itself the answer ("our institute X") is one."""


def outcomes(read: Sequence[Page]) -> dict[str, str]:
    came = assess(load_lenses(), read, {}, Rules(EVERY), date(2026, 1, 1), roles_covered=True)
    return {
        asked.id: f"{type(outcome).__name__} {outcome.verdict}"
        for one in came
        for asked, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
    }


def masked(page: Page, names: str) -> Page:
    text = re.sub(rf"\b(?:{names})\b", "Quarrendon", page.document.text)
    document = extract(text.encode(), media_type="text/markdown", charset="utf-8", url=page.url)
    assert isinstance(document, Document)
    return Page(document, page.source, PageRole.DOCUMENTATION, page.url)


@pytest.mark.parametrize("lab", sorted(NAMES))
def test_masking_the_names_of_a_lab_moves_next_to_nothing(lab: str) -> None:
    read = pages(DATA / "texts" / lab)
    before, after = outcomes(read), outcomes([masked(page, NAMES[lab]) for page in read])
    moved = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert len(moved) <= MOST_MOVED * len(before), moved


@pytest.mark.parametrize("lab", sorted(NAMES))
def test_the_order_of_the_pages_moves_no_verdict(lab: str) -> None:
    read = pages(DATA / "texts" / lab)
    assert outcomes(read) == outcomes(read[::-1])
