"""What may be connected to besides the public web.

Private servers that the operator named, and addresses that code (never a setting, never a page) puts in the
place of a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TypeAlias

from stancewatch.collect.addresses import is_public
from stancewatch.collect.setback import Setback
from stancewatch.foundation.errors import ConfigurationError
from stancewatch.model.evidence import FailureReason

Place: TypeAlias = tuple[str, int]
"""A host or an address, with a port."""

WEB_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True)
class Allowances:
    """The rules of the guard for one run."""

    private: frozenset[Place] = frozenset()
    """Address and port of private servers that may be reached, by whatever name."""
    routes: Mapping[Place, Place] = field(default_factory=dict)
    """Host and port as a URL names them, to the address and port connected to instead."""

    @classmethod
    def of(cls, entries: Iterable[str], routes: Mapping[Place, Place]) -> "Allowances":
        """Read `address:port` entries.

        Raises ConfigurationError for anything else, names included: a name would be allowed wherever it
        points tomorrow.
        """
        return cls(frozenset(_place(entry) for entry in entries), dict(routes))

    def may_use(self, host: str, port: int) -> bool:
        """Say whether a URL with this host and port is worth resolving at all."""
        return port in WEB_PORTS or (host, port) in self.routes or any(port == one for _, one in self.private)

    def is_private(self, host: str, port: int, address: str) -> bool:
        """Say whether a connection was one of those allowed by name, where PAUSE=0 lifts Crawl-delay."""
        return (host, port) in self.routes or (_plain(address), port) in self.private

    def checked(self, host: str, port: int, addresses: Sequence[str]) -> Sequence[str]:
        """Return the addresses that may be connected to: those the operator allowed, or else all of them.

        Raises Setback where a single one of them is not public: a name that mixes public and private
        addresses wants to reach the private one.
        """
        allowed = [address for address in addresses if (_plain(address), port) in self.private]
        if allowed:
            return allowed
        if port not in WEB_PORTS:
            raise Setback(FailureReason.BLOCKED_ADDRESS, f"Port {port} of {host!r} is not a web port.")
        for address in addresses:
            if not is_public(address):
                raise Setback(FailureReason.BLOCKED_ADDRESS, _not_public(host, address))
        return addresses


def _not_public(host: str, address: str) -> str:
    if host == address:
        return f"{host!r} is not a public address."
    return f"{host!r} leads to {address!r}, which is not a public address."


def _place(entry: str) -> Place:
    address, _, port = entry.rpartition(":")
    try:
        place = str(ip_address(address.removeprefix("[").removesuffix("]"))), int(port)
    except ValueError:
        place = ("", 0)
    if not 0 < place[1] < 65536:
        raise ConfigurationError(
            f"The entry {entry!r} in collect.allow_addresses is not an address with a port.",
            hint="Write the number, not a name: 127.0.0.1:8765 or [::1]:8765.",
        )
    return place


def _plain(address: str) -> str:
    try:
        return str(ip_address(address))
    except ValueError:
        return address
