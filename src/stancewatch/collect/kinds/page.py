"""A public URL, fetched over HTTP; where its source is declared so, rendered in a browser."""

from dataclasses import replace
from functools import partial

from stancewatch.collect import reading
from stancewatch.collect.browser.rendering import RENDERED, browser, rendered
from stancewatch.collect.courier import Courier
from stancewatch.collect.kind import Kind
from stancewatch.collect.locations import admitted, server_of
from stancewatch.collect.run import Run
from stancewatch.collect.setback import Answer, Setback
from stancewatch.collect.trip import Page, Trip
from stancewatch.collect.validators import conditional_headers
from stancewatch.foundation.recognition import HTML
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Source, SourceKind


def server(run: Run, source: Source) -> str:
    """Return the server that a source is asked of, empty where its URL may not be asked for at all."""
    try:
        return server_of(admitted(source.url, run.allowances))
    except Setback:
        return ""


class PageFetching:
    """Fetches pages. Connections and cookies last as long as it does."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._wire = run.wire()
        self._courier = Courier(run, self._wire)

    def fetch(self, source: Source, earlier: Capture | None) -> Fetched:
        """Return the page, that it is unchanged, or the reason why it was not had."""
        trip = self._courier.trip()
        try:
            return self._fetch(trip, source, earlier)
        except Setback as setback:
            return trip.ended(source, setback, self._run.clock.now())

    def close(self) -> None:
        """Close every connection."""
        self._wire.close()

    def _fetch(self, trip: Trip, source: Source, earlier: Capture | None) -> Fetched:
        if source.browser:
            return self._render(trip, source)
        conditions = partial(conditional_headers, earlier=earlier)
        answer = self._courier.travel(trip, source.url, conditions)
        if answer.hop.status == 304 and conditions(answer.hop.url):
            return trip.unchanged(source)
        return trip.arrived(source, self._read(trip, answer))

    def _read(self, trip: Trip, answer: Answer) -> Page:
        return reading.page(trip, answer, self._run.agent, self._run.clock.now())

    def _render(self, trip: Trip, source: Source) -> Fetched:
        """Fetch a page as any other, then let its scripts run. That it is unchanged says nothing of them."""
        executable = browser()
        answer = self._courier.travel(trip, source.url, lambda _: {})
        page = self._read(trip, answer)
        if page.media_type != HTML:
            return trip.arrived(source, page)
        permits = partial(self._courier.permits, trip)
        html, unmade = rendered(answer, executable, self._run.guard(), self._run.settings, permits)
        trip.flags.add(RENDERED)
        detail = " ".join(filter(None, (page.detail, unmade)))
        return trip.arrived(source, replace(page, body=html, charset="utf-8", detail=detail))


KIND = Kind(SourceKind.PAGE, server, PageFetching)
