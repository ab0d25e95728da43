"""The operations of an OpenAPI document, and which of an old document is which of a new one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..openapi.references import pointer_of
from .changes import Touched
from .references import inner_of

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PARAMETER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, eq=False, slots=True)
class Endpoint:
    """An operation with the Path Item that it stands in; `base` is the pointer of that item.

    `path` is the template, the name of a webhook, or the expression of a callback.
    """

    method: str
    path: str
    base: str
    item: Mapping[str, Any]
    operation: Mapping[str, Any]
    is_called_by_clients: bool = True

    @property
    def title(self) -> str:
        return f"{self.method.upper()} {self.path}"

    @property
    def pointer(self) -> str:
        return f"{self.base}/{self.method}"

    @property
    def shape(self) -> tuple[str, str]:
        """Method and path with the names of the parameters left out."""
        path = self.path
        return self.method, PARAMETER.sub("{}", path) if "{" in path else path

    @property
    def uid(self) -> str:
        return _text(self.operation.get("x-seed-uid"))

    @property
    def operation_id(self) -> str:
        return _text(self.operation.get("operationId"))

    @property
    def touched(self) -> Touched:
        jobs = self.operation.get("x-seed-jobs")
        keys = tuple(str(key) for key in jobs) if isinstance(jobs, list | tuple) else ()
        return Touched(self.title, self.uid, self.operation_id, keys)


def endpoints_of(document: Mapping[str, Any], section: str = "paths") -> list[Endpoint]:
    """Every operation of the document's paths (or `webhooks`), in order."""
    items = document.get(section)
    found: list[Endpoint] = []
    for path, given in items.items() if isinstance(items, Mapping) else ():
        item, base = inner_of(document, given, pointer_of(section, path))
        found += endpoints_in(item, str(path), base, is_called_by_clients=section == "paths")
    return found


def endpoints_in(
    item: Mapping[str, Any], path: str, base: str, *, is_called_by_clients: bool
) -> Iterator[Endpoint]:
    for method in METHODS:
        operation = item.get(method)
        if isinstance(operation, Mapping):
            yield Endpoint(method, path, base, item, operation, is_called_by_clients)


def paired(old: list[Endpoint], new: list[Endpoint]) -> dict[Endpoint, Endpoint]:
    """Old operation → the same one in the new document: by uid, by method and path, then by operationId."""
    pairs: dict[Endpoint, Endpoint] = {}
    old_left, new_left = old, new
    for identity in (_uid, _shape, _operation_id):
        known: dict[Hashable, Endpoint] = {}
        for other in new_left:
            known.setdefault(identity(other), other)
        for one in old_left:
            match = known.get(identity(one))
            if match is not None and identity(one) and not _are_others(one, match):
                pairs[one] = known.pop(identity(one))
        taken = set(pairs.values())
        old_left = [one for one in old_left if one not in pairs]
        new_left = [other for other in new_left if other not in taken]
    return pairs


def _uid(endpoint: Endpoint) -> Hashable:
    return endpoint.uid


def _shape(endpoint: Endpoint) -> Hashable:
    return endpoint.shape


def _operation_id(endpoint: Endpoint) -> Hashable:
    return endpoint.operation_id


def _are_others(one: Endpoint, other: Endpoint) -> bool:
    """Two uids that differ tell two operations apart, unless they stand at the same place."""
    return bool(one.uid and other.uid and one.uid != other.uid and one.shape != other.shape)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
