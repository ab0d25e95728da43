"""Schema Objects of 3.0 and 3.1 in one form, so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import resolved

ALL_TYPES = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})
_DEEPEST = 40


def followed(document: Any, schema: Any, pointer: str) -> tuple[Mapping[str, Any], str]:
    """The schema behind its references and where it stands; `{}` where a reference leads nowhere."""
    seen: set[str] = set()
    while isinstance(schema, Mapping) and isinstance(schema.get("$ref"), str):
        reference = schema["$ref"]
        if reference in seen or not reference.startswith("#/"):
            return {}, pointer
        seen.add(reference)
        try:
            schema = resolved(document, reference)
        except KeyError:
            return {}, pointer
        pointer = reference.removeprefix("#")
    if isinstance(schema, bool):
        schema = {} if schema else {"not": {}}
    return (schema if isinstance(schema, Mapping) else {}), pointer


def in_one_form(document: Any, schema: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """The schema with its `allOf` parts merged, `const` as `enum`, and bounds as 3.1 writes them."""
    form = {key: value for key, value in schema.items() if key != "allOf"}
    if "const" in form:
        form["enum"] = [form.pop("const")]
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if form.get(flag) is True and bound in form:
            form[flag] = form.pop(bound)
        elif isinstance(form.get(flag), bool):
            del form[flag]
    if form.get("format") == "binary":
        form["contentMediaType"] = "application/octet-stream"
        del form["format"]
    if "example" in form:
        form.setdefault("examples", [form["example"]])
        del form["example"]
    parts = schema.get("allOf")
    if depth < _DEEPEST:
        for part in parts if isinstance(parts, list | tuple) else ():
            merged_in, _ = followed(document, part, "")
            form = _joined(form, in_one_form(document, merged_in, depth + 1))
    return form


def types_of(form: Mapping[str, Any]) -> frozenset[str]:
    """The JSON types that a schema allows; every number type when it says `number`."""
    given = form.get("type")
    if given is None:
        return ALL_TYPES
    kinds = {given} if isinstance(given, str) else {kind for kind in given if isinstance(kind, str)}
    if form.get("nullable") is True:
        kinds.add("null")
    if "number" in kinds:
        kinds.add("integer")
    return frozenset(kinds)


def type_in_words(form: Mapping[str, Any]) -> str:
    kinds = types_of(form)
    if kinds == ALL_TYPES:
        return "any"
    return " | ".join(sorted(kind for kind in kinds if kind != "integer" or "number" not in kinds))


def _joined(form: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Both at once: properties and required names united, else what the schema itself says first."""
    joined = {**part, **form}
    for key in ("properties",):
        if key in part and key in form:
            joined[key] = {**part[key], **form[key]}
    if "required" in part and "required" in form:
        joined["required"] = list(dict.fromkeys([*part["required"], *form["required"]]))
    return joined
