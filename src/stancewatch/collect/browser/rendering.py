"""Rendering a page that was fetched: its scripts run, within the limits of any page, and their text is kept."""

import json
from base64 import b64encode
from collections.abc import Callable
from importlib.util import find_spec
from queue import Empty
from shutil import which

import httpx

from stancewatch.collect.browser.process import Worker, heard, tell, worker
from stancewatch.collect.browser.proxy import Traffic, proxy
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend
from stancewatch.collect.setback import Answer, Setback
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason

RENDERED = "rendered"
"""Flag of a page whose text is what its scripts left, not what the server sent."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SETTLE = 5.0
"""Most seconds for scripts to come to rest once the page has loaded."""
TRAFFIC = 4
"""Times `raw_limit` that everything a page loads may have."""

_LEFT_OUT = {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie", "link"}

Permits = Callable[[str], bool]
"""Says whether a URL that a page wants to load may be asked for."""


def browser() -> str:
    """Return the path of the browser. Raises Setback (`NEEDS_BROWSER`) that says what to install."""
    if find_spec("playwright") is None:
        raise Setback(
            FailureReason.NEEDS_BROWSER,
            "The page is declared as one for a browser; the extra `stancewatch[browser]` is not installed.",
        )
    found = next(filter(None, map(which, BROWSERS)), None)
    if found is None:
        raise Setback(
            FailureReason.NEEDS_BROWSER,
            "The page is declared as one for a browser; no Chromium is installed (Debian: chromium).",
        )
    return found


def rendered(
    answer: Answer, executable: str, guard: GuardedBackend, settings: CollectSettings, permits: Permits
) -> tuple[bytes, str]:
    """Return a page as it stands once its scripts have run, as UTF-8, and a sentence on what was not loaded.

    The browser is given the answer and does not fetch it again. Everything else it asks for is asked of
    `permits` first and comes through a proxy with `guard`, whose deadline ends it all. Raises Setback.
    """
    traffic, deadline = Traffic(TRAFFIC * settings.raw_limit), guard.deadline
    deadline.start()
    with proxy(guard, traffic) as port, worker() as started:
        tell(started, _job(answer, executable, port, settings, deadline))
        html = _watched(started, deadline, _admitting(traffic, permits), settings.decoded_limit)
    if traffic.left < 0:
        raise Setback(
            FailureReason.TOO_LARGE, f"The page loads more than {TRAFFIC * settings.raw_limit:,} bytes."
        )
    unmade = tuple(dict.fromkeys(traffic.refused))
    return html, f"Not connected to for this page: {' '.join(unmade)}" if unmade else ""


def _admitting(traffic: Traffic, permits: Permits) -> Permits:
    """Return `permits` that also lets the hosts of what is permitted be connected to, and no others."""

    def permitted(url: str) -> bool:
        if not permits(url):
            return False
        traffic.admit(httpx.URL(url).raw_host.decode("ascii").lower())
        return True

    return permitted


def _job(
    answer: Answer, executable: str, port: int, settings: CollectSettings, deadline: Deadline
) -> dict[str, object]:
    headers = {name: value for name, value in answer.hop.headers if name.lower() not in _LEFT_OUT}
    return {
        "url": answer.hop.url,
        "status": answer.hop.status,
        "headers": headers,
        "body": b64encode(answer.body).decode("ascii"),
        "proxy": port,
        "executable": executable,
        "user_agent": settings.user_agent,
        "load": deadline.left(),
        "settle": SETTLE,
    }


def _watched(started: Worker, deadline: Deadline, permits: Permits, limit: int) -> bytes:
    """Answer what the worker asks until it has the page. Raises Setback where it has none in time."""
    most = 2 * limit + 65_536  # JSON may write one character as six
    lines = heard(started, most)
    while True:
        try:
            said = _parsed(lines.get(timeout=deadline.left()), most)
        except Empty:
            raise deadline.over() from None
        if "ask" in said:
            tell(started, permits(said["ask"]))
        elif "page" in said:
            return _within(said["page"].encode(errors="replace"), limit)
        else:
            deadline.left()
            raise Setback(FailureReason.UNREADABLE, f"The browser gave no page: {said['failed'][:200]}")


def _within(html: bytes, limit: int) -> bytes:
    if len(html) > limit:
        raise Setback(FailureReason.TOO_LARGE, f"The rendered page is larger than {limit:,} bytes.")
    return html


def _parsed(line: bytes, most: int) -> dict[str, str]:
    if len(line) >= most:
        raise Setback(FailureReason.TOO_LARGE, "The rendered page is too large to be taken over.")
    try:
        said = json.loads(line or b"null")
    except ValueError:
        said = None
    return said if isinstance(said, dict) and said else {"failed": "it ended."}
