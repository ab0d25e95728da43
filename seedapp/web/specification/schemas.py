"""A JSON Schema as rows that people read: name, type, whether it is needed, what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seedapp.core.openapi.references import COMPONENT, resolved

DEEPEST = 6
_LONGEST_EXAMPLE = 200
_LIMITS = (
    "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
    "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default", "const",
)  # fmt: skip
_CODE = re.compile(r"`([^`\n]+)`")
_NOTHING: Final = SafeString()


@dataclass(frozen=True)
class Row:
    """One field. `depth` is how deep it lies inside the others; `place` is where a parameter travels."""

    name: str
    type: SafeString
    required: bool = False
    description: SafeString = _NOTHING
    example: str = ""
    limits: str = ""
    place: str = ""
    depth: int = 0
    deprecated: bool = False


def rows_of(document: Mapping[str, Any], schema: Any, depth: int = 0) -> Iterator[Row]:
    """The properties of an object, and of objects written inside it; named types are only referred to."""
    members, required = _members(document, schema)
    for name, member in members.items():
        yield row_of(document, name, member, required=name in required, depth=depth)
        inner = _inner(member)
        if inner is not None and depth < DEEPEST:
            yield from rows_of(document, inner, depth + 1)


def row_of(
    document: Mapping[str, Any], name: str, schema: Any, *, required: bool, depth: int = 0, **more: Any
) -> Row:
    given = mapping(schema)
    examples = given.get("examples")
    example = given.get("example", examples[0] if isinstance(examples, list) and examples else None)
    values: dict[str, Any] = {
        "description": worded(given.get("description")),
        "example": as_text(example),
        "limits": limits_of(given),
        "deprecated": given.get("deprecated") is True,
    }
    return Row(name, type_of(document, given), required, depth=depth, **{**values, **more})


def type_of(document: Mapping[str, Any], schema: Any, depth: int = 0) -> SafeString:
    """The type in few words, named types linked to their place on the page."""
    given = mapping(schema)
    reference = given.get("$ref")
    if isinstance(reference, str):
        return _named(reference)
    if depth > DEEPEST:
        return SafeString("…")
    for keyword, joiner in (("oneOf", _("or")), ("anyOf", _("or")), ("allOf", _("and"))):
        parts = given.get(keyword)
        if isinstance(parts, list) and parts:
            inner = ((type_of(document, part, depth + 1),) for part in parts)
            return format_html_join(f" {joiner} ", "{}", inner)
    kinds = given.get("type", "object" if "properties" in given else "")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "array" in kinds:
        return format_html(_("list of {}"), type_of(document, given.get("items"), depth + 1))
    named = f" {_('or')} ".join(str(kind) for kind in kinds if kind) or _("any value")
    kind_format = given.get("format")
    return format_html("{} ({})", named, kind_format) if kind_format else format_html("{}", named)


def limits_of(schema: Mapping[str, Any]) -> str:
    """What narrows a value, in JSON Schema's own words: `minimum 1 · maximum 100`."""
    given = mapping(schema)
    said = [f"{keyword} {as_text(given[keyword])}" for keyword in _LIMITS if keyword in given]
    values = given.get("enum")
    if isinstance(values, list):
        said.append("enum " + ", ".join(as_text(value) for value in values))
    return " · ".join(said)


def followed(document: Mapping[str, Any], place: Any) -> Mapping[str, Any]:
    """The place itself, or what its references lead to; {} where they lead nowhere or in a circle."""
    for _step in range(20):
        reference = mapping(place).get("$ref")
        if not isinstance(reference, str):
            return mapping(place)
        try:
            place = resolved(document, reference)
        except KeyError:
            return {}
    return {}


def name_of(schema: Any) -> str:
    """The name of the component that a schema refers to, "" when it is written in place."""
    reference = mapping(schema).get("$ref")
    is_component = isinstance(reference, str) and reference.startswith(COMPONENT)
    return str(reference).removeprefix(COMPONENT) if is_component else ""


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def worded(value: Any) -> SafeString:
    """A short description, escaped; what stands in backticks is code."""
    return SafeString(_CODE.sub(r"<code>\1</code>", escape(text_of(value))))


def as_text(value: Any) -> str:
    """A JSON value in one short line; "" for nothing."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_EXAMPLE else text[:_LONGEST_EXAMPLE] + "…"


def _named(reference: str) -> SafeString:
    name = reference.rsplit("/", 1)[-1]
    return format_html('<a href="#schema-{}">{}</a>', name, name)


def _members(document: Mapping[str, Any], schema: Any) -> tuple[dict[str, Any], set[str]]:
    """The properties and which of them are required, those of `allOf` included."""
    members: dict[str, Any] = {}
    required: set[str] = set()
    waiting = [(schema, 0)]
    while waiting:
        one, depth = waiting.pop(0)
        given = followed(document, one)
        members |= mapping(given.get("properties"))
        named = given.get("required")
        required |= {str(name) for name in named} if isinstance(named, list) else set()
        parts = given.get("allOf")
        if isinstance(parts, list) and depth < DEEPEST:
            waiting.extend((part, depth + 1) for part in parts)
    return members, required


def _inner(schema: Any) -> Any:
    """The object that is written inside a property or inside its list, None when there is none."""
    given = mapping(schema)
    if "properties" in given:
        return given
    items = mapping(given.get("items"))
    return items if "properties" in items else None
