"""Fields and named types as JSON Schemas."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from ..design import BASIC_TYPES, DataType, Field
from ..naming import words
from ..naming.memory import remembered
from .bounds import basic_schema, plain_schema
from .phrases import Phrases
from .references import COMPONENT
from .samples import NOTHING
from .story import Story


def component_ref(name: str) -> dict[str, Any]:
    return {"$ref": COMPONENT + name}


@remembered
def named_in_words(name: str) -> str:
    """A name as a short phrase: `bike_id` is "Bike id"."""
    text = " ".join(words(name)) or name
    return text[:1].upper() + text[1:]


def build_named_type(named: DataType, story: Story, phrases: Phrases) -> dict[str, Any]:
    """The component of a named type."""
    description = named.description
    if not description and story.adds:
        description = phrases.described_by_name.format(name=named_in_words(named.name))
    if named.schema is not None:
        given = copy.deepcopy(dict(named.schema))
        return given if "description" in given or not description else {"description": description, **given}
    if named.values:
        return build_enumeration(named.values, description, adds=story.adds)
    return build_object(named.fields, description, story, phrases)


def build_enumeration(values: tuple[str, ...], description: str, *, adds: bool) -> dict[str, Any]:
    """An enumeration; `adds`: its description lists the values, and the first is the example."""
    if not adds:
        return {"type": "string", **_described(description), "enum": list(values)}
    listed = "\n".join(f"- {value_in_words(value)}" for value in values)
    return {
        "type": "string",
        "description": f"{description}\n\n{listed}",
        "enum": list(values),
        "examples": [values[0]],
    }


def value_in_words(value: str) -> str:
    """A value, with the words that it is made of where these are several: “`PICKED_UP`: picked up”."""
    said = [word.lower() for word in words(value)]
    return f"`{value}`: {' '.join(said)}" if len(said) > 1 and " " not in value else f"`{value}`"


def build_object(fields: Iterable[Field], description: str, story: Story, phrases: Phrases) -> dict[str, Any]:
    """An object schema; required names and properties in the order of the fields."""
    fields = tuple(fields)
    schema: dict[str, Any] = {"type": "object", **_described(description)}
    required = [one.name for one in fields if one.required]
    if required:
        schema["required"] = required
    schema["properties"] = {one.name: build_property(one, story, phrases) for one in fields}
    return schema


def build_property(one: Field, story: Story, phrases: Phrases) -> dict[str, Any]:
    """A field as a property: its type, its description and, where the type is not a named one, an example."""
    example = example_of(one, story)
    schema = build_type(one.type, one.name, example, adds=story.adds)
    described = {**schema, **_described(description_of(one, phrases if story.adds else None))}
    if _is_simple(one.type) and example is not NOTHING and example not in ({}, [{}]):
        described["examples"] = [example]
    return described


def build_type(type_text: str, name: str, example: Any, *, adds: bool = True) -> dict[str, Any]:
    """The schema of a type as a field writes it (`uuid`, `Bike`, `string[]`).

    `adds`: with formats of numbers, and the bounds that names tell.
    """
    if type_text.endswith("[]"):
        first = example[0] if isinstance(example, list) and example else None
        return {"type": "array", "items": build_type(type_text[:-2], name, first, adds=adds)}
    if type_text in BASIC_TYPES:
        return basic_schema(type_text, name, example) if adds else plain_schema(type_text)
    return component_ref(type_text)


def description_of(one: Field, phrases: Phrases | None) -> str:
    """What the team wrote of a field, else its name in words, where there are phrases for that."""
    if one.description or phrases is None:
        return one.description
    return phrases.described_by_name.format(name=named_in_words(one.name))


def example_of(one: Field, story: Story) -> Any:
    """The example that a document shows of a field; `NOTHING` where it shows none."""
    return story.value_of(one) if story.adds or one.example is not None else NOTHING


def _described(description: str) -> dict[str, Any]:
    return {"description": description} if description else {}


def same_object(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two object schemas ask for the same, whatever their own descriptions say."""
    return all(one.get(key) == other.get(key) for key in ("type", "required", "properties"))


def object_key(schema: Mapping[str, Any]) -> str:
    """The same text for object schemas that are the same (`same_object`) and list their members alike."""
    return repr([schema.get(key) for key in ("type", "required", "properties")])


def _is_simple(type_text: str) -> bool:
    basic = type_text.removesuffix("[]")
    return basic in BASIC_TYPES and basic != "binary"
