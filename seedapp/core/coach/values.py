"""Step 5: examples, enumerations and schemas that do not contradict themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from .. import targets
from ..design import BASIC_TYPES, Design
from ..openapi.bounds import SCHEMA_OF_BASIC_TYPE
from ..openapi.samples import fits_schema
from ..wording import N_, say
from .design_reading import DesignReading
from .field_places import field_lists, item_of
from .findings import Found
from .rule import rule

_DEEPEST = 40
_JSON_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
}


@rule(
    "REST-19", "warning", 5,
    title=N_("An example that does not fit its type"),
    why=N_("People copy examples before they read. This one would be refused."),
    before="{name: seats, type: integer, example: many}",
    after="{name: seats, type: integer, example: 4}",
)  # fmt: skip
def example_misfits(seen: DesignReading) -> Iterator[Found]:
    for one in field_lists(seen.design):
        for field in one.fields:
            if field.example is not None and not example_fits(field.example, field.type, seen.design):
                target = one.target(field)
                yield Found(
                    target,
                    say(
                        N_("“%(example)s” is no %(type)s. Give “%(field)s” an example that is one."),
                        example=field.example,
                        type=field.type,
                        field=field.name,
                    ),
                    part=f"{targets.part_of(target)}/example",
                )


@rule(
    "REST-20", "error", 5,
    title=N_("A value twice in an enumeration"),
    why=N_("Each value says something of its own. Tools refuse a list that has one twice."),
    before="values: [FREE, RENTED, FREE]",
    after="values: [FREE, RENTED]",
)  # fmt: skip
def value_twice(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.types:
        exact = [value for value, count in Counter(one.values).items() if count > 1]
        alike = Counter(value.casefold() for value in dict.fromkeys(one.values))
        if exact:
            sentence = say(N_("“%(value)s” stands twice among the values. Take one out."), value=exact[0])
            yield Found(targets.of(one), sentence, part="values")
        elif any(count > 1 for count in alike.values()):
            value = next(value for value in one.values if alike[value.casefold()] > 1)
            sentence = say(
                N_("“%(value)s” stands twice, in small letters and in capitals. Keep one."), value=value
            )
            yield Found(targets.of(one), sentence, "warning", "values")


@rule(
    "REST-21", "warning", 5,
    title=N_("A schema that contradicts itself"),
    why=N_("Nothing fits it as it was meant, and generators of clients stop at it."),
    before="{type: string, enum: [1, 2]}; {required: [id], properties: {}}",
    after="{type: integer, enum: [1, 2]}; {required: [id], properties: {id: {…}}}",
)  # fmt: skip
def contradicting_schema(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.types:
        for sentence in _contradictions(one.schema, 0) if one.schema is not None else ():
            yield Found(targets.of(one), sentence, part="schema")
            break


@rule(
    "REST-22", "hint", 5,
    title=N_("A type that nothing uses"),
    why=N_("It is in no document. Whoever reads the design looks for the place where it matters."),
    before="a type Dock, and no field or response of that type",
    after="a field dock of type Dock, or no such type",
)  # fmt: skip
def unused_type(seen: DesignReading) -> Iterator[Found]:
    used = {item_of(field.type) for one in field_lists(seen.design) for field in one.fields}
    used |= {item_of(one.response.type) for one in seen.design.operations}
    inside = [one.schema for one in seen.design.types if one.schema]
    inside += [one.openapi for one in seen.design.operations if one.openapi]
    inside += [one.openapi for one in seen.design.services if one.openapi]
    referred = str(inside)
    for one in seen.design.types:
        if one.name not in used and f"/schemas/{one.name}'" not in referred:
            yield Found(
                targets.of(one),
                say(N_("Nothing uses “%(name)s” yet. Give a field or an answer this type."), name=one.name),
                part="name",
            )


def example_fits(example: Any, type_name: str, design: Design) -> bool:
    """Whether an example is a value of a field's type; True for a type that does not exist."""
    depth, plain = type_name.count("[]"), item_of(type_name)
    if depth and not isinstance(example, list):
        return plain not in BASIC_TYPES and design.type(plain) is None
    if depth:
        return all(example_fits(one, type_name.removesuffix("[]"), design) for one in example)
    named = design.type(plain)
    if named is not None:
        if named.values:
            return example in named.values
        return fits_schema(example, {"$ref": f"#/components/schemas/{plain}"}, design)
    if plain not in SCHEMA_OF_BASIC_TYPE:
        return True
    return _validator(plain).is_valid(example)


@lru_cache(maxsize=32)
def _validator(basic_type: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(dict(SCHEMA_OF_BASIC_TYPE[basic_type]), validate_formats=True)


def _contradictions(schema: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    if isinstance(schema, list):
        for one in schema:
            yield from _contradictions(one, depth + 1)
    if not isinstance(schema, Mapping):
        return
    yield from _of_type(schema)
    yield from _of_required(schema)
    for key, inside in schema.items():
        if key in ("properties", "$defs", "patternProperties") and isinstance(inside, Mapping):
            yield from _contradictions(list(inside.values()), depth + 1)
        elif key in ("items", "allOf", "anyOf", "oneOf", "not", "additionalProperties", "prefixItems"):
            yield from _contradictions(inside, depth + 1)


def _of_type(schema: Mapping[str, Any]) -> Iterator[Any]:
    kind = schema.get("type")
    wanted = _JSON_TYPES.get(kind) if isinstance(kind, str) else None
    if wanted is None:
        return
    values = schema.get("enum")
    told = [
        *(values if isinstance(values, list) else ()),
        *(schema[key] for key in ("default", "const", "example") if key in schema),
    ]
    for value in told:
        is_right = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
        is_whole = kind == "integer" and isinstance(value, float) and value.is_integer()
        if not is_right and not is_whole and value is not None:
            yield say(N_("“%(value)s” is no %(type)s, as its schema says."), value=value, type=kind)


def _of_required(schema: Mapping[str, Any]) -> Iterator[Any]:
    properties, required = schema.get("properties"), schema.get("required")
    composed = any(key in schema for key in ("allOf", "anyOf", "oneOf", "$ref", "patternProperties"))
    if composed or not isinstance(required, list) or not isinstance(properties, Mapping):
        return
    for name in required:
        if isinstance(name, str) and name not in properties:
            yield say(N_("“%(name)s” is required, and there is no such property."), name=name)
