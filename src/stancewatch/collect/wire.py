"""One request and its answer: the only place where bytes of the network come in."""

import ssl
from collections.abc import Mapping
from datetime import datetime

import httpx

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.coding import Decoder
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend, TimedStream
from stancewatch.collect.resolver import Resolver
from stancewatch.collect.setback import Answer, Setback
from stancewatch.collect.transport import GuardedTransport
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Hop
from stancewatch.model.ports import Clock

ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf;q=0.9,text/markdown;q=0.8,text/plain;q=0.7,*/*;q=0.1"
)


class Wire:
    """A client for one thread: its connections and its cookies, which live as long as it does."""

    def __init__(
        self,
        settings: CollectSettings,
        clock: Clock,
        allowances: Allowances,
        resolver: Resolver,
        trust: ssl.SSLContext,
    ) -> None:
        self._clock = clock
        self._backend = GuardedBackend(allowances, resolver, Deadline(clock, settings.deadline))
        self._transport = GuardedTransport(self._backend, trust)
        self._client = httpx.Client(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(None, connect=settings.connect_timeout),
            headers={
                "User-Agent": settings.user_agent,
                "Accept": ACCEPT,
                "Accept-Language": "en, *;q=0.5",
                "Accept-Encoding": "gzip",
            },
        )

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def ask(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        deadline: Deadline,
        raw_limit: int,
        decoded_limit: int,
    ) -> Answer:
        """Send one GET and return the whole answer, whatever its status.

        Raises Setback where there is none or not all of it; what had come is in its `answer`.
        """
        self._backend.deadline = deadline
        reception = Reception(str(url), self._clock.now(), raw_limit, decoded_limit)
        deadline.start()
        try:
            request = self._client.build_request("GET", url, headers=headers)
            with self._transport.answered(request) as response:
                self._client.cookies.extract_cookies(response)
                reception.begin(response)
                for piece in response.iter_raw():
                    reception.take(piece)
                reception.complete()
        except Setback as setback:
            raise setback.after(reception.answer()) from setback.__cause__
        except httpx.TransportError as error:
            raise reception.setback(error).after(reception.answer()) from error
        finally:
            deadline.stop()
        return reception.whole()


class Reception:
    """What has come of one answer so far."""

    def __init__(self, url: str, at: datetime, raw_limit: int, decoded_limit: int) -> None:
        self._url = url
        self._at = at
        self._raw_limit = raw_limit
        self._decoded_limit = decoded_limit
        self._raw: list[bytes] = []
        self._size = 0
        self._response: httpx.Response | None = None
        self._decoder: Decoder | None = None

    def begin(self, response: httpx.Response) -> None:
        """Take status and headers. Raises Setback for a content coding that was not asked for."""
        self._response = response
        self._decoder = Decoder(response.headers.get("content-encoding", ""), self._decoded_limit)

    def take(self, piece: bytes) -> None:
        """Take a piece of the body. Raises Setback beyond either limit."""
        room = self._raw_limit - self._size
        self._size += len(piece)
        self._raw.append(piece[:room] if len(piece) > room else piece)
        if self._decoder is not None:
            self._decoder.feed(self._raw[-1])
        if len(piece) > room:
            raise Setback(FailureReason.TOO_LARGE, f"The answer is larger than {self._raw_limit:,} bytes.")

    def complete(self) -> None:
        """Raise Setback where the body ends before its content coding does."""
        if self._decoder is not None:
            self._decoder.finish()

    def whole(self) -> Answer:
        """Return the complete answer."""
        answer = self.answer()
        if answer is None:
            raise Setback(FailureReason.UNREACHABLE, f"{self._url!r} gave no answer.")
        return answer

    def answer(self) -> Answer | None:
        """Return what there is, None before the headers have come."""
        if self._response is None:
            return None
        raw = b"".join(self._raw)
        decoded = b"".join(self._decoder.parts) if self._decoder is not None else b""
        hop = _hop(self._url, self._at, self._response, raw)
        return Answer(hop, raw if decoded == raw else decoded, _is_longer(self._response, raw))

    def setback(self, error: httpx.TransportError) -> Setback:
        """Return what an error of the protocol means at this point of the answer."""
        words = str(error).partition(": bytearray(")[0].rstrip(".")
        if isinstance(error, httpx.TimeoutException):
            return Setback(FailureReason.TIMED_OUT, f"No complete answer in time: {words}.")
        reset = isinstance(error, httpx.NetworkError)
        if self._response is not None:
            return Setback(FailureReason.INCOMPLETE, f"The answer ended too early: {words}.", passing=reset)
        if reset or "without sending a response" in words:
            return Setback(FailureReason.UNREACHABLE, f"No answer came: {words}.", passing=True)
        return Setback(FailureReason.UNREADABLE, f"The answer is not HTTP that can be read: {words}.")


def _hop(url: str, at: datetime, response: httpx.Response, raw: bytes) -> Hop:
    stream = response.extensions.get("network_stream")
    phrase: bytes = response.extensions.get("reason_phrase", b"")
    return Hop(
        url=url,
        at=at,
        method="GET",
        request_headers=_text(response.request.headers.raw),
        address=stream.address if isinstance(stream, TimedStream) else "",
        status=response.status_code,
        reason=phrase.decode("latin-1"),
        headers=_text(response.headers.raw),
        body=raw,
        resolved=stream.resolved if isinstance(stream, TimedStream) else (),
    )


def _is_longer(response: httpx.Response, raw: bytes) -> bool:
    """Say whether the latest read went on after a body of announced length, as far as one read can tell."""
    stream = response.extensions.get("network_stream")
    announced = response.headers.get("content-length", "")
    if "transfer-encoding" in response.headers or not isinstance(stream, TimedStream):
        return False
    whole = announced.isdecimal() and 0 < len(raw) == int(announced[:12])
    return whole and not stream.latest.endswith(raw[-len(stream.latest) :])


def _text(headers: list[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
