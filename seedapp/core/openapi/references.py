"""Where a document refers to other places, how deep it is, and how JSON Pointers are written (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

COMPONENT = "#/components/schemas/"

METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
"""The members of a path that are operations."""

NESTED = (dict, Mapping)  # a dict first: asking an abstract class takes a while
SCALARS = frozenset({str, int, float, bool, type(None)})
DATA_MEMBERS = frozenset({"example", "examples", "default", "const", "enum", "value"})
"""Members that hold what is sent, not a part of the document."""
NAMED_MEMBERS = frozenset({
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "responses",
    "parameters", "requestBodies", "headers", "links", "callbacks", "securitySchemes", "pathItems", "paths",
    "content", "encoding", "webhooks",
})  # fmt: skip
"""Members whose own members have free names, which mean nothing to OpenAPI."""


def pointer_of(*parts: str | int) -> str:
    """The JSON Pointer of a place: `pointer_of("paths", "/bikes")` is `/paths/~1bikes`."""
    return "".join([_step(str(part)) for part in parts])


def _step(name: str) -> str:
    return "/" + (name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name)


def pointer_to(place: Place, *inside: str | int) -> str:
    """The JSON Pointer of a place that a walk came to, and of the steps from there on."""
    steps = [*reversed(inside)]
    while place is not None:
        place, step = place
        steps.append(step)
    return pointer_of(*reversed(steps))


def resolved(document: Any, reference: str) -> Any:
    """What a reference inside the document (`#/…`) points at. Raises KeyError when it is nowhere."""
    place = document
    fragment = unquote(reference.removeprefix("#"))
    for part in fragment.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(place, Mapping) and name in place:
            place = place[name]
        elif isinstance(place, list | tuple) and name.isdecimal() and int(name) < len(place):
            place = place[int(name)]
        else:
            raise KeyError(reference)
    return place


def references_in(value: Any) -> Iterator[tuple[str, str]]:
    """Every reference with the pointer of its place, in order; data such as examples holds none."""
    for one, place in _referring_in(value):
        for reference, inside in own_references(one):
            yield reference, pointer_to(place, *inside)


def targets_in(value: Any) -> Iterator[str]:
    """Every reference as `references_in` finds it, without its place."""
    for one, _ in _referring_in(value):
        for reference, _ in own_references(one):
            yield reference


def component_names_in(value: Any) -> Iterator[str]:
    """The names of the schemas that a part of a document refers to."""
    for reference in targets_in(value):
        if reference.startswith(COMPONENT):
            yield reference.removeprefix(COMPONENT)


def depth_of(value: Any) -> int:
    """How many levels of lists and mappings lie inside each other."""
    depth, level = 0, [value]
    while level:
        inside: list[Any] = []
        for one in level:
            inside += one.values() if type(one) is dict else _members(one)
        depth += 1 if inside else 0
        level = [member for member in inside if type(member) not in SCALARS]
    return depth


def _members(one: Any) -> Iterable[Any]:
    if isinstance(one, NESTED):
        return one.values()
    return one if isinstance(one, list | tuple) else ()


Place = tuple[Any, Any] | None
"""The way to a place: that of what is around it, and the last step. It becomes a pointer where one is asked
for; most places hold no reference."""


def _referring_in(value: Any) -> Iterator[tuple[Mapping[str, Any], Place]]:
    """The objects that may refer to others, in order."""
    waiting: list[tuple[Any, Place, bool]] = [(value, None, False)]
    while waiting:
        one, place, names = waiting.pop()
        if isinstance(one, NESTED):
            if not names and ("$ref" in one or "discriminator" in one):
                yield one, place
            inside = [
                (member, (place, key), not names and key in NAMED_MEMBERS)
                for key, member in one.items()
                if type(member) not in SCALARS
                and (names or not (key in DATA_MEMBERS or str(key).startswith("x-")))
            ]
            waiting += reversed(inside)
        elif isinstance(one, list | tuple):
            items = [(item, (place, at), False) for at, item in enumerate(one) if type(item) not in SCALARS]
            waiting += reversed(items)


def own_references(one: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The references of an object itself, each with the steps to it inside of the object."""
    reference = one.get("$ref")
    if isinstance(reference, str):
        yield reference, ()
    discriminator = one.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, Mapping) else None
    if isinstance(mapping, Mapping):
        for key, target in mapping.items():
            if isinstance(target, str) and "/" in target:
                yield target, ("discriminator", "mapping", key)
