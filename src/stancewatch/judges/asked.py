"""Questions about single texts, as JSON Lines in and out."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, ValidationError

from stancewatch.foundation.canonical import Json
from stancewatch.foundation.errors import InputError
from stancewatch.judges.disclosure import NAME, decide


class Asked(BaseModel):
    """One line: a question and the text that should answer it."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: str
    question: str
    definition: str = ""
    text: str


def answers(lines: Iterable[str]) -> Iterator[dict[str, Json]]:
    """Yield a verdict for each line that is not empty. Raises InputError naming the line of a mistake."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(_asked(line, number))


def _answer(asked: Asked) -> dict[str, Json]:
    decision = decide(asked.question, asked.definition, asked.text)
    return {
        "id": asked.id,
        "verdict": decision.verdict,
        "quote": asked.text[decision.start : decision.end],
        "start": decision.start,
        "end": decision.end,
        "judge": NAME,
    }


def _asked(line: str, number: int) -> Asked:
    try:
        return Asked.model_validate_json(line.removeprefix("\ufeff") if number == 1 else line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"])) or "the whole line"
        raise InputError(
            f"Line {number}, {key!r}: {first['msg']}.",
            hint='Each line is {"id", "question", "definition", "text"}, all of them strings.',
        ) from error
