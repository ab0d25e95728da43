"""Schemas of a document as the types of a design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from ..design import DataType, Field
from ..naming import is_pascal, pascal
from ..openapi.references import COMPONENT
from ..openapi.schemas import build_type
from .prose import prose
from .sameness import equal

LONGEST_NAME = 100
_LONGEST_VALUE = 200
_PROSE = frozenset({"description", "examples", "title"})
_PLAIN_OBJECT = _PROSE | {"type", "properties", "required"}
_PLAIN_ENUM = _PROSE | {"type", "enum"}
_TYPE_OF_FORMAT: Mapping[str, str] = {
    "date": "date", "date-time": "date-time", "time": "time", "duration": "duration", "uuid": "uuid",
    "email": "email", "uri": "uri",
}  # fmt: skip


@dataclass
class Types:
    """The named schemas of one document, all in PascalCase, and what has been made of them.

    `made` grows when something inline gets a name. `adds`: whether the house style tells what nobody wrote.
    """

    schemas: Mapping[str, Any]
    adds: bool = False
    made: dict[str, DataType] = field(default_factory=dict)
    _alike: dict[str, list[str]] = field(default_factory=dict)
    _next: dict[str, int] = field(default_factory=dict)

    def read_all(self) -> None:
        for name, schema in self.schemas.items():
            self.made[name] = self.read(name, schema)

    def type_of(self, schema: Any, name_hint: str) -> str:
        """The type of a schema as a field writes it; an inline one that no field can say gets a name."""
        plain = self.plain_type(schema, name_hint)
        if plain:
            return plain
        if (
            isinstance(schema, Mapping)
            and schema.get("type") == "array"
            and set(schema) <= _PROSE | {"type", "items"}
        ):
            inner = self.type_of(schema.get("items", {}), name_hint)
            return inner + "[]" if not inner.endswith("[]") else self._made_inline(schema, name_hint)
        if not isinstance(schema, Mapping) or not set(schema) - _PROSE:
            return "object" if schema != {} else "string"
        return self._made_inline(schema, name_hint)

    def plain_type(self, schema: Any, name: str) -> str:
        """The type of a schema that a field says in full; "" when there is more to it."""
        if not isinstance(schema, Mapping):
            return ""
        if isinstance(schema.get("$ref"), str):
            is_plain = set(schema) <= {"$ref", *_PROSE}
            return schema["$ref"].removeprefix(COMPONENT) if is_plain else ""
        bare = {key: value for key, value in schema.items() if key not in _PROSE}
        if bare.get("type") == "array" and set(bare) <= {"type", "items"}:
            return _list_of(self.plain_type(bare.get("items"), name))
        basic = _basic_type(bare)
        examples = schema.get("examples")
        example = examples[0] if isinstance(examples, list) and examples else None
        return basic if basic and equal(bare, build_type(basic, name, example, adds=self.adds)) else ""

    def fields_of(self, schema: Any, owner: str) -> tuple[Field, ...] | None:
        """The fields of a plain object; None when fields cannot say all of it."""
        if (
            not isinstance(schema, Mapping)
            or not set(schema) <= _PLAIN_OBJECT
            or not schema.get("properties")
        ):
            return None
        properties = schema["properties"]
        required = schema.get("required") or []
        if not isinstance(properties, Mapping) or not all(map(_is_name, properties)):
            return None
        if not isinstance(required, list) or not all(one in properties for one in required if _is_name(one)):
            return None
        fields = [self._field(name, one, name in required, owner) for name, one in properties.items()]
        return None if None in fields else tuple(one for one in fields if one is not None)

    def read(self, name: str, schema: Any) -> DataType:
        if not isinstance(schema, Mapping):
            return DataType(name, schema={} if schema is True else {"not": {}})
        description = prose(schema.get("description"))
        values = _values_of(schema)
        if values:
            return DataType(name, _without_listing(description, values), values=values)
        fields = self.fields_of(schema, name)
        if fields is not None:
            return DataType(name, description, fields=fields)
        rest = {key: value for key, value in schema.items() if key != "description"}
        return DataType(name, description, schema=rest)

    def _field(self, name: str, schema: Any, required: bool, owner: str) -> Field | None:
        type_text = self.plain_type(schema, name) or self._inline_in_field(schema, owner + pascal(name))
        if not type_text:
            return None
        examples = schema.get("examples")
        example = examples[0] if isinstance(examples, list) and examples else None
        return Field(name, type_text, required, prose(schema.get("description")), example)

    def _inline_in_field(self, schema: Any, name_hint: str) -> str:
        """An enumeration or a plain object inside a property becomes a type of its own."""
        if not isinstance(schema, Mapping):
            return ""
        if schema.get("type") == "array" and set(schema) <= _PROSE | {"type", "items"}:
            return _list_of(self._inline_in_field(schema.get("items"), name_hint))
        name = pascal(name_hint)[:LONGEST_NAME] or "Value"
        made = self.read(name, schema)
        return self._placed(name, made) if made.values or made.fields else ""

    def _made_inline(self, schema: Mapping[str, Any], name_hint: str) -> str:
        name = pascal(name_hint)[:LONGEST_NAME] or "Value"
        return self._placed(name, self.read(name, schema))

    def _placed(self, name: str, made: DataType) -> str:
        """The name under which a type is known: its own, or that of one like it which is made already."""
        alike = self._alike.setdefault(repr((made.fields, made.values, made.schema)), [])
        known = next((one for one in alike if one.startswith(name)), "")
        if known:
            return known
        name = self._free_name(name)
        alike.append(name)
        self.made[name] = replace(made, name=name)
        return name

    def _free_name(self, name: str) -> str:
        name = name if is_pascal(name) else "Type" + name
        names = chain([name], (f"{name}{n}" for n in count(self._next.get(name, 2))))
        free = next(one for one in names if one not in self.schemas and one not in self.made)
        self._next[name] = int(free.removeprefix(name) or 1) + 1
        return free


def _list_of(type_text: str) -> str:
    """The type of a list; "" where there is none: lists of lists are a schema."""
    return type_text + "[]" if type_text and not type_text.endswith("[]") else ""


def _is_name(name: Any) -> bool:
    """Whether a field may have this name."""
    return isinstance(name, str) and bool(name.strip()) and len(name) <= LONGEST_NAME


def _basic_type(bare: Mapping[str, Any]) -> str:
    kind, form = bare.get("type"), bare.get("format")
    if kind == "string":
        if bare.get("contentMediaType") == "application/octet-stream":
            return "binary"
        return _TYPE_OF_FORMAT.get(str(form), "" if form else "string")
    if kind == "object":
        return "object"
    return str(kind) if kind in ("integer", "number", "boolean") else ""


def _values_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    values = schema.get("enum")
    if schema.get("type") != "string" or not isinstance(values, list) or not set(schema) <= _PLAIN_ENUM:
        return ()
    texts = [value for value in values if isinstance(value, str) and 0 < len(value) <= _LONGEST_VALUE]
    return tuple(texts) if len(set(texts)) == len(values) else ()


def _without_listing(description: str, values: tuple[str, ...]) -> str:
    """The description without the list of values that a document written here ends it with."""
    listed = ", ".join(f"`{value}`" for value in values)
    head, found, _ = description.rpartition(listed)
    if not found:
        return description
    sentence = max(head.rfind(". "), head.rfind(".\n"))
    return head[: sentence + 1]
