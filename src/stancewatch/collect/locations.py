"""Whether a URL is one that may be asked for at all, before any name is resolved."""

import re
from contextlib import suppress
from ipaddress import IPv4Address
from typing import TypeAlias

import httpx

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

Url: TypeAlias = httpx.URL

SCHEMES = {"http": 80, "https": 443}
LONGEST = 8192
"""Characters; a longer one is no page that an organisation declared or moved to (RFC 9110 asks for 8,000)."""

_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
_NUMBER = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$")
_HOSTLESS = re.compile(r"(?:https?:(?!//)|(?:https?:)?//(?:[/?#]|$))", re.I)
"""A reference that names a scheme or an authority and leaves the host out: resolved, it would come to the own host."""
_FORBIDDEN = re.compile(r"[\\\x00-\x1f\x7f]")


def admitted(text: str, allowances: Allowances) -> Url:
    """Return a URL that may be asked for, without its fragment. Raises Setback for every other text."""
    url = _parsed(text)
    if url.scheme not in SCHEMES:
        raise _blocked(text, f"the scheme {url.scheme!r} is not http or https")
    if url.userinfo:
        raise _blocked(text, "it carries a user name")
    host = host_of(url)
    if fault := _fault_of_host(host, text):
        raise _blocked(text, fault)
    if not allowances.may_use(host, port_of(url)):
        raise _blocked(text, f"port {port_of(url)} is not a web port")
    return url.copy_with(fragment=None)


def host_of(url: Url) -> str:
    """Return the host as it is resolved: lower case, IDNA form, no brackets."""
    return url.raw_host.decode("ascii")


def port_of(url: Url) -> int:
    """Return the port, also where the URL leaves it out."""
    return url.port or SCHEMES[url.scheme]


def origin_of(url: Url) -> str:
    """Return scheme, host and port, the scope of a robots.txt: `https://laion.ai`."""
    return str(url.copy_with(raw_path=b"/", fragment=None)).removesuffix("/")


def server_of(url: Url) -> str:
    """Return what courtesy counts as one server: the host, with its port where that is not a web port."""
    port = port_of(url)
    return host_of(url) if port in SCHEMES.values() else f"{host_of(url)}:{port}"


def target_of(base: Url, location: str, allowances: Allowances) -> Url:
    """Return where a Location header, as ISO-8859-1, leads from a URL. Raises Setback where it may not."""
    with suppress(UnicodeError):  # one that is not UTF-8 stays as it is
        location = location.encode("latin-1").decode("utf-8")
    location = location.strip()
    if _HOSTLESS.match(location):
        raise _blocked(location, "it names no host")
    try:
        joined = str(base.join(_checked(location)))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise _blocked(location, "it cannot be read as a URL") from error
    return admitted(joined, allowances)


def _fault_of_host(host: str, text: str) -> str:
    """Return what is wrong with a host, empty where nothing is.

    A number counts only as a plain address written in ASCII: `2130706433`, `127.1` and full-width digits are
    loopback too, and no organisation writes its address so.
    """
    if not host:
        return "it names no host"
    if not _HOST.fullmatch(host):
        return "its host is not a name"
    if ":" not in host and _NUMBER.search(host) and not (_is_plain_address(host) and host in text):
        return "its host is a number in an unusual form"
    return ""


def _is_plain_address(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


def _parsed(text: str) -> Url:
    try:
        return httpx.URL(_checked(text))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise _blocked(text, "it cannot be read as a URL") from error


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise _blocked(text, f"it is longer than {LONGEST} characters")
    if _FORBIDDEN.search(text):
        raise _blocked(text, "it holds a backslash or a control character")
    return text


def _blocked(text: str, why: str) -> Setback:
    return Setback(FailureReason.BLOCKED_ADDRESS, f"The address {text[:120]!r} is not asked for: {why}.")
