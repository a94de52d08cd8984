"""The faults of text that the shared server knows, straight from its answers."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from urllib.request import urlopen

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.wording import LOOKS_MISSING
from stancewatch.model.evidence import Document, FailureReason


def _server(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_case_server", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(shared: Path) -> Iterator[str]:
    server = _server(shared / "cases" / "serve.py").start(None)
    yield f"http://127.0.0.1:{server.server_address[1]}/faults"
    server.shutdown()
    server.server_close()


def _read(base: str, fault: str) -> Document | Unreadable:
    with urlopen(f"{base}/{fault}") as answer:  # noqa: S310  loopback
        media_type, _, charset = (answer.headers["Content-Type"] or "").partition(";")
        return extract(answer.read(), media_type=media_type, charset=charset.partition("=")[2])


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("wrong-charset", "naïve – “data”"),
        ("meta-charset", "naïve – “data”"),
        ("utf16", "naïve – “data”"),
        ("deep", "We are committed"),
        ("table-span", "We are committed"),
        ("pdf-as-html", "Policy text"),
        ("html-as-pdf", "Really HTML"),
        ("canonical", "We are committed"),
        ("noisy", "Steady text"),
    ],
)
def test_the_text_is_had(base: str, fault: str, words: str) -> None:
    found = _read(base, fault)
    assert isinstance(found, Document)
    assert words in found.text


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("js-only", FailureReason.NEEDS_BROWSER),
        ("empty", FailureReason.EMPTY),
        ("binary", FailureReason.WRONG_TYPE),
    ],
)
def test_what_has_no_text_has_a_reason(base: str, fault: str, reason: FailureReason) -> None:
    found = _read(base, fault)
    assert isinstance(found, Unreadable)
    assert found.reason is reason


def test_a_soft_404_is_noted(base: str) -> None:
    found = _read(base, "soft-404")
    assert isinstance(found, Document)
    assert LOOKS_MISSING in found.notes


def test_noise_outside_the_text_changes_nothing(base: str) -> None:
    one, two = _read(base, "noisy"), _read(base, "noisy")
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert one.sha256 == two.sha256


@pytest.mark.slow
def test_a_page_of_20_mb_is_read(base: str) -> None:
    found = _read(base, "large")
    assert isinstance(found, Document)
    assert len(found.text) > 19_000_000
