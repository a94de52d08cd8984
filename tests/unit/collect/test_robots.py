"""RFC 9309, rule by rule. Sites are reached by name, each with its own robots.txt, through a route."""

from collections.abc import Callable

import pytest

from stancewatch.collect.collect import collect
from stancewatch.collect.robots import MOST_BYTES, agent_name
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, http, moved, page

REFUSED = FailureReason.REFUSED_BY_ROBOTS
Lab = Callable[..., Fetched]


@pytest.fixture
def lab(site: Site, clock: FixedClock) -> Lab:
    """Collect a path of http://lab.example after giving its robots.txt."""
    site.give("/about", http(page()))

    def one(*robots: bytes, path: str = "/about") -> Fetched:
        site.give("lab.example/robots.txt", *robots)
        site.give(path, http(page()))
        settings = CollectSettings(pause=0, deadline=5)
        routes = {("lab.example", 80): ("127.0.0.1", site.port)}
        source = Source("about", f"http://lab.example{path}", PageRole.ABOUT)
        (value,) = collect([source], {}, settings, clock, Silent(), routes=routes)
        return value

    return one


def text(rules: str | bytes, kind: str = "text/plain") -> bytes:
    return http(rules, kind=kind)


ALL = "User-agent: *\nDisallow: /\n"
RULES = [
    ("", "/about", True),
    (ALL, "/about", False),
    ("User-agent: *\nDisallow:\n", "/about", True),
    ("User-agent: *\nDisallow: /about\n", "/about", False),
    ("User-agent: *\nDisallow: /about\n", "/aboutus", False),
    ("User-agent: *\nDisallow: /about$\n", "/aboutus", True),
    ("User-agent: *\nDisallow: /a\nAllow: /about\n", "/about", True),
    ("User-agent: *\nAllow: /about\nDisallow: /a\n", "/about", True),
    ("User-agent: *\nDisallow: /*.html$\n", "/a/b.html", False),
    ("User-agent: *\nDisallow: /*?session=\n", "/about?session=1", False),
    ("User-agent: *\nDisallow: /%61bout\n", "/about", False),
    ("User-agent: *\nDisallow: /b\u00e4r\n", "/b%C3%A4r", False),
    ("User-Agent: STANCEWATCH\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/about", False),
    ("User-agent: StanceWatch\nAllow: /\n\n" + ALL, "/about", True),
    ("User-agent: BadBot\nDisallow: /\n", "/about", True),
    (
        "User-agent: StanceWatch\nUser-agent: x\nDisallow: /about\n\nUser-agent: StanceWatch\nDisallow: /b\n",
        "/about",
        False,
    ),
    ("User-agent: *\n\nDisallow: /about # a comment\n", "/about", False),
    (ALL.replace("\n", "\r"), "/about", False),
    ("\ufeff" + ALL, "/about", False),
    (ALL, "/robots.txt", True),
]


@pytest.mark.parametrize(("rules", "path", "allowed"), RULES)
def test_rules(rules: str, path: str, allowed: bool, lab: Lab, site: Site) -> None:
    value = lab(text(rules), path=path)
    assert (value.reason is None) is allowed or path == "/robots.txt"
    assert value.reason is not REFUSED if allowed else value.reason is REFUSED
    assert site.paths() == ([path] if allowed and path != "/robots.txt" else [])


def test_the_verdict_is_said_and_its_exchange_is_kept(lab: Lab) -> None:
    value = lab(text("User-agent: *\nAllow: /\n"))
    assert value.robots == "allowed by robots.txt of http://lab.example"
    assert [hop.url for hop in value.robots_hops] == ["http://lab.example/robots.txt"]
    value = lab(text(ALL))
    assert value.robots == "forbidden by robots.txt of http://lab.example"
    assert value.detail == "robots.txt of 'http://lab.example' asks 'StanceWatch' not to read '/about'."
    assert value.hops == ()


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_a_client_error_means_no_rules(status: str, lab: Lab) -> None:
    value = lab(http(ALL, status))
    assert value.reason is None
    assert value.robots == f"no robots.txt at http://lab.example ({status[:3]})"


@pytest.mark.parametrize("status", ["500 Error", "503 Unavailable", "599 Odd", "304 Not Modified", "399 Odd"])
def test_a_server_error_forbids_everything(status: str, lab: Lab, site: Site) -> None:
    value = lab(http("", status))
    assert value.reason is REFUSED
    assert f"status {status[:3]}" in value.detail
    assert site.paths() == []
    assert value.robots_hops


def test_a_passing_server_error_passes(lab: Lab) -> None:
    assert lab(http("", "503 Unavailable"), text("")).reason is None


def test_no_answer_forbids_everything(lab: Lab, site: Site) -> None:
    value = lab(lambda _: None)
    assert value.reason is FailureReason.UNREACHABLE
    assert value.detail.startswith("robots.txt of 'http://lab.example' could not be had: No answer came")
    assert site.paths() == []


@pytest.mark.parametrize(
    "answer", [http(page()), text(page()), http("\ufeff <!DOCTYPE html><p>User-agent: *\nDisallow: /")]
)
def test_a_web_page_in_its_place_means_no_rules(answer: bytes, lab: Lab) -> None:
    value = lab(answer)
    assert value.reason is None
    assert "(a web page)" in value.robots


def test_redirects_are_followed_to_the_fifth(lab: Lab, site: Site) -> None:
    for number in range(1, 6):
        site.give(f"/r{number}", moved(f"/r{number + 1}"))
    site.give("/r5", text(ALL))
    assert lab(moved("/r1")).reason is REFUSED
    site.give("/r5", moved("/r6"))
    site.give("/r6", text(ALL))
    assert "(more than 5 redirects)" in lab(moved("/r1")).robots


def test_a_redirect_of_robots_into_private_space_is_blocked(lab: Lab, site: Site) -> None:
    value = lab(moved("http://127.0.0.1/robots.txt"))
    assert value.reason is FailureReason.BLOCKED_ADDRESS
    assert site.paths() == []


def test_only_the_first_500_kib_count_and_no_line_is_cut(lab: Lab) -> None:
    filler = "# padding\n" * (MOST_BYTES // 10)
    assert lab(text(filler + ALL)).reason is None
    head = "User-agent: *\n"
    most = head + "#" * (MOST_BYTES - len(head) - len("\nDisallow: /a")) + "\nDisallow: /abc\n"
    assert lab(text(most)).reason is None
    assert lab(text(head + "Disallow: /about\n" + filler * 2)).reason is REFUSED


def test_bytes_that_are_no_text_are_no_rules(lab: Lab) -> None:
    assert lab(text(bytes(range(256)) * 40)).reason is None


def test_every_origin_on_the_way_is_asked(site: Site, lab: Lab, clock: FixedClock) -> None:
    site.give("other.example/robots.txt", text("User-agent: *\nDisallow: /secret\n"))
    site.give("lab.example/robots.txt", text(""))
    site.give("/go", moved("http://other.example/secret"))
    routes = {(name, 80): ("127.0.0.1", site.port) for name in ("lab.example", "other.example")}
    source = Source("go", "http://lab.example/go", PageRole.HOME)
    (value,) = collect([source], {}, CollectSettings(pause=0), clock, Silent(), routes=routes)
    assert value.reason is REFUSED
    assert site.paths() == ["/go"]
    assert value.robots.splitlines() == [
        "allowed by robots.txt of http://lab.example; forbidden by robots.txt of http://other.example"
    ]


def test_it_is_read_once_a_run(site: Site, clock: FixedClock) -> None:
    settings = CollectSettings(pause=0, allow_addresses=(f"127.0.0.1:{site.port}",))
    site.give("/robots.txt", text("User-agent: *\nDisallow: /b\n"))
    sources = [Source(name, site.url(f"/{name}"), PageRole.HOME) for name in "abcd"]
    values = list(collect(sources, {}, settings, clock, Silent()))
    assert [value.source for value in values if value.reason is REFUSED] == ["b"]
    assert [one.path for one in site.asked].count("/robots.txt") == 1
    assert [len(value.robots_hops) for value in values] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [("StanceWatch/0.1.0", "StanceWatch"), ("Own-Bot", "Own-Bot"), ("Own (+https://x.example/)", "Own")],
)
def test_the_name_rules_are_asked_about(user_agent: str, name: str) -> None:
    assert agent_name(user_agent) == name
