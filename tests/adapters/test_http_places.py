"""Where requests to typed addresses may go: only to the open internet, however the address is written."""

import pytest

from seedapp.adapters.http import LOCAL_NETWORKS, Refused, Rules, check_address
from seedapp.adapters.http.places import _networks, allowed_addresses

pytestmark = pytest.mark.hostile(35)

OUT_OF_BOUNDS = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1", "2001:db8::1",
    "2001::1", "2002:7f00:1::", "3fff::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "fe80::1%eth0", "5f00::1",
]  # fmt: skip
OPEN = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:808:808", "64:ff9b::808:808", "172.32.0.1"]
ANYWHERE = Rules()


@pytest.mark.parametrize("address", OUT_OF_BOUNDS)
def test_a_name_at_an_address_out_of_bounds_is_refused(address):
    with pytest.raises(Refused, match="not on the open internet"):
        allowed_addresses("hooks.test", 443, Rules(resolve=lambda host, port: [address]))


@pytest.mark.parametrize("address", OPEN)
def test_a_name_on_the_open_internet_is_allowed(address):
    rules = Rules(resolve=lambda host, port: [address])

    assert [str(one) for one in allowed_addresses("hooks.test", 443, rules)] == [address]


def test_one_address_out_of_bounds_among_good_ones_is_enough_to_refuse():
    rules = Rules(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])

    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        allowed_addresses("hooks.test", 443, rules)


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://[::]/",
        "http://169.254.169.254/latest/meta-data", "https://10.1.2.3:8443/x", "http://[64:ff9b::7f00:1]/",
    ],
)  # fmt: skip
def test_an_address_written_as_a_number_is_refused_at_once(text):
    with pytest.raises(Refused, match="not on the open internet"):
        check_address(text, ANYWHERE)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "017700000001", "127.0.0.01", "1."]
)
def test_odd_spellings_of_a_number_are_refused(host):
    with pytest.raises(Refused, match="unusual form"):
        check_address(f"http://{host}/", ANYWHERE)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_odd_spellings_resolve_to_what_they_mean_and_are_refused_then_too(host):
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        allowed_addresses(host, 80, ANYWHERE)


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "//example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://a.org/",
        "javascript:alert(1)", "https://", "https:///x", "https://exa mple.org/", "https://a.org/a\r\nX: y",
        "https://example.org\\@10.0.0.1/", "https://example.org:0/", "https://example.org:99999/",
        "https://[::1/", "unix:///var/run/x.sock", "\thttps://example.org/", "https://example.org:x/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(text):
    with pytest.raises(Refused, match="whole web address"):
        check_address(text, ANYWHERE)


@pytest.mark.parametrize("text", ["https://me:pass@example.org/", "https://me@example.org/"])
def test_credentials_in_the_address_are_refused(text):
    with pytest.raises(Refused, match="name and password"):
        check_address(text, ANYWHERE)


@pytest.mark.parametrize("port", [22, 25, 6379, 5432, 81])
def test_other_ports_are_refused(port):
    with pytest.raises(Refused, match=f"Port {port} is not allowed"):
        check_address(f"https://example.org:{port}/", ANYWHERE)


def test_a_zone_is_refused():
    with pytest.raises(Refused, match="zone"):
        check_address("http://[fe80::1%25eth0]/", ANYWHERE)


def test_an_address_of_10_000_characters_is_refused():
    with pytest.raises(Refused, match="longer than"):
        check_address("https://example.org/" + "x" * 10_000, ANYWHERE)


def test_a_good_address_is_taken_with_its_path_and_query():
    url = check_address("https://bücher.example:8443/hooks/a?b=c", ANYWHERE)

    assert (url.host, url.port, url.request_uri) == ("xn--bcher-kva.example", 8443, "/hooks/a?b=c")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "::1", "fd12::1", "100.64.0.1", "::ffff:10.0.0.1"]
)
def test_an_installation_may_allow_local_networks(address):
    rules = Rules(networks=LOCAL_NETWORKS, resolve=lambda host, port: [address])

    assert allowed_addresses("hooks.test", 80, rules)


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "::"])
def test_what_is_never_a_receiver_stays_refused_among_local_networks(address):
    with pytest.raises(Refused):
        allowed_addresses("x", 80, Rules(networks=LOCAL_NETWORKS, resolve=lambda host, port: [address]))


def test_an_installation_may_allow_one_network_alone():
    rules = Rules(networks=_networks("10.2.0.0/16"), resolve=lambda host, port: [host])

    assert allowed_addresses("10.2.3.4", 80, rules)
    with pytest.raises(Refused):
        allowed_addresses("10.3.0.1", 80, rules)
