"""What a step offers to those behind it: values in its answer, each with the expression that reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..naming import singular, snake
from .endpoints import Endpoint
from .schemas import component_name, followed, items_of, mapping, properties_of

_ID_ENDINGS = ("_id", "_ids", "_uuid", "_key", "_number", "_token", "_code")
_TOLD_ANEW = frozenset({
    "amount", "body", "comment", "count", "cursor", "data", "date", "description", "id", "key", "label",
    "limit", "message", "name", "note", "reason", "state", "status", "text", "time", "title", "type", "value",
})  # fmt: skip
"""Names that say little of what they name: the same name in two operations is not the same thing."""


@dataclass(frozen=True)
class Offer:
    """`name` in snake_case. `output` is what the document calls it, "" where it goes by the name of whoever
    takes it. `is_first`: read from the first item of a list.
    """

    name: str
    output: str
    expression: str
    schema: Mapping[str, Any]
    is_first: bool = False


def says_what(name: str) -> bool:
    """Whether a name alone tells one thing, such as `bike_id`, from another."""
    return snake(name) not in _TOLD_ANEW


def names_one(name: str) -> bool:
    """Whether a name is one by which a thing is found again."""
    plain = snake(name)
    return plain == "id" or plain.endswith(_ID_ENDINGS)


def linked_from(endpoint: Endpoint) -> Iterator[str]:
    """The ids of the operations that a link of its answer leads to."""
    for link in mapping(endpoint.success[1].get("links")).values():
        name = followed(endpoint.document, link).get("operationId")
        if isinstance(name, str):
            yield name


def offers_of(endpoint: Endpoint) -> tuple[Offer, ...]:
    """The properties at the top of the answer, then the ids one level below: of an object that it holds, and
    of the first item of a list. An `id` is offered as `bike_id` too, by the type that has it and by the path.
    """
    return tuple(_offers(endpoint))


def _offers(endpoint: Endpoint) -> Iterator[Offer]:
    document = endpoint.document
    top = properties_of(document, endpoint.answer_schema)
    for name, one in top.items():
        expression = f"$response.body#/{escaped(name)}"
        yield Offer(snake(name), name, expression, mapping(one))
        if snake(name) == "id":
            for alias in _owners(endpoint.answered_type, endpoint.path):
                yield Offer(alias, name, expression, mapping(one))
    for name, one in top.items():
        item = items_of(document, one)
        place = f"$response.body#/{escaped(name)}" + ("" if item is None else "/0")
        yield from _ids_below(endpoint, one if item is None else item, place, is_first=item is not None)


def _ids_below(endpoint: Endpoint, schema: Any, place: str, *, is_first: bool) -> Iterator[Offer]:
    for name, one in properties_of(endpoint.document, schema).items():
        if names_one(name):
            plain = snake(name)
            path = endpoint.path if is_first else ""
            aliases = _owners(component_name(schema), path) if plain == "id" else [plain]
            for alias in aliases:
                yield Offer(alias, "", f"{place}/{escaped(name)}", mapping(one), is_first=is_first)


def _owners(type_name: str, path: str) -> list[str]:
    """What an `id` is the id of: of the type that has it, and of what the path ends in."""
    nouns = [one.partition(":")[0] for one in path.split("/") if one and "{" not in one]
    names = [type_name, *(singular(one) for one in nouns[-1:])]
    return list(dict.fromkeys(snake(one) + "_id" for one in names if one))


def escaped(name: str) -> str:
    """A name in a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")
