"""A language server: findings while a text is written, and quick fixes.

A fix asks what the words leave open, or says that they are meant; none replaces words, since what belongs there only the
writer knows.

Needs pygls (extra `editor`). It speaks on standard input and output, reads what the editor sends and the configuration
upward from each document, and checks the whole text anew at every change: a page takes a few milliseconds.
"""

import sys
from importlib import import_module
from os import dup, fdopen
from types import ModuleType

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.suffixscape.editor_answers import SOURCE, Page, diagnostics, quick_fixes
from stancewatch.suffixscape.editor_projects import Projects
from stancewatch.suffixscape.editor_protocol import Asked, Server
from stancewatch.suffixscape.editor_text import utf16_units
from stancewatch.suffixscape.rules import TABLES


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

    def _page(self, text: str) -> Page:
        codec = getattr(self._made.workspace, "position_codec", None)
        return Page(self._types, text, getattr(codec, "client_num_units", utf16_units))

    def publish(self, uri: str) -> None:
        """Send the findings of an open document."""
        document = self._made.workspace.get_text_document(uri)
        found = diagnostics(self._types, self._page(document.source), self._projects.check(document))
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
        return quick_fixes(self._types, self._page(document.source), linted, asked)

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


def serve() -> None:
    """Serve until the editor hangs up, on streams of its own, so that closing them leaves the command able to end."""
    made = server()
    with fdopen(dup(sys.stdin.fileno()), "rb") as heard, fdopen(dup(sys.stdout.fileno()), "wb") as said:
        made.start_io(heard, said)
