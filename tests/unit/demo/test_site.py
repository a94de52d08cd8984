"""The invented sites are whole, harmless and change where they should."""

import re
from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from stancewatch.demo.site import SITES, first_served, hosts, page, versions

FIRST, SECOND = date(2026, 3, 2), date(2026, 6, 15)
FILES = sorted(
    path.relative_to(SITES).as_posix()
    for path in SITES.rglob("*")
    if path.suffix != ".toml" and path.is_file()
)
PAGES = [name for name in FILES if name.endswith(".html")]


class Reader(HTMLParser):
    """Collects what a reader sees within main, the elements and the links."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.links: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]
        if tag not in {"meta", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if "main" in self.open and not {"script", "style"} & set(self.open):
            self.words += data.split()


def read(name: str) -> Reader:
    reader = Reader()
    reader.feed((SITES / name).read_text(encoding="utf-8"))
    reader.close()
    return reader


def served(on: date) -> dict[str, set[str]]:
    paths = {host: {found for found in all_paths() if page(host, found, on)} for host in hosts()}
    return {host: found - {"/robots.txt"} for host, found in paths.items()}


def all_paths() -> set[str]:
    return set(re.findall(r'^"(/[^"]*)" =', (SITES / "index.toml").read_text(encoding="utf-8"), re.MULTILINE))


def test_two_hosts_two_versions() -> None:
    assert hosts() == ("ostrevane.example", "wattenmoor.example")
    assert versions() == (FIRST, SECOND)


@pytest.mark.parametrize("on", [FIRST, SECOND])
def test_six_to_eight_pages_each(on: date) -> None:
    assert all(6 <= len(paths) <= 8 for paths in served(on).values())


def test_every_file_is_served_and_every_entry_has_a_file() -> None:
    listed = set(re.findall(r'file = "([^"]+)"', (SITES / "index.toml").read_text(encoding="utf-8")))
    assert listed == set(FILES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_a_real_page(name: str) -> None:
    reader = read(name)
    assert reader.open == []
    assert 300 <= len(reader.words) <= 900
    assert {"nav", "main", "footer", "style", "h1"} <= set(reader.elements)
    assert reader.elements["h1"] == reader.elements["main"] == 1


@pytest.mark.parametrize("name", FILES)
def test_a_page_reaches_nothing_real(name: str) -> None:
    text = (SITES / name).read_text(encoding="utf-8")
    outside = [link for link in read(name).links if not link.startswith(("/", "#", "mailto:"))]
    assert all(re.match(r"https?://([a-z0-9-]+\.)*[a-z0-9-]+\.example(/|$)", link) for link in outside)
    assert all(address.endswith(".example") for address in re.findall(r"[\w.]+@[\w.-]+\w", text))
    assert "demonstration" in text or "Vorführung" in text or name.endswith("robots.txt")


def test_what_changed_between_the_versions() -> None:
    first, second = served(FIRST), served(SECOND)
    changed = {
        (host, path)
        for host in hosts()
        for path in first[host] & second[host]
        if page(host, path, FIRST) != page(host, path, SECOND)
    }
    assert changed == {
        ("ostrevane.example", "/"),
        ("ostrevane.example", "/legal/usage-policy"),
        ("ostrevane.example", "/news/atlas-4"),
        ("ostrevane.example", "/trust/safety"),
        ("wattenmoor.example", "/about"),
        ("wattenmoor.example", "/data/deichkorb"),
        ("wattenmoor.example", "/safety"),
    }
    assert first["ostrevane.example"] - second["ostrevane.example"] == {"/trust/commitments"}
    assert second["wattenmoor.example"] - first["wattenmoor.example"] == {"/transparency/2025"}


@pytest.mark.parametrize(
    ("host", "path", "before", "after"),
    [
        ("ostrevane.example", "/", "never used to train our models without permission", ""),
        ("ostrevane.example", "/news/atlas-4", "now reaches 99.2 % accuracy", "now reaches 99.6 % accuracy"),
        ("ostrevane.example", "/trust/safety", "opened by 30 September 2026", "opened in the coming months"),
        ("ostrevane.example", "/legal/usage-policy", "action is taken within 14 days", "action is taken."),
        ("wattenmoor.example", "/data/deichkorb", "<td>0.84</td>", "corrected from 0.84 to 0.76"),
        ("wattenmoor.example", "/safety", "By 31 May 2026 we publish", "We had promised a test set"),
    ],
)
def test_the_words_that_changed(host: str, path: str, before: str, after: str) -> None:
    first, second = page(host, path, FIRST), page(host, path, SECOND)
    assert first is not None
    assert second is not None
    assert before in first.body.decode()
    assert before not in second.body.decode()
    assert after in second.body.decode()


def test_the_version_in_force() -> None:
    assert page("wattenmoor.example", "/safety", FIRST - timedelta(days=1)) is None
    between = page("wattenmoor.example", "/safety", SECOND - timedelta(days=1))
    assert between == page("wattenmoor.example", "/safety", FIRST)
    later = page("wattenmoor.example", "/safety", SECOND + timedelta(days=900))
    assert later is not None
    assert later.changed == SECOND
    same = page("wattenmoor.example", "/policy/data", SECOND)
    assert same is not None
    assert same.changed == FIRST


def test_what_is_served_nowhere() -> None:
    assert page("wattenmoor.example", "/../index.toml", SECOND) is None
    assert page("nobody.example", "/", SECOND) is None
    assert first_served("nobody.example", "/") is None
    assert first_served("wattenmoor.example", "/transparency/2025") == SECOND


def test_a_second_language() -> None:
    german = page("wattenmoor.example", "/de/loeschung", FIRST)
    french = page("ostrevane.example", "/support/faq", FIRST)
    assert german is not None
    assert b'<html lang="de">' in german.body
    assert french is not None
    assert b'<section lang="fr">' in french.body


def test_the_shapes_that_pages_have() -> None:
    elements = sum((read(name).elements for name in PAGES), Counter[str]())
    assert all(
        elements[name]
        for name in ("table", "ul", "ol", "details", "figure", "figcaption", "pre", "blockquote")
    )
