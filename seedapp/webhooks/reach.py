"""Where this installation lets its webhooks go, as its settings say."""

from __future__ import annotations

from ipaddress import ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from seedapp.adapters.http import LOCAL_NETWORKS, Rules
from seedapp.adapters.http.places import PORTS, Network


def rules() -> Rules:
    """Raises ImproperlyConfigured on a setting that cannot be read."""
    return Rules(
        networks=_networks(settings.SEED_WEBHOOKS_PRIVATE), ports=_ports(settings.SEED_WEBHOOKS_PORTS)
    )


def _networks(setting: str) -> tuple[Network, ...]:
    """Nothing, the local networks ("1"), or networks by name: "10.2.0.0/16, 192.168.7.9"."""
    if setting.lower() in {"", "0", "false", "no", "off"}:
        return ()
    if setting.lower() in {"1", "true", "yes", "on"}:
        return LOCAL_NETWORKS
    try:
        return tuple(ip_network(part.strip()) for part in setting.split(","))
    except ValueError as fault:
        raise ImproperlyConfigured(f"SEED_WEBHOOKS_PRIVATE is 1 or a list of networks: {fault}.") from fault


def _ports(setting: str) -> frozenset[int]:
    """The usual ones, every one ("any"), or ports by number."""
    if setting in {"", "any"}:
        return frozenset() if setting else PORTS
    try:
        return frozenset(int(part) for part in setting.split(","))
    except ValueError as fault:
        raise ImproperlyConfigured("SEED_WEBHOOKS_PORTS is `any` or numbers with commas between.") from fault
