"""Which addresses a stranger's name may lead to.

An IPv6 address is public only inside 2000::/3, the one block given out for it (RFC 4291), so that loopback,
link-local, unique local, IPv4-mapped and IPv4-compatible addresses need no list. The one exception is NAT64
(64:ff9b::/96, RFC 6052), which a network without IPv4 answers for every name: it is as public as the IPv4
address inside.
"""

import tomllib
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")
ISATAP = (0x00005EFE, 0x02005EFE)
"""Interface identifiers that wrap an IPv4 address (RFC 5214)."""


def is_public(text: str) -> bool:
    """Say whether an address, as a resolver writes it, belongs to public space. False for what is no address."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        return _is_public_v6(address)
    return _is_open(address)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in NAT64:
        return _is_open(IPv4Address(int(address) & 0xFFFF_FFFF))
    wrapped = (int(address) >> 32) & 0xFFFF_FFFF
    return address in GLOBAL_UNICAST and wrapped not in ISATAP and _is_open(address)


def _is_open(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not any(address in network for network in _refused() if network.version == address.version)
    )


@cache
def _refused() -> tuple[IPv4Network | IPv6Network, ...]:
    table = tomllib.loads(files(__package__).joinpath("addresses.toml").read_text("utf-8"))
    return tuple(ip_network(entry["network"]) for entry in table["refused"])
