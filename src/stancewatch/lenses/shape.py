"""What a rubric file may hold."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from stancewatch.lenses.concepts import classes
from stancewatch.lenses.word_lists import spelt_out
from stancewatch.model.lab import PageRole, ProfileFlag
from stancewatch.model.lens import DetectorClass


def _expression(text: str) -> str:
    whole = spelt_out(text)
    try:
        re.compile(whole, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from error
    return whole


def _conjunction(text: str) -> str:
    classes(text)
    return text


Expression = Annotated[str, Field(min_length=1), AfterValidator(_expression)]
Conjunction = Annotated[str, AfterValidator(_conjunction)]
Words = Annotated[str, Field(min_length=1)]


class Shape(BaseModel):
    """A part of a rubric file, closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IndicatorShape(Shape):
    """One `[[indicator]]` table."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}\d$")]
    dimension: Literal["C", "M", "R"]
    question: Words
    met: Words
    partial: Words
    unmet: Words
    needs: Annotated[tuple[PageRole, ...], Field(min_length=1)]
    applies_if: ProfileFlag | None = None
    detector: DetectorClass
    worth: Literal["met", "partial"]
    least_share: Annotated[float, Field(ge=0, le=1)] = 0.0
    sure: tuple[Expression, ...] = ()
    strong: tuple[Expression, ...] = ()
    weak: tuple[Expression, ...] = ()
    concepts: tuple[Conjunction, ...] = ()
    exclude: tuple[Expression, ...] = ()
    invert: tuple[Expression, ...] = ()
    queries: Annotated[tuple[Words, ...], Field(min_length=1)]


class RubricShape(Shape):
    """A rubric file."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Words
    question: Words
    corrects: Words
    indicator: Annotated[tuple[IndicatorShape, ...], Field(min_length=1)]
