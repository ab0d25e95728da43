"""Where a caller's secret goes, with words in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..mock.parts import followed, listed, mapping

TOKEN, KEY, PASSWORD = "YOUR_TOKEN", "YOUR_KEY", "YOUR_NAME_AND_PASSWORD"  # words, no secrets


@dataclass(frozen=True)
class Credentials:
    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()


def credentials(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Credentials:
    """What the first way in of an operation asks for; nothing where it is open to all."""
    ways = listed(operation.get("security", document.get("security")))
    schemes = mapping(mapping(document.get("components")).get("securitySchemes"))
    headers: list[tuple[str, str]] = []
    query: list[tuple[str, str]] = []
    for name in mapping(next(iter(ways), None)):
        scheme = followed(document, schemes.get(name))
        if scheme.get("type") == "apiKey":
            _place(str(scheme.get("in")), str(scheme.get("name")), headers, query)
        elif scheme.get("scheme") == "basic":
            headers.append(("Authorization", f"Basic {PASSWORD}"))
        elif scheme.get("type") in ("http", "oauth2", "openIdConnect"):
            headers.append(("Authorization", f"Bearer {TOKEN}"))
    return Credentials(tuple(headers), tuple(query))


def _place(place: str, name: str, headers: list[tuple[str, str]], query: list[tuple[str, str]]) -> None:
    if place == "query":
        query.append((name, KEY))
    else:
        headers.append(("Cookie", f"{name}={KEY}") if place == "cookie" else (name, KEY))
