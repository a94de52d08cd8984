"""Why a page was not had, on its way from the wire to the value that tells it."""

from dataclasses import dataclass

from stancewatch.foundation.errors import WorldError
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Hop


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server: what was archived of it, and its decoded payload."""

    hop: Hop
    body: bytes
    """Decoded. Cut where a limit was met."""
    longer: bool = False
    """More came than Content-Length announced; what was announced is the answer (RFC 9112, 6.3)."""

    def header(self, name: str) -> str:
        """Return a header by its lower-case name, several joined by a comma, empty where it is not there."""
        return ", ".join(value for key, value in self.hop.headers if key.lower() == name)


class Setback(WorldError):
    """A page could not be had. Raised inside this stage only; `collect` turns it into a value.

    `passing` says that asking again soon may help. `answer` holds what had come until then.
    """

    def __init__(
        self, reason: FailureReason, detail: str, *, passing: bool = False, seconds: float | None = None
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.passing = passing
        self.seconds = seconds
        """For how long the server asks to be left alone, None where it does not say."""
        self.answer: Answer | None = None

    def after(self, answer: Answer | None) -> "Setback":
        """Return this setback with what had come until then."""
        self.answer = answer
        return self
