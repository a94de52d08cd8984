import pytest

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.setback import Setback
from stancewatch.foundation.errors import ConfigurationError
from stancewatch.model.evidence import FailureReason


def test_without_entries_only_public_addresses_on_web_ports_pass() -> None:
    plain = Allowances.of((), {})
    assert plain.checked("laion.ai", 443, ["93.184.216.34"]) == ["93.184.216.34"]
    assert plain.may_use("laion.ai", 80)
    assert not plain.may_use("laion.ai", 8080)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(Setback, match=r"'127\.0\.0\.1', which is not a public address") as caught:
        Allowances().checked("mixed.example", 80, ["93.184.216.34", "127.0.0.1"])
    assert caught.value.reason is FailureReason.BLOCKED_ADDRESS


def test_an_allowed_address_is_reached_by_any_name_and_nothing_beside_it() -> None:
    allowances = Allowances.of(["127.0.0.1:8765"], {})
    assert allowances.checked("localhost", 8765, ["::1", "127.0.0.1"]) == ["127.0.0.1"]
    assert allowances.is_private("localhost", 8765, "127.0.0.1")
    assert not allowances.is_private("laion.ai", 443, "93.184.216.34")
    for port, addresses in ((8765, ["127.0.0.2"]), (80, ["127.0.0.1"]), (8765, ["93.184.216.34"])):
        with pytest.raises(Setback):
            allowances.checked("localhost", port, addresses)


def test_an_address_is_allowed_in_any_spelling() -> None:
    allowances = Allowances.of(["[0:0::1]:80"], {})
    assert allowances.checked("localhost", 80, ["::1"]) == ["::1"]


@pytest.mark.parametrize(
    "entry",
    ["localhost:8765", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:70000", "127.1:80", "", ":80"],
)
def test_an_entry_that_is_no_address_with_a_port_is_a_mistake(entry: str) -> None:
    with pytest.raises(ConfigurationError, match="is not an address with a port") as caught:
        Allowances.of([entry], {})
    assert repr(entry) in str(caught.value)
    assert "127.0.0.1:8765" in caught.value.hint


def test_a_route_opens_its_host_and_port_and_no_other() -> None:
    allowances = Allowances.of((), {("lab.example", 81): ("127.0.0.1", 8765)})
    assert allowances.may_use("lab.example", 81)
    assert not allowances.may_use("other.example", 81)
    assert allowances.is_private("lab.example", 81, "127.0.0.1")
