"""One walk through a document for what several live checks look for: references, and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from .references import DATA_MEMBERS, NAMED_MEMBERS, NESTED, SCALARS, Place, own_references

_LISTS = (list, tuple)
_COMPONENTS = "#/components/"
_RENAMING = frozenset({"$id", "$anchor", "$schema", "$dynamicAnchor", "$dynamicRef"})
_TELLING = _RENAMING | {"$ref", "discriminator", "schema", "examples"}


class Example(NamedTuple):
    """`place` and `inside` lead to the value, which is to fit the schema."""

    place: Place
    inside: tuple[str | int, ...]
    value: Any
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Places:
    """`targets`: what is referred to. `is_plain`: schemas refer to components only, and none gives itself
    another address or vocabulary, so that they mean the same wherever they stand."""

    targets: frozenset[str]
    examples: list[Example]
    is_plain: bool


def places_of(document: Mapping[str, Any]) -> Places:
    """What stands where in a document that is a tree; values such as examples are not looked into."""
    targets: set[str] = set()
    examples: list[Example] = []
    is_plain = True
    waiting: list[tuple[Any, Place, bool]] = [(document, None, False)]
    while waiting:
        one, place, has_names = waiting.pop()
        if isinstance(one, _LISTS):  # before NESTED, where asking takes a while
            waiting += [
                (item, (place, at), False) for at, item in enumerate(one) if type(item) not in SCALARS
            ]
        elif isinstance(one, NESTED):
            if not has_names and not _TELLING.isdisjoint(one):
                if "$ref" in one or "discriminator" in one:
                    targets.update([reference for reference, _ in own_references(one)])
                if "schema" in one or "examples" in one:
                    _add_examples(examples, one, place)
                is_plain = is_plain and _RENAMING.isdisjoint(one)
            waiting += [
                (member, (place, key), not has_names and key in NAMED_MEMBERS)
                for key, member in one.items()
                if type(member) not in SCALARS
                and (has_names or not (key in DATA_MEMBERS or str(key).startswith("x-")))
            ]
    is_plain = is_plain and all(one.startswith(_COMPONENTS) for one in targets)
    return Places(frozenset(targets), examples, is_plain)


def _add_examples(examples: list[Example], one: Mapping[str, Any], place: Place) -> None:
    """The examples beside a `schema`, those of a parameter, header or media type; and of a schema itself."""
    schema = one.get("schema")
    own = one.get("examples")
    if isinstance(schema, NESTED):
        if "example" in one:
            examples.append(Example(place, ("example",), one["example"], schema))
        for name, example in own.items() if isinstance(own, NESTED) else ():
            if isinstance(example, NESTED) and "value" in example:
                examples.append(Example(place, ("examples", name, "value"), example["value"], schema))
    for at, value in enumerate(own if isinstance(own, list) else ()):
        examples.append(Example(place, ("examples", at), value, one))
