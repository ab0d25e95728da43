"""The operations of an OpenAPI document, and which of an old document is which of a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..openapi.references import pointer_of
from .schema_forms import followed

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PARAMETER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Endpoint:
    """`parameters`: (place, name) → (parameter, pointer); path parameters are named by their position."""

    method: str
    path: str
    operation: Mapping[str, Any]
    parameters: Mapping[tuple[str, str], tuple[Mapping[str, Any], str]]

    @property
    def title(self) -> str:
        return f"{self.method.upper()} {self.path}"

    @property
    def pointer(self) -> str:
        return pointer_of("paths", self.path, self.method)

    @property
    def shape(self) -> tuple[str, str]:
        """Method and path with the names of the parameters left out."""
        return self.method, _PARAMETER.sub("{}", self.path)

    @property
    def uid(self) -> str:
        return str(self.operation.get("x-seed-uid") or "")

    @property
    def operation_id(self) -> str:
        return str(self.operation.get("operationId") or "")


def endpoints_of(document: Mapping[str, Any]) -> list[Endpoint]:
    """Every operation of the document, in order."""
    found: list[Endpoint] = []
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        if not isinstance(item, Mapping):
            continue
        for method in METHODS:
            if isinstance(item.get(method), Mapping):
                parameters = dict(_parameters(document, str(path), method, item))
                found.append(Endpoint(method, str(path), item[method], parameters))
    return found


def paired(old: list[Endpoint], new: list[Endpoint]) -> list[tuple[Endpoint, Endpoint]]:
    """Operations that are the same: by the uid of the design, by method and path, then by operationId."""
    pairs: list[tuple[Endpoint, Endpoint]] = []
    old_left, new_left = list(old), list(new)
    for identity in (_by_uid, _by_shape, _by_operation_id):
        known = {identity(one): one for one in new_left if identity(one)}
        for one in list(old_left):
            other = known.pop(identity(one), None) if identity(one) else None
            if other is not None and not _are_others(one, other):
                pairs.append((one, other))
                old_left.remove(one)
                new_left.remove(other)
    return pairs


def _by_uid(endpoint: Endpoint) -> str:
    return endpoint.uid


def _by_shape(endpoint: Endpoint) -> str:
    return " ".join(endpoint.shape)


def _by_operation_id(endpoint: Endpoint) -> str:
    return endpoint.operation_id


def _are_others(one: Endpoint, other: Endpoint) -> bool:
    """Two uids that differ tell two operations apart, unless they stand at the same place."""
    return bool(one.uid and other.uid and one.uid != other.uid and one.shape != other.shape)


def _parameters(
    document: Mapping[str, Any], path: str, method: str, item: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, str], tuple[Mapping[str, Any], str]]]:
    places = [place[1:-1] for place in _PARAMETER.findall(path)]
    for owner, pointer in (
        (item, pointer_of("paths", path)),
        (item[method], pointer_of("paths", path, method)),
    ):
        given = owner.get("parameters")
        for at, one in enumerate(given if isinstance(given, list | tuple) else ()):
            parameter, place = followed(document, one, f"{pointer}/parameters/{at}")
            where, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
            if where == "path" and name in places:
                yield (where, f"{{{places.index(name)}}}"), (parameter, place)
            elif where == "header":
                yield (where, name.casefold()), (parameter, place)
            else:
                yield (where, name), (parameter, place)
