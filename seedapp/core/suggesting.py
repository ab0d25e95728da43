"""A concrete change that somebody proposes of an operation or a type: what it would change, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from .anchors.entries import part_of_failure, part_of_name
from .design import BASIC_TYPES, DataType, Failure, Field, Operation
from .typed_text import one_line, tidy
from .wording import N_, Sentence, say

Kind = Literal[
    "rename", "optional", "required", "type", "describe", "remove",
    "add-failure", "add-input", "add-output", "add-field", "add-value",
]  # fmt: skip
Thing = Operation | DataType

LONGEST_VALUE, LONGEST_NAME = 2000, 120
NEEDS_VALUE = frozenset(
    {"rename", "type", "describe", "add-failure", "add-input", "add-output", "add-field", "add-value"}
)
_OF_FIELDS: tuple[Kind, ...] = ("rename", "optional", "required", "type", "describe", "remove")


@dataclass(frozen=True)
class Suggestion:
    """`value` is the new name, type, text or words; of an added field `name` or `name: type`."""

    kind: Kind
    value: str = ""


class CannotSuggest(Exception):
    """The thing cannot be changed so, and `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def kinds_for(kind: str, part: str) -> tuple[Kind, ...]:
    """What can be suggested of a place, by the kind of its anchor and its part."""
    group = part.partition("/")[0]
    match kind, group:
        case "operation", "":
            return ("rename", "describe", "add-failure", "add-input", "add-output")
        case "type", "":
            return ("describe", "add-field", "add-value")
        case ("operation", "inputs" | "response") | ("type", "fields"):
            return _OF_FIELDS
        case ("operation", "failures") | ("type", "values"):
            return ("rename", "remove")
    return ()


def before_of(thing: Thing, part: str, kind: Kind) -> str:
    """What the thing says now of that which would be changed. Raises CannotSuggest where it is gone."""
    group, _, _name = part.partition("/")
    if kind.startswith("add-"):
        return ""
    if not part:
        return thing.name if kind == "rename" else thing.description
    if group == "failures" and isinstance(thing, Operation):
        return _found((one.when for one in thing.failures), lambda when: part_of_failure(when) == part)
    if group == "values" and isinstance(thing, DataType):
        return _found(thing.values, lambda value: part_of_name(group, value) == part)
    names = {one.name: one for one in fields_of(thing, group)}
    name = _found(names, lambda name: part_of_name(group, name) == part)
    return _said_of(names[name], kind)


def with_suggestion(thing: Thing, part: str, suggestion: Suggestion, types: Collection[str]) -> Thing:
    """The thing with the change; `types` are the names of the design's. Raises CannotSuggest."""
    before = before_of(thing, part, suggestion.kind)
    value = _tidy(suggestion)
    if suggestion.kind in ("rename", "describe", "type") and value == before:
        raise CannotSuggest(say(N_("It says so already.")))
    if suggestion.kind in ("optional", "required") and before == suggestion.kind:
        raise CannotSuggest(say(N_("It is so already.")))
    if suggestion.kind.startswith("add-"):
        return _added(thing, suggestion.kind, value, types)
    if not part:
        is_name = suggestion.kind == "rename"
        return replace(thing, name=value) if is_name else replace(thing, description=value)
    group = part.partition("/")[0]
    if group == "failures" and isinstance(thing, Operation):
        return _with_failure(thing, before, suggestion.kind, value)
    if group == "values" and isinstance(thing, DataType):
        return _with_value(thing, before, suggestion.kind, value)
    return _with_field(thing, part, suggestion.kind, value, types)


def part_after(part: str, suggestion: Suggestion) -> str:
    """The part that a place is known by once the change is made; "" where it is gone."""
    group = part.partition("/")[0]
    if suggestion.kind == "remove":
        return ""
    if suggestion.kind == "rename" and part:
        value = _tidy(suggestion)
        return part_of_failure(value) if group == "failures" else part_of_name(group, value)
    return part


def fields_of(thing: Thing, group: str) -> tuple[Field, ...]:
    """The list of fields that a part's first word names."""
    if isinstance(thing, DataType):
        return thing.fields if group == "fields" else ()
    return {"inputs": thing.inputs, "response": thing.response.fields}.get(group, ())


def _with_fields(thing: Thing, group: str, fields: tuple[Field, ...]) -> Thing:
    if isinstance(thing, DataType):
        return replace(thing, fields=fields)
    if group == "inputs":
        return replace(thing, inputs=fields)
    return replace(thing, response=replace(thing.response, fields=fields))


def _with_field(thing: Thing, part: str, kind: Kind, value: str, types: Collection[str]) -> Thing:
    group = part.partition("/")[0]
    fields = fields_of(thing, group)
    others = {one.name for one in fields if part_of_name(group, one.name) != part}
    if kind == "rename" and value in others:
        raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=value))

    def changed(field: Field) -> Field:
        match kind:
            case "rename":
                return replace(field, name=value)
            case "type":
                return replace(field, type=_known(value, types))
            case "describe":
                return replace(field, description=value)
        return replace(field, required=kind == "required")

    mended = [
        one if one.name in others else changed(one)
        for one in fields
        if kind != "remove" or one.name in others
    ]
    return _with_fields(thing, group, tuple(mended))


def _with_failure(thing: Operation, before: str, kind: Kind, value: str) -> Operation:
    if kind == "rename" and value in {one.when for one in thing.failures}:
        raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=value))
    kept = (
        replace(one, when=value) if one.when == before else one
        for one in thing.failures
        if kind != "remove" or one.when != before
    )
    return replace(thing, failures=tuple(kept))


def _with_value(thing: DataType, before: str, kind: Kind, value: str) -> DataType:
    if kind == "rename" and value in thing.values:
        raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=value))
    kept = (value if one == before else one for one in thing.values if kind != "remove" or one != before)
    return replace(thing, values=tuple(kept))


def _added(thing: Thing, kind: Kind, value: str, types: Collection[str]) -> Thing:
    if kind == "add-failure" and isinstance(thing, Operation):
        if value in {one.when for one in thing.failures}:
            raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=value))
        return replace(thing, failures=(*thing.failures, Failure(value)))
    if kind == "add-value" and isinstance(thing, DataType) and not thing.fields and thing.schema is None:
        if value in thing.values:
            raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=value))
        return replace(thing, values=(*thing.values, value))
    group = {"add-input": "inputs", "add-output": "response", "add-field": "fields"}.get(kind, "")
    if (group == "fields") != isinstance(thing, DataType) or not group or not _takes_fields(thing, group):
        raise CannotSuggest(say(N_("Nothing of that kind can be added here.")))
    name, _, type_ = (one.strip() for one in value.partition(":"))
    fields = fields_of(thing, group)
    if not name or len(name) > LONGEST_NAME:
        raise CannotSuggest(say(N_("Say its name, and perhaps its type: “price: number”.")))
    if name in {one.name for one in fields}:
        raise CannotSuggest(say(N_("There is a “%(name)s” already."), name=name))
    return _with_fields(thing, group, (*fields, Field(name, _known(type_, types) if type_ else "string")))


def _takes_fields(thing: Thing, group: str) -> bool:
    """A type of values or of a schema has no fields; an answer of a named type has none of its own."""
    if isinstance(thing, DataType):
        return not thing.values and thing.schema is None
    return group == "inputs" or not thing.response.type


def _said_of(field: Field, kind: Kind) -> str:
    match kind:
        case "type":
            return field.type
        case "describe":
            return field.description
        case "optional" | "required":
            return "required" if field.required else "optional"
        case "remove":
            return f"{field.name}: {field.type}"
    return field.name


def _tidy(suggestion: Suggestion) -> str:
    """The value as it is written. Raises CannotSuggest for none, or a name that is too long."""
    is_text = suggestion.kind in ("describe", "add-failure")
    value = tidy(suggestion.value).strip() if is_text else one_line(suggestion.value)
    if suggestion.kind in NEEDS_VALUE and not value:
        raise CannotSuggest(say(N_("Say what it should be instead.")))
    if len(value) > (LONGEST_VALUE if is_text else LONGEST_NAME):
        raise CannotSuggest(say(N_("This is too long for a suggestion. Describe it in your comment.")))
    return value


def _known(name: str, types: Collection[str]) -> str:
    single = name.removesuffix("[]")
    if single not in types and single not in BASIC_TYPES:
        raise CannotSuggest(say(N_("There is no type “%(name)s”."), name=single))
    return name


def _found(values: Iterable[str], is_it: Callable[[str], bool]) -> str:
    for one in values:
        if is_it(one):
            return one
    raise CannotSuggest(say(N_("It is not there any more.")))
