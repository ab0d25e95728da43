"""Schema Objects of 3.0 and 3.1 in one form, so that they can be compared by what they mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..openapi.references import pointer_of
from .comparison import is_3_0
from .references import followed, reference_in

ALL_TYPES = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})
_MOST_UNFOLDED = 200
_CHOICES = ("oneOf", "anyOf")
_TYPES_OF_VALUES = {
    bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object",
}  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A schema and the pointer of its place."""

    schema: Any
    pointer: str


@dataclass
class Form:
    """What a schema says with its `allOf` parts: words by keyword, members by name, references left whole.

    In `words`, `const` is an `enum`, `nullable` and an alternative `null` are `null`, bytes are `bytes`,
    base64 is `contentEncoding`, and an exclusive bound is a number.
    """

    references: dict[str, None] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    members: dict[str, Placed] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)

    @property
    def types(self) -> frozenset[str]:
        """The JSON types that the words allow; a number may be an integer."""
        return types_of(self.words)


def form_of(
    document: Mapping[str, Any], schema: Any, pointer: str, kept: Mapping[str, None] | None = None
) -> Form:
    """References stay as they are; with `kept`, all others are unfolded where they stand."""
    form = Form()
    waiting = deque([Placed(schema, pointer)])
    unfolded: set[str] = set()
    while waiting:
        part = waiting.popleft()
        one = {"not": {}} if part.schema is False else part.schema
        if not isinstance(one, Mapping):
            continue
        reference = reference_in(one)
        if reference and (kept is None or reference in kept):
            form.references[reference] = None
        elif reference and reference not in unfolded and len(unfolded) < _MOST_UNFOLDED:
            unfolded.add(reference)
            waiting.append(Placed(followed(document, reference), reference.removeprefix("#")))
        if reference and is_3_0(document):
            continue
        waiting.extend(_parts(one, part.pointer))
        _join(form, one, part.pointer, knows_nullable=is_3_0(document))
    return form


def types_of(words: Mapping[str, Any]) -> frozenset[str]:
    given = words.get("type")
    kinds = [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else ()
    named = frozenset(kind for kind in kinds if isinstance(kind, str))
    if not named and isinstance(words.get("enum"), list):
        named = frozenset(_TYPES_OF_VALUES.get(type(value), "null") for value in words["enum"])
    if not named:
        return ALL_TYPES
    if words.get("null") is True:
        named |= {"null"}
    return named | {"integer"} if "number" in named else named


def types_in_words(kinds: frozenset[str]) -> str:
    if kinds == ALL_TYPES:
        return "any"
    return " | ".join(sorted(kind for kind in kinds if kind != "integer" or "number" not in kinds))


def _parts(schema: Mapping[str, Any], pointer: str) -> list[Placed]:
    """What holds beside the schema's own words: its `allOf`, and what is left of a choice with null."""
    given = schema.get("allOf")
    parts = [
        Placed(part, f"{pointer}/allOf/{at}")
        for at, part in enumerate(given if isinstance(given, list | tuple) else ())
    ]
    for key in _CHOICES:
        choices = schema.get(key)
        if isinstance(choices, list | tuple) and _is_with_null(choices):
            at = next(at for at, one in enumerate(choices) if not is_null(one))
            parts.append(Placed(choices[at], f"{pointer}/{key}/{at}"))
    return parts


def _join(form: Form, schema: Mapping[str, Any], pointer: str, *, knows_nullable: bool) -> None:
    """What the outer schema says first stands, save that members and required names are united."""
    for name, member in _named(schema.get("properties")).items():
        placed = Placed(member, pointer + pointer_of("properties", name))
        known = form.members.get(name)
        form.members[name] = Placed({"allOf": [known.schema, member]}, known.pointer) if known else placed
    given = schema.get("required")
    for name in given if isinstance(given, list | tuple) else ():
        if isinstance(name, str):
            form.required[name] = None
    words = _words(schema)
    if words.pop("nullable", None) is True and knows_nullable:
        words["null"] = True
    for key, value in words.items():
        form.words.setdefault(key, value)


def _words(schema: Mapping[str, Any]) -> dict[str, Any]:
    words = {key: value for key, value in schema.items() if isinstance(key, str)}
    for key in ("$ref", "allOf", "properties", "required"):
        words.pop(key, None)
    for rewrite in (_choices, _constant, _bounds, _bytes):
        rewrite(words)
    return words


def _choices(words: dict[str, Any]) -> None:
    for key in _CHOICES:
        choices = words.get(key)
        if not isinstance(choices, list | tuple):
            words.pop(key, None)
            continue
        left = [one for one in choices if not is_null(one)]
        if len(left) < len(choices):
            words["null"] = True
        if left and not _is_with_null(choices):
            words[key] = left
        else:
            del words[key]


def _constant(words: dict[str, Any]) -> None:
    if "const" in words:
        words["enum"] = [words.pop("const")]
    values = words.get("enum")
    if not isinstance(values, list | tuple):
        words.pop("enum", None)
        return
    given = [value for value in values if value is not None]
    kinds = words.get("type")
    listed = kinds if isinstance(kinds, list | tuple) else [kinds]
    if len(given) < len(values) and given:
        words["null"] = True
    elif given and isinstance(kinds, list | tuple) and "null" in listed:
        words["type"] = [kind for kind in listed if kind != "null"]
    words["enum"] = given or list(values)


def _bounds(words: dict[str, Any]) -> None:
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if words.get(flag) is True and bound in words:
            words[flag] = words.pop(bound)
        elif isinstance(words.get(flag), bool):
            del words[flag]


def _bytes(words: dict[str, Any]) -> None:
    """Bytes as they are, `binary` in 3.0 and a media type in 3.1; base64 is `byte` in 3.0."""
    if words.get("format") == "byte":
        del words["format"]
        words.setdefault("contentEncoding", "base64")
    elif words.get("format") == "binary":
        del words["format"]
        words["bytes"] = words.pop("contentMediaType", "")
    elif "contentMediaType" in words and "contentEncoding" not in words:
        words["bytes"] = words.pop("contentMediaType")
    if "bytes" in words:
        words.setdefault("type", "string")


def _is_with_null(choices: list[Any] | tuple[Any, ...]) -> bool:
    """One alternative beside null: what 3.0 says with `nullable`."""
    return len(choices) == 2 and sum(1 for one in choices if is_null(one)) == 1


def is_null(schema: Any) -> bool:
    return isinstance(schema, Mapping) and schema.get("type") in ("null", ["null"]) and len(schema) == 1


def _named(value: Any) -> Mapping[str, Any]:
    return {str(name): one for name, one in value.items()} if isinstance(value, Mapping) else {}
