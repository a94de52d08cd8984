"""Pages rendered in Chromium: their text is had, and nothing they do reaches beyond the guard."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from stancewatch import pipeline
from stancewatch.collect.browser import rendering
from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.collect.site import Site, http, serving

SHELL = "<!doctype html><title>App</title><div id=root></div><script>{}</script>"
WRITE = "document.getElementById('root').textContent = {}"
with_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed (group e2e)"),
    pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed"),
]


@pytest.fixture
def settings(site: Site) -> CollectSettings:
    return CollectSettings(pause=0, deadline=30, allow_addresses=(f"127.0.0.1:{site.port}",))


@pytest.fixture
def render(settings: CollectSettings, clock: FixedClock) -> Callable[[str], Fetched]:
    def one(url: str) -> Fetched:
        source = Source("about", url, PageRole.ABOUT, browser=True)
        (fetched,) = collect([source], {}, settings, clock, Silent())
        return fetched

    return one


@pytest.fixture
def private() -> Iterator[Site]:
    """A server on loopback that no setting names."""
    with serving() as running:
        yield running


def text(fetched: Fetched) -> str:
    assert fetched.body is not None, fetched.detail
    return fetched.body.decode()


class TestWithoutABrowser:
    @pytest.mark.parametrize(
        ("name", "words"),
        [("find_spec", "stancewatch[browser]"), ("which", "Debian: chromium")],
    )
    def test_what_to_install_is_said_before_anything_is_asked_for(
        self,
        name: str,
        words: str,
        site: Site,
        render: Callable[[str], Fetched],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(rendering, "find_spec", lambda _: True)
        monkeypatch.setattr(rendering, name, lambda _: None)
        fetched = render(site.url())
        assert fetched.reason is FailureReason.NEEDS_BROWSER
        assert words in fetched.detail
        assert site.asked == []


class TestInABrowser:
    pytestmark = with_browser

    def test_what_a_script_writes_is_the_text(self, site: Site, render: Callable[[str], Fetched]) -> None:
        site.give("/", http(SHELL.format(WRITE.format("'We publish ' + 6 * 7 + ' figures.'"))))
        fetched = render(site.url())
        assert "We publish 42 figures." in text(fetched)
        assert fetched.detail == ""
        assert (fetched.flags, fetched.media_type, fetched.charset) == (("rendered",), "text/html", "utf-8")
        assert [hop.status for hop in fetched.hops] == [200]
        assert b"<div id=root></div>" in fetched.hops[0].body
        assert site.paths() == ["/"]

    def test_the_archive_keeps_what_was_sent_and_what_was_rendered(
        self, site: Site, settings: CollectSettings, clock: FixedClock, tmp_path: Path
    ) -> None:
        site.give("/", http(SHELL.format(WRITE.format("'We publish every figure. '.repeat(20)"))))
        source = Source("about", site.url(), PageRole.ABOUT, browser=True)
        lab = Lab("lab", "Lab", (), (), site.url(), Openness.OPEN, (), None, (), (source,), "packaged")
        workspace = Workspace(tmp_path)
        collecting = pipeline.Collecting.by(settings, clock)
        captures = pipeline.take(lab, workspace, collecting, Silent())
        archive, snapshot = FileArchive(workspace), captures["about"].snapshot
        assert snapshot is not None
        assert b"We publish every figure. We publish" in archive.body(snapshot)
        assert "We publish every figure." in archive.document("lab", captures["about"].text_sha256).text
        assert captures["about"].flags == ("rendered",)
        assert verify(workspace) == ()

    def test_scripts_and_data_are_loaded_and_pictures_are_not(
        self, site: Site, render: Callable[[str], Fetched]
    ) -> None:
        site.give("/", http("<img src=/i.png><div id=root></div><script src=/app.js></script>"))
        site.give(
            "/app.js",
            http(
                f"fetch('/data').then(a => a.text()).then(t => {WRITE.format('t')})", kind="text/javascript"
            ),
        )
        site.give("/data", http("Loaded by a script.", kind="text/plain"))
        site.give("/i.png", http("x", kind="image/png"))
        assert "Loaded by a script." in text(render(site.url()))
        assert site.paths() == ["/", "/app.js", "/data"]
        assert {one.headers["user-agent"] for one in site.asked} == {CollectSettings().user_agent}

    def test_private_addresses_are_out_of_reach(
        self, site: Site, private: Site, render: Callable[[str], Fetched]
    ) -> None:
        places = [
            "http://169.254.169.254/latest/meta-data/",
            f"http://127.0.0.1:{private.port}/",
            f"http://localhost:{private.port}/",
            f"http://[::1]:{private.port}/",
            f"http://2130706433:{private.port}/",
            "https://127.0.0.1/",
            "http://10.0.0.1/",
        ]
        loads = f"""
            const places = {places};
            for (const p of places) {{ const s = document.createElement('script'); s.src = p; document.head.append(s) }}
            new Image().src = places[1]; navigator.sendBeacon(places[1], 'x');
            try {{ new WebSocket('ws://127.0.0.1:{private.port}/') }} catch (e) {{}}
            Promise.allSettled(places.map(p => fetch(p, {{mode: 'no-cors'}}))).then(all =>
                {WRITE.format("all.map(one => one.status).join(' ')")})
        """
        site.give("/", http(SHELL.format(loads)))
        fetched = render(site.url())
        assert " ".join(["rejected"] * len(places)) in text(fetched)
        assert private.connections == 0

    def test_a_redirect_of_something_loaded_is_guarded_too(
        self, site: Site, private: Site, render: Callable[[str], Fetched]
    ) -> None:
        """Chromium follows it without asking; the proxy sees the connection."""
        onward = f"Location: http://127.0.0.1:{private.port}/\r\nAccess-Control-Allow-Origin: *"
        site.give(
            "/",
            http(SHELL.format(f"fetch('/away').catch(() => {WRITE.format(chr(39) + 'stopped' + chr(39))})")),
        )
        site.give("/away", f"HTTP/1.1 302 Found\r\n{onward}\r\nContent-Length: 0\r\n\r\n".encode())
        fetched = render(site.url())
        assert "stopped" in text(fetched)
        assert private.connections == 0
        assert "'127.0.0.1' is not a public address." in fetched.detail or "not a web port" in fetched.detail

    def test_a_page_that_sends_on_is_not_followed(
        self, site: Site, private: Site, render: Callable[[str], Fetched]
    ) -> None:
        jump = f"{WRITE.format(chr(39) + 'here' + chr(39))}; location.href = '{private.url()}'; window.open('{private.url()}')"
        site.give("/", http(SHELL.format(jump) + f"<iframe src='{site.url('/frame')}'></iframe>"))
        assert "here" in text(render(site.url()))
        assert site.paths() == ["/"]
        assert private.connections == 0

    def test_robots_decides_over_what_a_page_loads(
        self, site: Site, render: Callable[[str], Fetched]
    ) -> None:
        site.give("/robots.txt", http("User-agent: *\nDisallow: /hidden", kind="text/plain"))
        site.give(
            "/",
            http(
                SHELL.format(
                    f"fetch('/hidden/data').catch(() => {WRITE.format(chr(39) + 'not asked' + chr(39))})"
                )
            ),
        )
        assert "not asked" in text(render(site.url()))
        assert site.paths() == ["/"]

    def test_a_page_that_never_rests_ends_with_the_deadline(
        self, site: Site, settings: CollectSettings, clock: FixedClock
    ) -> None:
        site.give("/", http(SHELL.format("while (true) {}")))
        source = Source("about", site.url(), PageRole.ABOUT, browser=True)
        short = settings.model_copy(update={"deadline": 4})
        (fetched,) = collect([source], {}, short, clock, Silent())
        assert (fetched.reason, fetched.detail) == (FailureReason.TIMED_OUT, "No complete answer within 4 s.")

    @pytest.mark.parametrize("script", [WRITE.format("'Done.'"), "while (true) {}"])
    def test_nothing_of_it_is_left(
        self,
        script: str,
        site: Site,
        settings: CollectSettings,
        clock: FixedClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        site.give("/", http(SHELL.format(script)))
        source = Source("about", site.url(), PageRole.ABOUT, browser=True)
        with tempfile.TemporaryDirectory() as folder:  # a browser's sockets need a short path
            monkeypatch.setattr(tempfile, "tempdir", folder)
            list(collect([source], {}, settings.model_copy(update={"deadline": 4}), clock, Silent()))
            assert list(Path(folder).iterdir()) == []
        running = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
        assert not [line for line in running if folder.encode() in line]

    def test_a_page_that_grows_too_large_is_refused(
        self, site: Site, settings: CollectSettings, clock: FixedClock
    ) -> None:
        site.give("/", http(SHELL.format(WRITE.format("'x'.repeat(300000)"))))
        source = Source("about", site.url(), PageRole.ABOUT, browser=True)
        small = settings.model_copy(update={"decoded_limit": 100_000})
        (fetched,) = collect([source], {}, small, clock, Silent())
        assert fetched.reason is FailureReason.TOO_LARGE

    def test_what_a_page_loads_is_limited(
        self, site: Site, settings: CollectSettings, clock: FixedClock
    ) -> None:
        site.give("/", http(SHELL.format("for (let n = 0; n < 9; n++) fetch('/large?' + n)")))
        for number in range(9):
            site.give(f"/large?{number}", http("x" * 10_000, kind="text/plain"))
        source = Source("about", site.url(), PageRole.ABOUT, browser=True)
        small = settings.model_copy(update={"raw_limit": 10_000})
        (fetched,) = collect([source], {}, small, clock, Silent())
        assert fetched.reason is FailureReason.TOO_LARGE
