"""Schemas of an OpenAPI document, looked into and brought over to the document of workflows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..openapi.references import COMPONENT, NAMED_MEMBERS, resolved

INPUTS = "#/components/inputs/"
_DATA = frozenset({"example", "examples", "default", "const", "enum"})
_MOST_STEPS = 20


def mapping(value: Any) -> Mapping[str, Any]:
    """What a person overrode may be anything: the value if it is a mapping, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def followed(document: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
    """A part of a document, or what it refers to; empty where a reference leads nowhere."""
    one = mapping(value)
    for _ in range(_MOST_STEPS):
        reference = one.get("$ref")
        if not isinstance(reference, str):
            return one
        if not reference.startswith("#/"):
            return {}
        try:
            one = mapping(resolved(document, reference))
        except KeyError:
            return {}
    return {}


def properties_of(document: Mapping[str, Any], schema: Any) -> Mapping[str, Any]:
    """The properties of an object schema; empty where it is not plainly an object."""
    one = followed(document, schema)
    if any(key in one for key in ("allOf", "anyOf", "oneOf", "not", "if")):
        return {}
    return mapping(one.get("properties"))


def required_of(document: Mapping[str, Any], schema: Any) -> tuple[str, ...]:
    required = followed(document, schema).get("required")
    return tuple(one for one in required if isinstance(one, str)) if isinstance(required, list) else ()


def items_of(document: Mapping[str, Any], schema: Any) -> Mapping[str, Any] | None:
    """The schema of what a list holds; None where it is no list."""
    one = followed(document, schema)
    return mapping(one.get("items")) if "array" in _kinds(one) else None


def component_name(schema: Any) -> str:
    """The name of the component that a schema refers to, "" if it does not."""
    reference = str(mapping(schema).get("$ref", ""))
    return reference.removeprefix(COMPONENT) if reference.startswith(COMPONENT) else ""


def are_alike(document: Mapping[str, Any], one: Any, other_document: Mapping[str, Any], other: Any) -> bool:
    """Whether a value of one schema may well stand where the other is asked for."""
    names = component_name(one), component_name(other)
    if all(names):
        return names[0] == names[1]
    first, second = followed(document, one), followed(other_document, other)
    kinds, other_kinds = _kinds(first), _kinds(second)
    formats = {first.get("format"), second.get("format")} - {None}
    return (not kinds or not other_kinds or bool(kinds & other_kinds)) and len(formats) < 2


def _kinds(schema: Mapping[str, Any]) -> frozenset[str]:
    """The types that a schema allows besides null; none where it does not say."""
    given = schema.get("type")
    return frozenset(map(str, [given] if isinstance(given, str) else given or ())) - {"null"}


@dataclass
class SharedSchemas:
    """The schemas that inputs of workflows share, as `components/inputs`."""

    schemas: dict[str, Any] = field(default_factory=dict)
    _origins: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def brought(self, document: Mapping[str, Any], schema: Any) -> dict[str, Any]:
        """A schema of a service's document, what it refers to being brought over with it."""
        copied: dict[str, Any] = self._copy(document, mapping(schema), names=False)
        return copied

    def _name(self, document: Mapping[str, Any], name: str) -> str:
        """Under which name a component stands here; another one of the same name gets a name of its own."""
        schema = mapping(mapping(mapping(document.get("components")).get("schemas")).get(name))
        here = re.sub(r"[^A-Za-z0-9._-]+", "_", name) or "Schema"
        while self._origins.get(here, schema) != schema:
            here += "_"
        if here not in self._origins:
            self._origins[here] = schema
            self.schemas[here] = self._copy(document, schema, names=False)
        return here

    def _copy(self, document: Mapping[str, Any], value: Any, *, names: bool) -> Any:
        if isinstance(value, list | tuple):
            return [self._copy(document, one, names=False) for one in value]
        if not isinstance(value, Mapping):
            return value
        if not names and isinstance(value.get("$ref"), str):
            value = self._referring(document, value)
        return dict(self._members(document, value, names=names))

    def _members(
        self, document: Mapping[str, Any], value: Mapping[str, Any], *, names: bool
    ) -> Iterator[tuple[str, Any]]:
        for key, member in value.items():
            is_data = not names and (key in _DATA or key == "$ref" or str(key).startswith("x-"))
            if not names and key == "discriminator":
                continue
            inner_names = not names and key in NAMED_MEMBERS
            yield key, member if is_data else self._copy(document, member, names=inner_names)

    def _referring(self, document: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
        name = component_name(value)
        if name:
            return {**value, "$ref": INPUTS + self._name(document, name)}
        return {key: member for key, member in value.items() if key != "$ref"}
