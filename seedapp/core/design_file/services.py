"""The services of a design file."""

from __future__ import annotations

from typing import get_args

from seedapp.core import design as d
from seedapp.core.yaml_text.nodes import Scalar

from .keys import read_key
from .reader import NAME_LIMIT, Entry


def read_service(entry: Entry) -> d.Service:
    service = d.Service(
        key=read_key(entry, "service"),
        name=entry.text("name", required=True, limit=NAME_LIMIT),
        layer=entry.choice("layer", get_args(d.Layer), "microservice"),
        description=entry.text("description"),
        version=entry.text("version", default="0.1.0", limit=40),
        resources=entry.texts("resources", NAME_LIMIT),
        servers=entry.entries("servers", _server),
        security=_security(entry),
        openapi=entry.json_mapping("openapi") or {},
    )
    entry.finish()
    return service


def _server(entry: Entry) -> d.Server:
    server = d.Server(entry.text("url", required=True, limit=500), entry.text("description"))
    entry.finish()
    return server


def _security(entry: Entry) -> d.Security:
    """`security: bearer`, or `security: {kind: oauth2, scopes: {…}}`."""
    node = entry.node("security")
    if node is None:
        return d.Security()
    kinds = get_args(d.SecurityKind)
    if isinstance(node, Scalar):
        return d.Security(entry.choice("security", kinds))
    inner = Entry(node, entry.place("security"), entry.report)
    security = d.Security(inner.choice("kind", kinds), inner.texts_by_name("scopes"))
    inner.finish()
    return security
