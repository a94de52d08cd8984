"""The page of lenses and their indicators."""

from collections.abc import Iterator

from stancewatch.foundation.version import METHOD_VERSION
from stancewatch.lenses.rubric import load
from stancewatch.model.lens import Indicator, Lens
from tools.reference.markdown import code, line, table


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    lenses = load()
    count = sum(len(lens.indicators) for lens in lenses)
    yield "# Lenses and indicators"
    yield (
        f"Method version {METHOD_VERSION} has {len(lenses)} lenses with {count} indicators. An indicator is answered"
        " with `met` (2 points), `partial` (1) or `unmet` (0), or it stays open."
        " `stancewatch lens show SE4` prints one with what is searched for."
    )
    for lens in lenses:
        yield from _lens(lens)


def _lens(lens: Lens) -> Iterator[str]:
    yield f"## {lens.order}. {lens.title}"
    yield f"{code(lens.id)}. {lens.question} Corrects: {lens.corrects.rstrip('.')}."
    for one in lens.indicators:
        yield f"### {one.id}"
        yield line(one.question)
        yield table(("met", "partial", "unmet"), [(one.met, one.partial, one.unmet)])
        yield _scope(one)


def _scope(one: Indicator) -> str:
    roles = ", ".join(code(role) for role in one.needs)
    applies = (
        f"Applies unless {code(one.applies_if)} is known to be false."
        if one.applies_if
        else "Always applies."
    )
    return f"Asked where a page of these roles was read: {roles}. {applies} PALS: {one.dimension}. Found by: {code(one.detector)}."
