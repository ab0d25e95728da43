"""Where a request may go: schemes, ports and, once a name is resolved, addresses of the open internet.

An address counts by what it is, not by how it is written: names and odd spellings are resolved first.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from seedapp.core.wording import N_, Sentence, say

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], Sequence[str]]

MOST_CHARACTERS = 2_000
PORTS = frozenset({80, 443, 8080, 8443})
_PORT_OF = {"http": 80, "https": 443}
_LOOKS_LIKE_A_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]*))*\.?", re.IGNORECASE)
_UNFIT = re.compile(r"[\s\\\x00-\x1f\x7f]")


def _networks(*texts: str) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in texts)


# What a permission for local networks opens. Link-local addresses are not among them: clouds keep
# credentials there.
LOCAL_NETWORKS = _networks(
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10", "::1/128", "fc00::/7"
)  # fmt: skip
# IANA's special-purpose registries (RFC 6890 and what came after), multicast, and what is reserved.
_NOT_THE_INTERNET = _networks(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
    "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
)  # fmt: skip
_GLOBAL_UNICAST = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")


class Refused(Exception):
    """The installation does not let a request go there. `sentence` says why and what to do instead."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, by this machine's resolver. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as fault:
        raise socket.gaierror(socket.EAI_NONAME, "This is no name of a host.") from fault
    return list(dict.fromkeys(str(where[0]) for *_kind, where in found))


@dataclass(frozen=True)
class Rules:
    """What this installation allows: `networks` beyond the open internet, `ports` (empty: every one)."""

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = PORTS
    connect_seconds: float = 5.0
    total_seconds: float = 15.0
    resolve: Resolver = resolve

    def allows(self, address: Address) -> bool:
        """Whether a connection may go to this address, whichever way it is wrapped."""
        inner = _inside(address)
        return any(one in network for network in self.networks for one in (address, inner)) or (
            _is_on_the_internet(inner)
        )


def check_address(text: str, rules: Rules) -> Url:
    """The parts of a web address, as far as its looks tell. Raises Refused; its name is not resolved yet."""
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            say(
                N_("This address is longer than %(limit)s characters. Use a shorter one."),
                limit=MOST_CHARACTERS,
            )
        )
    url = _parsed(text)
    if url.auth is not None:
        raise Refused(say(N_("Leave name and password out of the address. The signature says who sends.")))
    if url.fragment is not None:
        raise Refused(say(N_("Leave out what stands behind # in the address: it is never sent.")))
    port = port_of(url)
    if rules.ports and port not in rules.ports:
        ports = ", ".join(str(one) for one in sorted(rules.ports))
        raise Refused(
            say(N_("Port %(port)s is not allowed here. Use one of these: %(ports)s."), port=port, ports=ports)
        )
    _check_host(url, rules)
    return url


def port_of(url: Url) -> int:
    """The port that a checked address names, or that its scheme has."""
    return url.port or _PORT_OF[str(url.scheme)]


def allowed_addresses(host: str, port: int, rules: Rules) -> list[Address]:
    """What a name stands for now. Raises Refused when any of it is out of bounds, else OSError."""
    found = [ip_address(one) for one in rules.resolve(host, port)]
    for address in found:
        check_reachable(address, host, rules)
    return found


def check_reachable(address: Address, host: str, rules: Rules) -> None:
    """Raises Refused when a request to `host` would end at an address that is out of bounds."""
    if not rules.allows(address):
        raise Refused(
            say(
                N_(
                    "%(host)s is at %(address)s, which is not on the open internet. "
                    "Give an address that everybody can reach, or ask who runs this workbench to allow it."
                ),
                host=host,
                address=address,
            )
        )


def _parsed(text: str) -> Url:
    try:
        url = parse_url(text) if not _UNFIT.search(text) else None
    except (LocationParseError, ValueError):
        url = None
    if url is None or not url.host or url.scheme not in _PORT_OF or url.port == 0:
        raise Refused(
            say(N_("Give a whole web address that begins with https://, such as https://example.org/hooks."))
        )
    return url


def _check_host(url: Url, rules: Rules) -> None:
    host = str(url.host).strip("[]")
    if "%" in host:
        raise Refused(say(N_("Leave the zone (what stands behind %%) out of the address.")))
    try:
        check_reachable(ip_address(host), host, rules)
    except ValueError:
        if _LOOKS_LIKE_A_NUMBER.fullmatch(host):
            raise Refused(
                say(N_("%(host)s is a number in an unusual form. Write it as four numbers."), host=host)
            ) from None


def _inside(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, where it stands for one that can be reached so."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def _is_on_the_internet(address: Address) -> bool:
    if isinstance(address, IPv6Address) and (address not in _GLOBAL_UNICAST or address.scope_id):
        return False
    return not any(address in network for network in _NOT_THE_INTERNET if network.version == address.version)
