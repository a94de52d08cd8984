"""Keys are found on their lines, and a strange layout never raises."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.registry.lines import line_of, places

TEXT = '''\
# a comment
slug = "x"
countries = [
  "Germany",
]
"quoted" = 1
[ note ]   # signed
text = """
[not a table]
author = "not a key"
"""
author = """one line"""
a.b = 1
[[source]]
id = "one"
[[source]]
id = "two"
'''


def test_places() -> None:
    assert tomllib.loads(TEXT)
    assert places(TEXT) == {
        (): 1,
        ("slug",): 2,
        ("countries",): 3,
        ("quoted",): 6,
        ("note",): 7,
        ("note", "text"): 8,
        ("note", "author"): 12,
        ("note", "a", "b"): 13,
        ("source",): 14,
        ("source", 0): 14,
        ("source", 0, "id"): 15,
        ("source", 1): 16,
        ("source", 1, "id"): 17,
    }


def test_a_key_without_a_line_has_that_of_its_table() -> None:
    found = places(TEXT)
    assert line_of(("source", 1, "role"), found) == 16
    assert line_of(("countries", 0), found) == 3
    assert line_of(("nowhere",), found) == 1


@given(st.text(alphabet="[]\"'=.# \nab"))
def test_any_text_has_places(text: str) -> None:
    last = max(1, len(text.splitlines()))
    assert all(1 <= line <= last for line in places(text).values())
