"""What is read of an editor's messages and asked of the server that carries them: pygls and lsprotocol have these shapes."""

from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO, Protocol


class TextDocument(Protocol):
    """What is read of an open document."""

    uri: str
    source: str
    version: int | None
    language_id: str | None


class Place(Protocol):
    """A position in an editor, from zero."""

    line: int
    character: int


class Stretch(Protocol):
    """A range in an editor."""

    start: Place
    end: Place


class Named(Protocol):
    """What names a document."""

    uri: str


class Reported(Protocol):
    """What is read of a finding that the editor sends back."""

    code: str | int | None


class Context(Protocol):
    """What the editor wants of code actions."""

    diagnostics: Sequence[Reported]
    only: Sequence[str] | None


class Asked(Protocol):
    """What is read of a question for code actions."""

    text_document: Named
    range: Stretch
    context: Context


class Workspace(Protocol):
    """The open documents of a server."""

    text_documents: Mapping[str, object]

    def get_text_document(self, uri: str) -> TextDocument:
        """Return an open document."""


class Server(Protocol):
    """What is asked of a server here."""

    workspace: Workspace

    def start_io(self, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Serve on two streams."""

    def feature(self, name: str, options: object = None) -> Callable[[Callable[..., object]], object]:
        """Return what makes a function the answer to a message."""

    def text_document_publish_diagnostics(self, parameters: object) -> None:
        """Send findings."""

    def window_show_message(self, parameters: object) -> None:
        """Show a message to whoever writes."""

    def client_register_capability(self, parameters: object) -> object:
        """Ask the editor to tell of something."""
