"""Schemas of a document as the types of a design."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from ..design import DataType, Field
from ..naming import is_pascal, pascal
from ..openapi.references import COMPONENT
from ..openapi.schemas import build_type
from ..wording import N_, say
from .leftovers import Leftover

_PROSE = frozenset({"description", "examples", "title"})
_PLAIN_OBJECT = _PROSE | {"type", "properties", "required"}
_PLAIN_ENUM = _PROSE | {"type", "enum"}
_TYPE_OF_FORMAT: Mapping[str, str] = {
    "date": "date", "date-time": "date-time", "time": "time", "duration": "duration", "uuid": "uuid",
    "email": "email", "uri": "uri",
}  # fmt: skip


@dataclass
class Types:
    """The named schemas of one document and what has been made of them.

    `names`: name in the document → name of the type. `made` grows when something inline gets a name.
    """

    schemas: Mapping[str, Any]
    names: dict[str, str] = field(default_factory=dict)
    made: dict[str, DataType] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)

    def read_all(self) -> None:
        for name in self.schemas:
            self.names[name] = self._free_name(name if is_pascal(name) else pascal(name) or "Type", name)
        for name, schema in self.schemas.items():
            self.made[self.names[name]] = self._named(self.names[name], schema)

    def type_of(self, schema: Any, name_hint: str, pointer: str) -> str:
        """The type of a schema as a field writes it; an inline one that no field can say gets a name."""
        plain = self.plain_type(schema, name_hint)
        if plain:
            return plain
        if (
            isinstance(schema, Mapping)
            and schema.get("type") == "array"
            and set(schema) <= _PROSE | {"type", "items"}
        ):
            return self.type_of(schema.get("items", {}), name_hint, pointer) + "[]"
        if not isinstance(schema, Mapping) or not set(schema) - _PROSE:
            return "object" if schema != {} else "string"
        return self._made_inline(schema, name_hint)

    def plain_type(self, schema: Any, name: str) -> str:
        """The type of a schema that a field says in full; "" when there is more to it."""
        if not isinstance(schema, Mapping):
            return ""
        if isinstance(schema.get("$ref"), str):
            return (
                self.names.get(schema["$ref"].removeprefix(COMPONENT), "")
                if set(schema) <= {"$ref", *_PROSE}
                else ""
            )
        bare = {key: value for key, value in schema.items() if key not in _PROSE}
        if bare.get("type") == "array" and set(bare) <= {"type", "items"}:
            inner = self.plain_type(bare.get("items"), name)
            return inner + "[]" if inner else ""
        basic = _basic_type(bare)
        examples = schema.get("examples")
        example = examples[0] if isinstance(examples, list) and examples else None
        return basic if basic and _says_no_more(bare, build_type(basic, name, example)) else ""

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
        if not isinstance(properties, Mapping) or not set(required) <= set(properties):
            return None
        fields = [self._field(name, one, name in required, owner) for name, one in properties.items()]
        return None if None in fields else tuple(one for one in fields if one is not None)

    def renamed(self, value: Any) -> Any:
        """A copy of a part of the document with references to schemas by their new names."""
        if isinstance(value, Mapping):
            return {key: self._renamed_member(key, member) for key, member in value.items()}
        if isinstance(value, list | tuple):
            return [self.renamed(member) for member in value]
        return copy.deepcopy(value)

    def _renamed_member(self, key: str, member: Any) -> Any:
        if key == "$ref" and isinstance(member, str) and member.startswith(COMPONENT):
            name, slash, rest = member.removeprefix(COMPONENT).partition("/")
            return COMPONENT + self.names.get(name, name) + slash + rest
        if key == "mapping" and isinstance(member, Mapping):
            return {name: self._renamed_member("$ref", target) for name, target in member.items()}
        return self.renamed(member)

    def _named(self, name: str, schema: Any) -> DataType:
        if not isinstance(schema, Mapping):
            return DataType(name, schema={} if schema is True else {"not": {}})
        description = str(schema.get("description") or "")
        values = _values_of(schema)
        if values:
            return DataType(name, _without_listing(description, values), values=values)
        fields = self.fields_of(schema, name)
        if fields is not None:
            return DataType(name, description, fields=fields)
        rest = {key: value for key, value in schema.items() if key != "description"}
        return DataType(name, description, schema=self.renamed(rest))

    def _field(self, name: str, schema: Any, required: bool, owner: str) -> Field | None:
        type_text = self.plain_type(schema, name) or self._inline_in_field(schema, owner + pascal(name))
        if not type_text:
            return None
        description = schema.get("description")
        examples = schema.get("examples")
        example = examples[0] if isinstance(examples, list) and examples else None
        return Field(name, type_text, required, str(description or ""), example)

    def _inline_in_field(self, schema: Any, name_hint: str) -> str:
        """An enumeration or a plain object inside a property becomes a type of its own."""
        if not isinstance(schema, Mapping):
            return ""
        if schema.get("type") == "array" and set(schema) <= _PROSE | {"type", "items"}:
            inner = self._inline_in_field(schema.get("items"), name_hint)
            return inner + "[]" if inner else ""
        name = pascal(name_hint) or "Value"
        made = self._named(name, schema)
        return self._placed(name, made) if made.values or made.fields else ""

    def _made_inline(self, schema: Mapping[str, Any], name_hint: str) -> str:
        name = pascal(name_hint) or "Value"
        return self._placed(name, self._named(name, schema))

    def _placed(self, name: str, made: DataType) -> str:
        """The name under which a type is known: its own, or that of one like it which is made already."""
        for known in self.made.values():
            if (known.fields, known.values, known.schema) == (made.fields, made.values, made.schema) and (
                known.name.startswith(name)
            ):
                return known.name
        name = self._free_name(name, "")
        self.made[name] = DataType(name, made.description, made.fields, made.values, made.schema)
        return name

    def _free_name(self, name: str, original: str) -> str:
        name = name if is_pascal(name) else "Type" + name
        taken = {*self.names.values(), *self.made}
        free = next(one for one in chain([name], (f"{name}{n}" for n in count(2))) if one not in taken)
        if original and free != original:
            text = N_(
                "The schema “%(before)s” is called %(after)s here: names of types are written in PascalCase."
            )
            pointer = "/components/schemas/" + original.replace("~", "~0").replace("/", "~1")
            self.leftovers.append(Leftover(pointer, say(text, before=original, after=free)))
        return free


def _basic_type(bare: Mapping[str, Any]) -> str:
    kind, form = bare.get("type"), bare.get("format")
    if kind == "string":
        if bare.get("contentMediaType") == "application/octet-stream":
            return "binary"
        return _TYPE_OF_FORMAT.get(str(form), "" if form else "string")
    if kind == "object":
        return "object"
    return str(kind) if kind in ("integer", "number", "boolean") else ""


def _says_no_more(bare: Mapping[str, Any], built: Mapping[str, Any]) -> bool:
    """Whether all of the schema is built from the type anyway; widths of numbers are not told apart."""
    return all(key == "format" or built.get(key) == value for key, value in bare.items())


def _values_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    values = schema.get("enum")
    if schema.get("type") != "string" or not isinstance(values, list) or not set(schema) <= _PLAIN_ENUM:
        return ()
    texts = [value for value in values if isinstance(value, str) and value]
    return tuple(texts) if len(set(texts)) == len(values) else ()


def _without_listing(description: str, values: tuple[str, ...]) -> str:
    """The description without the list of values that a document written here ends it with."""
    listed = ", ".join(f"`{value}`" for value in values)
    head, found, _ = description.rpartition(listed)
    if not found:
        return description
    sentence = max(head.rfind(". "), head.rfind(".\n"))
    return head[: sentence + 1]
