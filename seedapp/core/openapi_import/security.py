"""What a document asks of callers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..openapi.references import METHODS
from .parts import listed, mapping


def operations_in(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The operations of all paths."""
    for item in mapping(document.get("paths")).values():
        for method, operation in mapping(item).items():
            if method in METHODS and isinstance(operation, Mapping):
                yield operation


def asked_schemes(document: Mapping[str, Any]) -> list[str]:
    """The schemes that the document asks for: at its root, else in operations; first named, first here."""
    asked = [name for one in listed(document.get("security")) for name in mapping(one)]
    if not asked and "security" not in document:
        asked = [
            name
            for operation in operations_in(document)
            for one in listed(operation.get("security"))
            for name in mapping(one)
        ]
    return list(dict.fromkeys(asked))


def with_security_told(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document in which every operation says that it is open, where only the missing root says so.

    A design asks for one scheme unless an operation says otherwise; without this, operations that are open to
    all would ask for what others ask for. Webhooks and callbacks are operations, too.
    """
    if "security" in document or not asked_schemes(document):
        return dict(document)
    return {key: _opened(value, key) for key, value in document.items()}


def _opened(value: Any, key: str) -> Any:
    if key in ("paths", "webhooks") and isinstance(value, Mapping):
        return {path: _opened_item(item) for path, item in value.items()}
    return value


def _opened_item(item: Any) -> Any:
    if not isinstance(item, Mapping):
        return item
    return {
        method: _opened_operation(one) if method in METHODS and isinstance(one, Mapping) else one
        for method, one in item.items()
    }


def _opened_operation(operation: Mapping[str, Any]) -> dict[str, Any]:
    callbacks = {
        name: {path: _opened_item(item) for path, item in one.items()} if isinstance(one, Mapping) else one
        for name, one in mapping(operation.get("callbacks")).items()
    }
    opened = dict(operation) if "security" in operation else {**operation, "security": []}
    return {**opened, "callbacks": callbacks} if callbacks else opened
