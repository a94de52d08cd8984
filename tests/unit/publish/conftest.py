"""The site of the invented labs, built once for all tests that only look at it."""

from pathlib import Path

import pytest

from stancewatch.publish.site import Built, build
from tests.unit.publish import invented


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The public site, with excerpts."""
    return build_at(tmp_path_factory.mktemp("public") / "site", full_texts=False)


@pytest.fixture(scope="session")
def built_whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The local site, with whole texts."""
    return build_at(tmp_path_factory.mktemp("local") / "site", full_texts=True)


def build_at(out: Path, *, full_texts: bool) -> Built:
    return build(
        invented.audits(),
        invented.read_text,
        out,
        full_texts=full_texts,
        contact="hello@stancewatch.example",
        unaudited=(invented.UNAUDITED,),
        changes=invented.differences(),
    )
