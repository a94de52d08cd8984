"""Labels that readers gave: what each called an indicator of a lab, and the passages they cited."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from stancewatch.foundation.errors import InputError
from stancewatch.lenses.rubric import load

Called = Literal["met", "partial", "unmet", "not_applicable"]


def _known(name: str) -> str:
    if all(name != one.id for lens in load() for one in lens.indicators):
        raise ValueError(f"there is no indicator {name!r}")
    return name


POINTS = {"unmet": 0, "partial": 1, "met": 2}


def _stem(name: str) -> str:
    return name.removesuffix(".md").removesuffix(".txt")


class Span(BaseModel):
    """A passage a reader cited, by file name, with its ending or without, and code points."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: Annotated[str, AfterValidator(_stem)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise ValueError("a passage ends after its start")
        return self


class Label(BaseModel):
    """What two readers called one indicator of one lab. Other keys are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    organisation: Annotated[str, Field(pattern=r"^[\w-][\w. -]*$", max_length=100)]
    """Name of its folder of texts."""
    indicator: Annotated[str, AfterValidator(_known)]
    verdict: Literal["met", "partial", "unmet", "not_applicable", "contested"]
    """`contested` where the readers differ by more than one step."""
    reader_a: Called
    reader_b: Called
    evidence: tuple[Span, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the readers agree enough to check a verdict against."""
        return self.verdict not in ("contested", "not_applicable")

    @property
    def present(self) -> bool:
        """Whether the readers found anything."""
        return self.verdict in ("met", "partial")

    @property
    def points(self) -> float | None:
        """Mean points of the two readers; None where one of them says it does not apply."""
        if "not_applicable" in (self.reader_a, self.reader_b):
            return None
        return (POINTS[self.reader_a] + POINTS[self.reader_b]) / 2


def read_labels(path: Path) -> tuple[Label, ...]:
    """Return the labels of a JSON Lines file, one for each indicator of an organisation.

    Raises InputError naming file and line of a mistake, also where a label is given twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The labels {str(path)!r} cannot be read: {error}.", hint="Name a JSON Lines file."
        ) from error
    labels = {
        number: _label(line, path, number) for number, line in enumerate(lines, start=1) if line.strip()
    }
    if not labels:
        raise InputError(f"The file {str(path)!r} holds no label.", hint="Name a JSON Lines file.")
    _once(labels, path)
    return tuple(labels.values())


def within(labels: Iterable[Label], lengths: Mapping[str, int]) -> None:
    """Raise InputError where a label cites more than its text holds.

    `lengths` are the texts' code points by file name without ending; each document that is cited is among them.
    """
    for label in labels:
        for span in label.evidence:
            if span.end > lengths[span.document]:
                raise InputError(
                    f"The label {label.indicator} of {label.organisation!r} cites {span.document!r} from {span.start} to"
                    f" {span.end}, and the text ends at {lengths[span.document]}.",
                    hint="Offsets are code points of the file as it is read.",
                )


def _once(labels: Mapping[int, Label], path: Path) -> None:
    seen: dict[tuple[str, str], int] = {}
    for number, label in labels.items():
        first = seen.setdefault((label.organisation, label.indicator), number)
        if first != number:
            raise InputError(
                f"{str(path)!r}, line {number}: {label.indicator} of {label.organisation!r} stands in line {first} already.",
                hint="Give one label for each indicator of an organisation.",
            )


def _label(line: str, path: Path, number: int) -> Label:
    try:
        return Label.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        raise InputError(
            f"{str(path)!r}, line {number}, key {key!r}: {first['msg']}.",
            hint="A label has organisation, indicator, verdict, reader_a, reader_b and evidence.",
        ) from error
