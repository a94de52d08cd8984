"""Editors count in UTF-16 units from zero; a quick fix asks the question behind the words."""

import asyncio
import sys
from typing import Protocol

import pytest

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.suffixscape.language_server import hits_of, position, server


class Diagnostic(Protocol):
    code: str


class Published(Protocol):
    diagnostics: list[Diagnostic]


TEXT = "# A\n\n🙂 The images were removed.\n"


def test_positions_are_utf16_units() -> None:
    (hit,) = hits_of("file:///a.md", TEXT)
    assert (position(TEXT, hit.start), position(TEXT, hit.end)) == ((2, 14), (2, 26))
    assert position("", 0) == (0, 0)


def test_comments_are_heeded_in_editors() -> None:
    assert hits_of("file:///a.md", f"<!-- suffixscape: file -->\n{TEXT}") == ()


def test_without_pygls_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    with pytest.raises(ConfigurationError, match="pygls"):
        server()


def test_a_client_sees_findings_fixes_and_changes() -> None:
    pytest.importorskip("pygls.lsp.client", reason="the extra for editors is not installed")
    asyncio.run(_conversation())


async def _conversation() -> None:
    from importlib import import_module

    types = import_module("lsprotocol.types")
    client = import_module("pygls.lsp.client").BaseLanguageClient("test", "1")
    told: asyncio.Queue[list[str]] = asyncio.Queue()

    def published(parameters: Published) -> None:
        told.put_nowait([one.code for one in parameters.diagnostics])

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
    script = "from stancewatch.suffixscape.language_server import serve; serve()"
    await client.start_io(sys.executable, "-c", script)
    await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem("file:///a.md", "markdown", 1, TEXT))
    )
    assert await asyncio.wait_for(told.get(), 30) == ["agentless_passive"]
    place = types.Range(types.Position(2, 15), types.Position(2, 16))
    (action,) = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier("file:///a.md"), place, types.CodeActionContext([])
        )
    )
    (edit,) = action.edit.changes["file:///a.md"]
    assert (edit.new_text, edit.range.start.character) == (" [by whom?]", 26)
    whole = types.Range(types.Position(2, 3), types.Position(2, 26))
    changes = [types.TextDocumentContentChangePartial(text="We removed them", range=whole)]
    named = types.VersionedTextDocumentIdentifier(2, "file:///a.md")
    client.text_document_did_change(types.DidChangeTextDocumentParams(named, changes))
    assert await asyncio.wait_for(told.get(), 30) == []
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
