"""Debian's Chromium, driven by playwright, looking at the site of the invented labs from `file://`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stancewatch.publish.site import build
from tests.unit.publish import invented

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = "AXE_CORE"
"""Names the file `axe.min.js`; without it, `node_modules` beside the checkout and above are searched."""


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (group e2e)")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The local site, with whole texts: the largest pages."""
    out = tmp_path_factory.mktemp("browser") / "site"
    build(
        invented.audits(),
        invented.read_text,
        out,
        full_texts=True,
        contact="hello@stancewatch.example",
        unaudited=(invented.UNAUDITED,),
        changes=invented.differences(),
    )
    return out


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    root = Path(__file__).resolve().parents[2]
    places = [Path(os.environ[AXE])] if AXE in os.environ else []
    places += [folder / "node_modules/axe-core/axe.min.js" for folder in (root, *root.parents)]
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    pytest.skip(
        f"axe-core is not installed (npm install --ignore-scripts axe-core, or {AXE}=path of axe.min.js)"
    )
