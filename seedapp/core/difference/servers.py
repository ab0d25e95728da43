"""Changes of the addresses that a service is reached at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .comparison import Comparison, Found, Unit
from .endpoints import Endpoint


def compare_servers(unit: Unit, pointer: str, old: Any, new: Any) -> None:
    before, after = _addresses(old), _addresses(new)
    if before == after:
        return
    said = {"before": ", ".join(before) or "/", "after": ", ".join(after) or "/"}
    if set(before or ["/"]) & set(after or ["/"]):
        sentence = say(N_("The addresses of the service are now: %(after)s."), **said)
        unit.found.append(Found("compatible", pointer, "servers", before, after, sentence))
    else:
        text = N_("The service is at another address: %(after)s, no longer %(before)s. Call it there.")
        unit.found.append(Found("breaking", pointer, "servers", before, after, say(text, **said)))


def compare_own_servers(comparison: Comparison, unit: Unit, old: Endpoint, new: Endpoint) -> None:
    """Of an operation or its path, when either names addresses of its own."""
    before, _ = _servers(old)
    after, place = _servers(new)
    if before is None and after is None:
        return
    one = comparison.old.get("servers") if before is None else before
    other = comparison.new.get("servers") if after is None else after
    compare_servers(unit, place, one, other)


def _servers(endpoint: Endpoint) -> tuple[Any, str]:
    for owner, pointer in ((endpoint.operation, endpoint.pointer), (endpoint.item, endpoint.base)):
        if "servers" in owner:
            return owner["servers"], f"{pointer}/servers"
    return None, f"{endpoint.pointer}/servers"


def _addresses(servers: Any) -> list[str]:
    given = servers if isinstance(servers, list | tuple) else ()
    return [_address(one) for one in given if isinstance(one, Mapping)]


def _address(server: Mapping[str, Any]) -> str:
    """A server's address with the defaults of its variables."""
    address = str(server.get("url"))
    variables = server.get("variables")
    for name, variable in variables.items() if isinstance(variables, Mapping) else ():
        default = variable.get("default", "") if isinstance(variable, Mapping) else ""
        address = address.replace(f"{{{name}}}", str(default))
    return address
