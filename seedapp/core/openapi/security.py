"""How callers prove who they are."""

from __future__ import annotations

from typing import Any

from ..design import Operation, Security
from .phrases import Phrases

SCHEME_NAMES = {"bearer": "bearer", "api-key": "apiKey", "oauth2": "oauth2"}
ISSUED_AT = "/oauth2/token"
_READING = ("read", "view", "list")


def build_root_security(security: Security) -> list[dict[str, Any]]:
    """What every operation asks for unless it says otherwise; an empty list when all is open on purpose."""
    if security.kind == "none":
        return []
    scopes = sorted(security.scopes) if security.kind == "oauth2" and not _reading(security) else []
    return [{SCHEME_NAMES[security.kind]: scopes}]


def build_operation_security(security: Security, operation: Operation) -> list[dict[str, Any]] | None:
    """The scopes that a query or an action needs, where the names of the scopes tell them apart."""
    reading = _reading(security)
    if security.kind != "oauth2" or not reading:
        return None
    scopes = (
        reading
        if operation.kind == "query"
        else [one for one in sorted(security.scopes) if one not in reading]
    )
    return [{SCHEME_NAMES[security.kind]: scopes}]


def build_security_schemes(security: Security, phrases: Phrases, origin: str = "") -> dict[str, Any]:
    """The one scheme. `origin`: scheme and host of the service, where tokens are taken to be issued."""
    match security.kind:
        case "bearer":
            scheme: dict[str, Any] = {"type": "http", "scheme": "bearer", "description": phrases.bearer}
        case "api-key":
            scheme = {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": phrases.api_key}
        case "oauth2":
            flow = {"tokenUrl": origin + ISSUED_AT, "scopes": dict(sorted(security.scopes.items()))}
            scheme = {
                "type": "oauth2",
                "description": phrases.oauth2,
                "flows": {"clientCredentials": flow},
            }
        case _:
            return {}
    return {SCHEME_NAMES[security.kind]: scheme}


def _reading(security: Security) -> list[str]:
    """The scopes that allow reading; empty when that does not set some apart from others."""
    reading = [one for one in sorted(security.scopes) if any(word in one.casefold() for word in _READING)]
    return reading if len(reading) < len(security.scopes) else []
