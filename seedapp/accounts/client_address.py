"""Where a request came from: the address that the last proxy of ours saw, never one that a client claims."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  # not bound to: what stands for no address at all, as over a Unix socket


def client_address(request: HttpRequest) -> str:
    """The client's IP address, or UNKNOWN.

    Each of our `TRUSTED_PROXIES` appends one address to X-Forwarded-For, so that many from its end are
    ours; whatever stands before them was sent by the client and proves nothing.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.TRUSTED_PROXIES and forwarded:
        told = [part.strip() for part in forwarded.split(",")][-settings.TRUSTED_PROXIES :]
        return _as_address(told[0])
    return _as_address(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str:
    """What requests are counted by: the address, of IPv6 the /64 that one line usually has."""
    address = client_address(request)
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)


def _as_address(text: str) -> str:
    """The address as it is usually written, without a port; IPv4 within IPv6 as IPv4."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return UNKNOWN
    inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(inner or address)
