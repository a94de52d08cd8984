"""A language server: findings while a text is written, and quick fixes.

A fix asks what the words leave open, or says that they are meant; none replaces words, since what belongs there only the
writer knows.

Needs pygls (extra `editor`). It speaks on standard input and output, reads what the editor sends and the configuration
upward from each document, and checks the whole text anew at every change: a page takes a few milliseconds.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from os import dup, fdopen
from types import ModuleType
from typing import BinaryIO, Protocol

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape.editor_projects import Checked, Projects
from stancewatch.suffixscape.editor_text import Positions, utf16_units
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.rules import TABLES
from stancewatch.suffixscape.tally import ORDER

SOURCE = "suffixscape"
COMMENT = "ignore_comment"
"""Code of what is said about a comment that takes findings out."""
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


def server() -> Server:
    """Return a server with its features. Raises ConfigurationError where pygls is not installed."""
    try:
        pygls, types = import_module("pygls.lsp.server"), import_module("lsprotocol.types")
    except ImportError as error:
        hint = "Install the extra: pip install 'stancewatch[editor]'."
        raise ConfigurationError(
            "The language server needs pygls, which is not installed.", hint=hint
        ) from error
    made: Server = pygls.LanguageServer("stancewatch-lint", CODE_VERSION)
    service = _Service(made, types)
    for event in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE):
        made.feature(event)(lambda parameters: service.publish(parameters.text_document.uri))
    for event in (
        types.TEXT_DOCUMENT_DID_SAVE,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION,
    ):
        made.feature(event)(lambda _: service.publish_all())
    made.feature(types.TEXT_DOCUMENT_DID_CLOSE)(
        lambda parameters: service.forget(parameters.text_document.uri)
    )
    made.feature(types.INITIALIZED)(lambda _: service.watch())
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    def actions(asked: Asked) -> list[object]:  # pygls marks what answers, and a method takes no mark
        return service.actions(asked)

    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(actions)
    return made


class _Service:
    """Answers the messages of one editor."""

    def __init__(self, made: Server, types: ModuleType) -> None:
        self._made, self._types = made, types
        self._projects = Projects(self._say, import_module("pygls.uris").to_fs_path)

    def _say(self, message: str) -> None:
        self._made.window_show_message(
            self._types.ShowMessageParams(self._types.MessageType.Error, f"{SOURCE}: {message}")
        )

    def _page(self, text: str) -> "Page":
        codec = getattr(self._made.workspace, "position_codec", None)
        return Page(self._types, text, getattr(codec, "client_num_units", utf16_units))

    def publish(self, uri: str) -> None:
        """Send the findings of an open document."""
        document = self._made.workspace.get_text_document(uri)
        found = _diagnostics(self._types, self._page(document.source), self._projects.check(document))
        self._send(uri, found, document.version)

    def publish_all(self) -> None:
        """Send the findings of every open document: what was saved or changed may be their configuration."""
        for uri in sorted(self._made.workspace.text_documents):
            self.publish(uri)

    def forget(self, uri: str) -> None:
        """Take back the findings of a document that is closed."""
        self._send(uri, [], None)

    def _send(self, uri: str, found: list[object], version: int | None) -> None:
        self._made.text_document_publish_diagnostics(
            self._types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        )

    def actions(self, asked: Asked) -> list[object]:
        """Return the quick fixes for a range of an open document."""
        document = self._made.workspace.get_text_document(asked.text_document.uri)
        linted = self._projects.check(document).linted
        return _actions(self._types, self._page(document.source), linted, asked)

    def watch(self) -> None:
        """Ask the editor to tell when a configuration file changes, where it can."""
        types = self._types
        workspace = getattr(getattr(self._made, "client_capabilities", None), "workspace", None)
        watched = getattr(workspace, "did_change_watched_files", None)
        if not getattr(watched, "dynamic_registration", None):
            return
        watchers = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in TABLES]
        registration = types.Registration(
            id="configuration",
            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
        )
        self._made.client_register_capability(types.RegistrationParams([registration]))


class Page:
    """A text in which ranges are made."""

    def __init__(self, types: ModuleType, text: str, units: Callable[[str], int]) -> None:
        self._types, self.places = types, Positions(text, units)

    def range(self, start: int, end: int) -> object:
        """Return the range between two offsets."""
        first, last = self.places.of(start), self.places.of(end)
        return self._types.Range(start=self._types.Position(*first), end=self._types.Position(*last))


def _diagnostics(types: ModuleType, page: Page, checked: Checked) -> list[object]:
    """Return the findings, and what is wrong with comments that take findings out."""
    found = [
        types.Diagnostic(
            range=page.range(hit.start, hit.end),
            message=f"{hit.effect} {hit.alternative}",
            severity=getattr(types.DiagnosticSeverity, level(hit.severity, checked.fail_on)),
            code=hit.pattern,
            source=SOURCE,
        )
        for hit in checked.linted.hits
    ]
    comments = checked.linted.comments.comments if checked.linted.comments else []
    found += [
        types.Diagnostic(
            range=page.range(comment.offset, end),
            message=said,
            severity=types.DiagnosticSeverity.Warning,
            code=COMMENT,
            source=SOURCE,
        )
        for comment, end in comments
        for said in comment.mistakes()
    ]
    return found


def level(severity: Severity, fail_on: Severity | None) -> str:
    """Return how an editor shows a severity: where a run would fail from some severity on, an error is what fails."""
    if fail_on is None:
        return LEVELS[severity]
    if ORDER[severity] >= max(ORDER[fail_on], 1):
        return "Error"
    return "Warning" if severity is Severity.HIGH else LEVELS[severity]


def _actions(types: ModuleType, page: Page, linted: Linted, asked: Asked) -> list[object]:
    """Return the quick fixes for each finding that touches the range asked about."""
    low = asked.range.start.line, asked.range.start.character
    high = asked.range.end.line, asked.range.end.character
    only = asked.context.only
    if only is not None and not any(kind in ("", "quickfix") for kind in only):
        return []
    return [
        fix
        for hit in linted.hits
        if page.places.of(hit.start) <= high and low <= page.places.of(hit.end)
        for fix in _fixes(types, page, hit, asked)
    ]


def _fixes(types: ModuleType, page: Page, hit: Hit, asked: Asked) -> Iterator[object]:
    """Yield what can be done about a finding. No fix replaces words: what belongs there only the writer knows."""
    question = QUESTIONS[hit.pattern]
    line_end = page.places.line_end(hit.start)
    offers = (
        (f"Ask “{question}” behind the words. {hit.alternative}", hit.end, f" [{question}]"),
        (
            f"Leave {hit.pattern} out on this line",
            line_end,
            f" <!-- suffixscape: line {hit.pattern} -->",
        ),
    )
    told = [one for one in asked.context.diagnostics if one.code == hit.pattern]
    for title, place, words in offers:
        edit = types.TextEdit(range=page.range(place, place), new_text=words)
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=told or None,
            edit=types.WorkspaceEdit(changes={asked.text_document.uri: [edit]}),
        )


def serve() -> None:
    """Serve until the editor hangs up, on streams of its own, so that closing them leaves the command able to end."""
    made = server()
    with fdopen(dup(sys.stdin.fileno()), "rb") as heard, fdopen(dup(sys.stdout.fileno()), "wb") as said:
        made.start_io(heard, said)
