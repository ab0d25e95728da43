"""What a fresh import need not say, because a document written from the design says it anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..derive.binding import bindings
from ..design import BASIC_TYPES, Design, Field, Operation
from ..openapi.references import component_names_in

_NO_TEXTS = ("integer", "number", "boolean", "object")


def settled(design: Design) -> Design:
    """The design without the places of inputs that are derived anyway."""
    design = _with_fitting_examples(design)
    bare = [_without_places(one) for one in design.operations]
    found = bindings(replace(design, operations=tuple(bare)), design.services[0].key)
    operations = tuple(
        replace(
            one,
            inputs=tuple(
                replace(field, place="") if found[one.key].places.get(field.name) == field.place else field
                for field in one.inputs
            ),
        )
        for one in design.operations
    )
    return replace(design, operations=operations)


def _with_fitting_examples(design: Design) -> Design:
    """The design whose examples of texts are texts, as a design file has them; others are kept elsewhere."""
    operations = tuple(
        replace(
            one,
            inputs=_fitting(one.inputs),
            response=replace(one.response, fields=_fitting(one.response.fields)),
        )
        for one in design.operations
    )
    types = tuple(replace(one, fields=_fitting(one.fields)) for one in design.types)
    return replace(design, operations=operations, types=types)


def _fitting(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(one if _fits(one) else replace(one, example=None) for one in fields)


def _fits(field: Field) -> bool:
    basic = field.type.removesuffix("[]")
    if field.example is None or basic in _NO_TEXTS or basic not in BASIC_TYPES:
        return True
    if basic == field.type:
        return isinstance(field.example, str)
    return isinstance(field.example, list) and all(isinstance(one, str) for one in field.example)


def names_used(design: Design, always: Iterable[str]) -> set[str]:
    """The names of the types that operations and members need, and those in `always`, with all in them."""
    types = {one.name: one for one in design.types}
    waiting = [*always, *component_names_in(design.services[0].openapi)]
    for operation in design.operations:
        waiting += _named_by(operation)
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in used or name not in types:
            continue
        used.add(name)
        waiting += [one.type.removesuffix("[]") for one in types[name].fields]
        waiting += component_names_in(types[name].schema)
    return used


def made_by_documents(operation: Operation) -> set[str]:
    """The names of the components that a document written here makes for an operation."""
    stem = operation.key[:1].upper() + operation.key[1:]
    item = operation.response.type.removesuffix("[]")
    return {f"{stem}Request", f"{stem}Response", f"{item}Page", f"{item}List"}


def _named_by(operation: Operation) -> Iterator[str]:
    yield from (one.type.removesuffix("[]") for one in (*operation.inputs, *operation.response.fields))
    yield operation.response.type.removesuffix("[]")
    yield from component_names_in(operation.openapi)


def _without_places(operation: Operation) -> Operation:
    return replace(operation, inputs=tuple(replace(field, place="") for field in operation.inputs))
