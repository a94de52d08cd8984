"""A selector that is none is a mistake of its lab file, with its line."""

from pathlib import Path

import pytest

from stancewatch.procedures.selectors import selector_mistakes

LAB = """\
slug = "lab"
name = "Lab"
site = "https://lab.example"
openness = "open"

[[source]]
id = "home"
url = "https://lab.example/"
role = "home"

[[source]]
id = "policy"
url = "https://lab.example/policy"
role = "policy"
selector = "SELECTOR"
"""


@pytest.mark.parametrize("selector", [":nth-child(", "main[", ">>", "a,,b"])
def test_named_with_its_line(tmp_path: Path, selector: str) -> None:
    path = tmp_path / "lab.toml"
    path.write_text(LAB.replace("SELECTOR", selector))
    (mistake,) = selector_mistakes(path, "labs/lab.toml")
    assert (mistake.line, mistake.key) == (15, "source 2: selector")
    assert repr(selector) in mistake.message


def test_a_selector_that_can_be_used_is_none(tmp_path: Path) -> None:
    path = tmp_path / "lab.toml"
    path.write_text(LAB.replace("SELECTOR", "main .policy > p"))
    assert selector_mistakes(path, "labs/lab.toml") == ()
