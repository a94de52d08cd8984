"""Every mistake of a lab file is found, at its line, with its key and a remedy."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import ExitCode, RegistryInvalid
from stancewatch.model.lab import FlagEvidence, KnownFlag, Openness, PageRole, ProfileFlag, SourceKind
from stancewatch.registry.reading import LARGEST, check, read

GOOD = """\
slug = "lab"
name = "A Lab"
countries = ["Germany"]
site = "https://lab.example"
openness = "open"

[note]
text = "One sentence."
author = "A reader"
date = 2026-06-08

[profile]
trains_models = true
serves_users = false

[[source]]
id = "home"
url = "https://lab.example"
role = "home"

[[source]]
id = "policy"
url = "https://lab.example/policy?lang=en"
role = "policy"
selector = "main"
valid_until = 2026-12-31
"""


BARE = """\
slug = "lab"
name = "A Lab"
site = "https://lab.example"
openness = "open"
source = [{ id = "home", url = "https://lab.example", role = "home" }]
"""


def place(tmp_path: Path, text: str | bytes, name: str = "lab.toml") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def said(tmp_path: Path, text: str | bytes, name: str = "lab.toml") -> list[str]:
    return [f"{one.place}: {one.message} {one.remedy}" for one in check(place(tmp_path, text, name), name)]


def test_a_whole_file_becomes_a_lab(tmp_path: Path) -> None:
    lab = read(place(tmp_path, GOOD), "labs/lab.toml")
    assert (lab.slug, lab.name, lab.countries, lab.openness) == ("lab", "A Lab", ("Germany",), Openness.OPEN)
    assert lab.origin == "labs/lab.toml"
    assert lab.flag(ProfileFlag.TRAINS_MODELS) is True
    assert lab.flag(ProfileFlag.SERVES_USERS) is False
    assert lab.flag(ProfileFlag.FILTERS_OR_EVALUATES) is None
    assert [(one.id, one.role, one.kind) for one in lab.sources] == [
        ("home", PageRole.HOME, SourceKind.PAGE),
        ("policy", PageRole.POLICY, SourceKind.PAGE),
    ]
    assert check(place(tmp_path, GOOD)) == ()


DAY = FixedClock(datetime(2026, 6, 8, 12, tzinfo=UTC))
EVIDENCE = """
[profile.filters_or_evaluates]
value = false
because = "Its repositories hold no <b>filter</b>."
on = 2026-06-08
by = "A reader"
url = "https://lab.example/code"
"""


INLINE = (
    '[profile]\nfilters_or_evaluates = { value = false, because = "Its repositories hold no <b>filter</b>.",'
    ' on = 2026-06-08, by = "A reader", url = "https://lab.example/code" }\n'
)


@pytest.mark.parametrize("written", [EVIDENCE, INLINE], ids=["table", "inline"])
def test_a_flag_may_bring_its_evidence(tmp_path: Path, written: str) -> None:
    lab = read(place(tmp_path, BARE + written), "labs/lab.toml", clock=DAY)
    seen = FlagEvidence(
        "Its repositories hold no <b>filter</b>.", date(2026, 6, 8), "A reader", "https://lab.example/code"
    )
    assert lab.profile == ((ProfileFlag.FILTERS_OR_EVALUATES, KnownFlag(holds=False, evidence=seen)),)
    assert lab.flag(ProfileFlag.FILTERS_OR_EVALUATES) is False


def test_flags_with_and_without_evidence_stand_side_by_side_in_order(tmp_path: Path) -> None:
    lab = read(place(tmp_path, GOOD + EVIDENCE), clock=DAY)
    assert [(name, known.holds, known.evidence is not None) for name, known in lab.profile] == [
        (ProfileFlag.FILTERS_OR_EVALUATES, False, True),
        (ProfileFlag.SERVES_USERS, False, False),
        (ProfileFlag.TRAINS_MODELS, True, False),
    ]


def test_every_mistake_of_evidence_is_named(tmp_path: Path) -> None:
    text = (
        BARE
        + """
[profile]
serves_users = { value = true }
trains_models = 1
distributes_content = [{ value = true }]
[profile.filters_or_evaluates]
value = "no"
becuase = "It holds none."
on = 2026-06-10
by = "A \u202e reader"
url = "javascript:alert(1)"
"""
    )
    path = place(tmp_path, text)
    assert [f"{one.place}: {one.message} {one.remedy}" for one in check(path, "lab.toml", DAY)] == snapshot(
        [
            "lab.toml, line 8, key 'profile.serves_users.because': The key 'because' is missing. Add a line that begins with `because =`.",
            "lab.toml, line 8, key 'profile.serves_users.by': The key 'by' is missing. Add a line that begins with `by =`.",
            "lab.toml, line 8, key 'profile.serves_users.on': The key 'on' is missing. Add a line that begins with `on =`.",
            "lab.toml, line 9, key 'profile.trains_models': 1 is neither true nor false. Write true or false, without quotes.",
            "lab.toml, line 10, key 'profile.distributes_content': [{'value': True}] is neither true nor false. Write true or false, without quotes.",
            "lab.toml, line 11, key 'profile.filters_or_evaluates.because': The key 'because' is missing. Add a line that begins with `because =`.",
            "lab.toml, line 12, key 'profile.filters_or_evaluates.value': 'no' is neither true nor false. Write true or false, without quotes.",
            "lab.toml, line 13, key 'profile.filters_or_evaluates.becuase': The key 'becuase' is unknown. Did you mean 'because'?",
            "lab.toml, line 14, key 'profile.filters_or_evaluates.on': 2026-06-10 is still to come. Write the day on which it was set, 2026-06-09 at the latest.",
            "lab.toml, line 15, key 'profile.filters_or_evaluates.by': The text holds the control character U+202E. Write one line of visible characters.",
            "lab.toml, line 16, key 'profile.filters_or_evaluates.url': 'javascript:alert(1)' is not an http or https address. Write it in full: 'https://host/path'.",
        ]
    )


@pytest.mark.parametrize(
    ("hour", "mistakes"), [(9, 1), (10, 0)], ids=["tomorrow everywhere", "begun in the first zone"]
)
def test_a_day_is_not_to_come_where_it_has_begun_anywhere(tmp_path: Path, hour: int, mistakes: int) -> None:
    clock = FixedClock(datetime(2026, 6, 7, hour, tzinfo=UTC))
    assert len(check(place(tmp_path, BARE + EVIDENCE), "lab.toml", clock)) == mistakes


def test_a_page_may_be_declared_as_one_for_a_browser(tmp_path: Path) -> None:
    lab = read(place(tmp_path, GOOD + "browser = true\n"), "labs/lab.toml")
    assert [one.browser for one in lab.sources] == [False, True]


def test_a_packaged_file_needs_no_browser(tmp_path: Path) -> None:
    (message,) = said(tmp_path, GOOD + 'kind = "packaged"\nbrowser = true\n')
    assert "line 28, key 'source 2: browser': A packaged file is read as it is" in message


def test_every_mistake_of_a_file_is_named(tmp_path: Path) -> None:
    text = """\
slug = "lba"
name = "\\u001b[31mRed"
contries = ["Germany"]
site = "ftp://lab.example"
openness = "opn"
[note]
text = "One sentence."
date = "2026-06-08"
[profile]
train_models = true
serves_users = "yes"
[[source]]
id = "../home"
url = "https://user:word@lab.example/"
role = "polcy"
[[source]]
id = "two"
url = "https://lab.example/#top"
role = "home"
[[source]]
id = "two"
url = "https://lab.example/#top"
"""
    assert said(tmp_path, text) == snapshot(
        [
            "lab.toml, line 1, key 'slug': The slug 'lba' is not the name of the file, 'lab'. Write slug = 'lab', or name the file by its slug.",
            "lab.toml, line 2, key 'name': The text holds the control character U+001B. Write one line of visible characters.",
            "lab.toml, line 3, key 'contries': The key 'contries' is unknown. Did you mean 'countries'?",
            "lab.toml, line 4, key 'site': 'ftp://lab.example' is not an http or https address. Write it in full: 'https://host/path'.",
            "lab.toml, line 5, key 'openness': 'opn' is not a known openness. Did you mean 'open'?",
            "lab.toml, line 6, key 'note.author': The key 'author' is missing. Add a line that begins with `author =`.",
            "lab.toml, line 8, key 'note.date': '2026-06-08' is not a date. Write the day without quotes: 2026-06-08.",
            "lab.toml, line 10, key 'profile.train_models': The key 'train_models' is unknown. Did you mean 'trains_models'?",
            "lab.toml, line 11, key 'profile.serves_users': 'yes' is neither true nor false. Write true or false, without quotes.",
            "lab.toml, line 13, key 'source 1: id': '../home' is not a slug. Write at most 64 small letters a-z, digits and single hyphens between them.",
            "lab.toml, line 14, key 'source 1: url': The address holds a user name. Write the host only; only public pages are read.",
            "lab.toml, line 15, key 'source 1: role': 'polcy' is not a known page role. Did you mean 'policy'?",
            "lab.toml, line 18, key 'source 2: url': 'https://lab.example/#top' holds a fragment. Drop the '#' and what follows; it never reaches the server.",
            "lab.toml, line 20, key 'source 3: role': The key 'role' is missing. Add a line that begins with `role =`.",
            "lab.toml, line 21, key 'source 3: id': The id 'two' is already that of source 2. Give each source an id of its own.",
            "lab.toml, line 22, key 'source 3: url': 'https://lab.example/#top' holds a fragment. Drop the '#' and what follows; it never reaches the server.",
            "lab.toml, line 22, key 'source 3: url': The url 'https://lab.example/#top' is already that of source 2. Keep one of the two sources.",
        ]
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('slug = "lab"\nname = \n', 2, "not TOML: Invalid value"),
        ('slug = "lab"\nslug = "lab"\n', 2, "not TOML: Cannot overwrite a value"),
        ('slug = "lab"\n\nname = "open\n', 3, "not TOML"),
        (b'slug = "lab"\nname = "\xff"\n', 2, "not UTF-8"),
        (b"a = 1\nb = \x1b\n", 2, "not TOML"),
        ("", 1, "key 'name'"),
        ("x = " + "[" * 5000, None, "nested too deeply"),
        ("#" * (LARGEST + 1), None, f"more than {LARGEST} bytes"),
    ],
)
def test_a_broken_file_is_placed(tmp_path: Path, text: str | bytes, line: int | None, part: str) -> None:
    mistakes = check(place(tmp_path, text), "lab.toml")
    assert mistakes[0].line == line
    assert any(part in f"{one.place} {one.message}" for one in mistakes)
    assert all(one.remedy for one in mistakes)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (mistake,) = check(tmp_path / "none.toml")
    assert mistake.line is None
    assert "cannot be opened" in mistake.message


def test_one_mistake_is_one_sentence(tmp_path: Path) -> None:
    path = place(tmp_path, GOOD.replace('role = "policy"', 'role = "polcy"'))
    with pytest.raises(RegistryInvalid) as caught:
        read(path, "labs/lab.toml")
    assert caught.value.exit_code is ExitCode.INPUT
    assert str(caught.value) == snapshot(
        "labs/lab.toml, line 24, key 'source 2: role': 'polcy' is not a known page role. Hint: Did you mean 'policy'?"
    )


def test_several_mistakes_are_one_error(tmp_path: Path) -> None:
    path = place(tmp_path, GOOD.replace('role = "policy"', 'role = "polcy"').replace("author", "autor"))
    with pytest.raises(RegistryInvalid) as caught:
        read(path, "labs/lab.toml")
    assert str(caught.value) == snapshot("""\
labs/lab.toml has 3 mistakes:
  labs/lab.toml, line 7, key 'note.author': The key 'author' is missing. Add a line that begins with `author =`.
  labs/lab.toml, line 9, key 'note.autor': The key 'autor' is unknown. Did you mean 'author'?
  labs/lab.toml, line 24, key 'source 2: role': 'polcy' is not a known page role. Did you mean 'policy'?
 Hint: Mend them, then run `stancewatch lab check` again.\
""")


@pytest.mark.parametrize("missing", ["slug", "name", "site", "openness"])
def test_a_missing_key_is_named(tmp_path: Path, missing: str) -> None:
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(missing))
    assert [(one.key, one.message) for one in check(place(tmp_path, text))] == [
        (missing, f"The key {missing!r} is missing.")
    ]


@pytest.mark.parametrize("sources", ["", "source = []\n"])
def test_a_lab_needs_sources(tmp_path: Path, sources: str) -> None:
    text = 'slug = "lab"\nname = "Lab"\nsite = "https://lab.example"\nopenness = "open"\n' + sources
    assert [one.message for one in check(place(tmp_path, text))] == ["The lab has no sources."]


@pytest.mark.parametrize(
    "wrong", ["source = 3", "source = [1, 2]", 'source = "x"', "note = 1", "profile = []"]
)
def test_a_value_of_another_form_never_raises(tmp_path: Path, wrong: str) -> None:
    mistakes = check(place(tmp_path, f'slug = "lab"\n{wrong}\n'))
    assert any(one.line == 2 for one in mistakes)


def test_equal_addresses_are_found_however_written(tmp_path: Path) -> None:
    text = GOOD.replace("https://lab.example/policy?lang=en", "HTTPS://LAB.example/")
    assert [one.message for one in check(place(tmp_path, text))] == [
        "The url 'HTTPS://LAB.example/' is already that of source 1."
    ]


def test_a_pipe_a_device_and_a_folder_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "device.toml").symlink_to("/dev/zero")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe", "device", "folder"):
        (mistake,) = check(tmp_path / f"{name}.toml")
        assert mistake.message == "It is not a regular file."
