"""One question to a time stamping authority, over the same guarded connection as every page."""

import ssl

import httpx

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend
from stancewatch.collect.locations import admitted
from stancewatch.collect.resolver import Resolver, system_resolver
from stancewatch.collect.run import usual_trust
from stancewatch.collect.setback import Setback
from stancewatch.collect.transport import GuardedTransport
from stancewatch.collect.wire import Reception
from stancewatch.foundation.errors import WorldError
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.ports import Clock

_NEXT = "Try again later, or name another authority."


def timestamp(
    url: str,
    question: bytes,
    media_types: tuple[str, str],
    largest: int,
    settings: CollectSettings,
    clock: Clock,
    resolver: Resolver = system_resolver,
    trust: ssl.SSLContext | None = None,
) -> bytes:
    """Send some bytes to an authority and return its answer, at most `largest` bytes of it.

    `media_types` are those of question and answer. Redirects are not followed. Raises WorldError where no answer
    with status 200 and the media type comes.
    """
    allowances = Allowances.of(settings.allow_addresses, {})
    deadline = Deadline(clock, settings.deadline)
    backend = GuardedBackend(allowances, resolver, deadline)
    headers = {"User-Agent": settings.user_agent, "Content-Type": media_types[0], "Accept": media_types[1]}
    transport = GuardedTransport(backend, trust or usual_trust())
    reception = Reception(url, clock.now(), largest, largest)
    patience = httpx.Timeout(None, connect=settings.connect_timeout)
    deadline.start()
    try:
        with (
            httpx.Client(transport=transport, trust_env=False, timeout=patience) as client,
            transport.answered(
                client.build_request("POST", admitted(url, allowances), content=question, headers=headers)
            ) as response,
        ):
            reception.begin(response)
            for piece in response.iter_raw():
                reception.take(piece)
            reception.complete()
    except Setback as setback:
        raise WorldError(f"{url!r}: {setback.message}", hint=_NEXT) from setback
    except httpx.TransportError as error:
        raise WorldError(f"{url!r}: {reception.setback(error).message}", hint=_NEXT) from error
    answer = reception.whole()
    named = answer.header("content-type").partition(";")[0].strip().lower()
    if answer.hop.status != 200 or named != media_types[1]:
        raise WorldError(f"{url!r} answered {answer.hop.status} with {named[:80]!r}.", hint=_NEXT)
    return answer.body
