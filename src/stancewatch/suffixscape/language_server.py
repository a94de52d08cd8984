"""A language server: findings while a text is written, and a quick fix that asks what the words leave open.

Needs pygls (extra `editor`). It speaks on standard input and output, reads only what the editor sends, and
checks the whole text anew at every change: a page takes a few milliseconds.
"""

from importlib import import_module
from types import ModuleType
from typing import Protocol

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape import ignores
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.reading import markup_of

SOURCE = "suffixscape"
QUESTIONS = {pattern.name: pattern.question for pattern in PATTERNS}
LEVELS = {
    Severity.NONE: "Hint",
    Severity.LOW: "Information",
    Severity.MEDIUM: "Warning",
    Severity.HIGH: "Error",
}


class TextDocument(Protocol):
    """What is read of an open document."""

    uri: str
    source: str
    version: int | None


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


class Asked(Protocol):
    """What is read of a question for code actions."""

    text_document: Named
    range: Stretch


def hits_of(uri: str, text: str) -> tuple[Hit, ...]:
    """Return the findings of an open document, less those its comments take out."""
    return ignores.reported(text, examine(text, markup=markup_of(uri)))


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and character of an offset as editors count them: from zero, in UTF-16 units."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start), len(text[start:offset].encode("utf-16-le")) // 2


class Server(Protocol):
    """What is asked of a server here."""

    def start_io(self) -> None:
        """Serve on standard input and output."""


def server() -> Server:
    """Return a server with its features. Raises ConfigurationError where pygls is not installed."""
    try:
        pygls, types = import_module("pygls.lsp.server"), import_module("lsprotocol.types")
    except ImportError as error:
        hint = "Install the extra: pip install 'stancewatch[editor]'."
        raise ConfigurationError(
            "The language server needs pygls, which is not installed.", hint=hint
        ) from error
    made = pygls.LanguageServer("stancewatch-lint", CODE_VERSION)

    def publish(uri: str) -> None:
        document = made.workspace.get_text_document(uri)
        found = _diagnostics(types, document)
        parameters = types.PublishDiagnosticsParams(uri=uri, version=document.version, diagnostics=found)
        made.text_document_publish_diagnostics(parameters)

    for event in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_SAVE):
        made.feature(event)(lambda parameters: publish(parameters.text_document.uri))

    def actions(parameters: Asked) -> list[object]:
        return _actions(
            types, made.workspace.get_text_document(parameters.text_document.uri), parameters.range
        )

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(actions)
    running: Server = made
    return running


def _range(types: ModuleType, text: str, start: int, end: int) -> object:
    first, last = position(text, start), position(text, end)
    return types.Range(start=types.Position(*first), end=types.Position(*last))


def _diagnostics(types: ModuleType, document: TextDocument) -> list[object]:
    return [
        types.Diagnostic(
            range=_range(types, document.source, hit.start, hit.end),
            message=f"{hit.effect} {hit.alternative}",
            severity=getattr(types.DiagnosticSeverity, LEVELS[hit.severity]),
            code=hit.pattern,
            source=SOURCE,
        )
        for hit in hits_of(document.uri, document.source)
    ]


def _actions(types: ModuleType, document: TextDocument, asked: Stretch) -> list[object]:
    """Return a quick fix for each finding that touches the range asked about."""
    low, high = (asked.start.line, asked.start.character), (asked.end.line, asked.end.character)
    text = document.source
    return [
        _fix(types, document, hit)
        for hit in hits_of(document.uri, text)
        if position(text, hit.start) <= high and low <= position(text, hit.end)
    ]


def _fix(types: ModuleType, document: TextDocument, hit: Hit) -> object:
    behind = _range(types, document.source, hit.end, hit.end)
    edit = types.TextEdit(range=behind, new_text=f" [{QUESTIONS[hit.pattern]}]")
    return types.CodeAction(
        title=hit.alternative,
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
    )


def serve() -> None:
    """Serve until the editor hangs up."""
    server().start_io()
