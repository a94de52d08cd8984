"""The program that runs a browser: reads a job, asks before each request, writes the page as it stands in the end.

It runs in a process of its own, so that a page which never comes to rest can be ended with everything it started.
One JSON document a line: the job comes in, `{"ask": url}` goes out and `true` or `false` comes back, and the last
line out is `{"page": html}` or `{"failed": why}`.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

LOADED = frozenset({"script", "stylesheet", "xhr", "fetch"})
"""Kinds of request that may write text. Images, fonts, media, frames, sockets and beacons are not loaded."""

SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-pings",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""Everything in the browser that would open a connection of its own, or resolve a name, beside the proxy."""


class Job(TypedDict):
    """What is to be rendered, and how."""

    url: str
    status: int
    headers: dict[str, str]
    body: str
    """Base64."""
    proxy: int
    """Port on loopback."""
    executable: str
    user_agent: str
    load: float
    """Seconds for the page to load."""
    settle: float
    """Seconds for its scripts to come to rest."""


def main() -> int:
    """Do one job."""
    from playwright.sync_api import Error, sync_playwright

    job: Job = json.loads(sys.stdin.readline())
    signal.alarm(int(job["load"] + job["settle"]) + 1)  # ends it where nobody is left to
    try:
        with sync_playwright() as driver, _started(driver, job) as browser:
            _say({"page": _rendered(browser, job)})
    except Error as error:
        _say({"failed": str(error.message).split("\n", maxsplit=1)[0]})
    return 0


def _started(driver: "Playwright", job: Job) -> "Browser":
    return driver.chromium.launch(
        executable_path=job["executable"],
        args=list(SWITCHES),
        # without <-loopback> Chromium reaches loopback and link-local addresses past any proxy
        proxy={"server": f"http://127.0.0.1:{job['proxy']}", "bypass": "<-loopback>"},
        chromium_sandbox=os.geteuid() != 0,  # Chromium has no sandbox for root
    )


def _rendered(browser: "Browser", job: Job) -> str:
    from playwright.sync_api import TimeoutError as TooSlow

    context = browser.new_context(
        service_workers="block", accept_downloads=False, user_agent=job["user_agent"], locale="en-GB"
    )
    page = context.new_page()
    first = _Gate(job, page)
    context.route("**/*", first.pass_or_stop)
    context.route_web_socket("**/*", lambda one: one.close())
    page.goto(job["url"], wait_until="load", timeout=job["load"] * 1000)
    with suppress(TooSlow):  # a page that always asks for something is read as it stands
        page.wait_for_load_state("networkidle", timeout=job["settle"] * 1000)
    return page.content()


class _Gate:
    """Gives the browser the page that was fetched already, and asks about everything that page asks for."""

    def __init__(self, job: Job, page: "Page") -> None:
        self._job = job
        self._page = page
        self._opened = False

    def pass_or_stop(self, route: "Route") -> None:
        """Decide about one request."""
        request = route.request
        if request.is_navigation_request():
            self._open(route)
        elif request.resource_type in LOADED and _ask(request.url):
            route.continue_()
        else:
            route.abort()

    def _open(self, route: "Route") -> None:
        """Fulfil the first navigation; a page that sends on to another, or opens a frame, is not followed."""
        from base64 import b64decode

        if self._opened:
            route.abort()
            return
        self._opened = True
        route.fulfill(
            status=self._job["status"], headers=self._job["headers"], body=b64decode(self._job["body"])
        )


def _ask(url: str) -> bool:
    _say({"ask": url})
    return sys.stdin.readline().strip() == "true"


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
