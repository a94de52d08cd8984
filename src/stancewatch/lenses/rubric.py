"""Reads the eight rubric files that ship with the method, and accepts nothing half right."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from pydantic import ValidationError

from stancewatch.foundation.errors import ConfigurationError, unknown_name
from stancewatch.lenses.shape import IndicatorShape, RubricShape
from stancewatch.model.lens import Dimension, Expressions, Indicator, Lens
from stancewatch.model.score import Verdict

DIMENSIONS = {"C": Dimension.COMPLETENESS, "M": Dimension.MULTIPLICITY, "R": Dimension.RESPONSIBILITY}

_RUBRICS = files("stancewatch.lenses") / "rubrics"
_GUIDE = "docs/how-to/add-an-indicator.md shows a whole one."


@lru_cache(maxsize=1)
def load() -> tuple[Lens, ...]:
    """Return the eight lenses in their order. Raises ConfigurationError naming file and key of a mistake."""
    names = tomllib.loads((_RUBRICS / "index.toml").read_text(encoding="utf-8"))["lenses"]
    texts = [(_RUBRICS / f"{name}.toml").read_text(encoding="utf-8") for name in names]
    lenses = tuple(
        parse(text, f"{name}.toml", order)
        for order, (name, text) in enumerate(zip(names, texts, strict=True), start=1)
    )
    _distinct(lenses)
    return lenses


def find_indicator(name: str) -> Indicator:
    """Return an indicator by its id. Raises UsageError with near names where there is none."""
    known = {one.id: one for lens in load() for one in lens.indicators}
    if name not in known:
        raise unknown_name("indicator", name, known, hint="`stancewatch lens list` shows them all.")
    return known[name]


def find_lens(name: str) -> Lens:
    """Return a lens by its id. Raises UsageError with near names where there is none."""
    known = {one.id: one for one in load()}
    if name not in known:
        raise unknown_name("lens", name, known, hint="`stancewatch lens list` shows them all.")
    return known[name]


def parse(text: str, file: str, order: int) -> Lens:
    """Return the lens a rubric file describes. Raises ConfigurationError naming file and key."""
    try:
        shape = RubricShape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"Rubric {file!r} is not TOML: {error}.", hint="Mend the place it names."
        ) from error
    except ValidationError as error:
        raise _mistake(file, error) from error
    asked = tuple(map(_indicator, shape.indicator))
    return Lens(shape.id, order, shape.title, shape.question, shape.corrects, asked)


def _mistake(file: str, error: ValidationError) -> ConfigurationError:
    first = error.errors(include_url=False)[0]
    key = ".".join(map(str, first["loc"]))
    message = f"Rubric {file!r}, key {key!r}: {first['msg']}, found {first['input']!r:.80}."
    return ConfigurationError(message, hint=_GUIDE)


def _indicator(shape: IndicatorShape) -> Indicator:
    return Indicator(
        shape.id,
        DIMENSIONS[shape.dimension],
        shape.question,
        shape.met,
        shape.partial,
        shape.unmet,
        shape.needs,
        shape.applies_if,
        Expressions(shape.strong, shape.weak, shape.exclude, shape.invert, shape.sure, shape.concepts),
        shape.queries,
        shape.detector,
        Verdict(shape.worth),
        shape.least_share,
    )


def _distinct(lenses: tuple[Lens, ...]) -> None:
    seen: set[str] = set()
    for lens in lenses:
        for one in lens.indicators:
            if one.id in seen:
                raise ConfigurationError(
                    f"Rubric '{lens.id}.toml', key 'indicator.id': {one.id!r} is used twice.", hint=_GUIDE
                )
            seen.add(one.id)
