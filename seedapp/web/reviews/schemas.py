"""Schemas as people read them: rows of fields, and a type in a few words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

DEPTH_LIMIT = 8
ROWS_LIMIT = 500


@dataclass(frozen=True)
class Row:
    """A field or parameter. `place` is path, query, header or cookie; "" for a field."""

    name: str
    type: str
    required: bool
    description: str
    example: str
    place: str = ""


class Reader:
    """Reads the schemas of one document; references lead only into that document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document

    def resolved(self, value: Any, depth: int = 0) -> Mapping[str, Any]:
        """What a reference stands for; empty when it leads nowhere, out of the document or in a circle."""
        if not isinstance(value, Mapping):
            return {}
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return value
        if not reference.startswith("#/") or depth > DEPTH_LIMIT:
            return {}
        found: Any = self._document
        for part in reference[2:].split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, Mapping) else None
        return self.resolved(found, depth + 1)

    def rows(self, schema: Any) -> tuple[Row, ...]:
        """The fields of an object."""
        found = self.resolved(schema)
        required = found.get("required")
        needed = set(map(str, required)) if isinstance(required, list) else set()
        fields = found.get("properties")
        if not isinstance(fields, Mapping):
            return ()
        return tuple(
            self._row(str(name), field, str(name) in needed)
            for name, field in list(fields.items())[:ROWS_LIMIT]
        )

    def parameter(self, value: Any) -> Row:
        found = self.resolved(value)
        schema = found.get("schema")
        row = self._row(str(found.get("name", "")), schema, found.get("required") is True)
        return Row(
            name=row.name,
            type=row.type,
            required=row.required,
            description=str(found.get("description") or row.description),
            example=_shown(found["example"]) if "example" in found else row.example,
            place=str(found.get("in", "")),
        )

    def phrase(self, schema: Any, depth: int = 0) -> str:
        """A type in a few words: `list of Tool`, `string (uuid)`, `FREE or LENT`."""
        if not isinstance(schema, Mapping) or depth > DEPTH_LIMIT:
            return ""
        if isinstance(schema.get("$ref"), str):
            return str(schema["$ref"]).rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        for word in ("allOf", "oneOf", "anyOf"):
            if isinstance(schema.get(word), list):
                parts = [self.phrase(one, depth + 1) for one in schema[word]]
                return (" & " if word == "allOf" else " | ").join(part for part in parts if part)
        if isinstance(schema.get("enum"), list):
            return " | ".join(_shown(one) for one in schema["enum"])
        return self._simple(schema, depth)

    def _simple(self, schema: Mapping[str, Any], depth: int) -> str:
        kind = schema.get("type", "")
        kinds = [str(one) for one in kind] if isinstance(kind, list) else [str(kind)]
        if "array" in kinds:
            inner = self.phrase(schema.get("items"), depth + 1)
            return _("list of %(type)s") % {"type": inner} if inner else _("list")
        named = " | ".join(one for one in kinds if one)
        return f"{named} ({schema['format']})" if named and schema.get("format") else named

    def _row(self, name: str, schema: Any, required: bool) -> Row:
        found = schema if isinstance(schema, Mapping) else {}
        return Row(
            name=name,
            type=self.phrase(found),
            required=required,
            description=str(found.get("description") or self.resolved(found).get("description") or ""),
            example=_example_of(found),
        )


def _example_of(schema: Mapping[str, Any]) -> str:
    examples = schema.get("examples")
    if isinstance(examples, list) and examples:
        return _shown(examples[0])
    return _shown(schema["example"]) if "example" in schema else ""


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
