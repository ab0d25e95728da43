"""Two operations at one method and path: where an adjective tells them apart, it becomes a path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..design import Operation
from ..naming import kebab, plural
from ..wording import N_, say
from .binding_places import wildcarded
from .binding_shapes import Shape


def told_apart(operations: Sequence[Operation], shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shapes by operation key, with “alternative flights” moved to `/alternative-flights`.

    Two that could be merged (equal answers, one set of filters within the other, no two different adjectives)
    stay where they are, as do those that nothing tells apart: a person decides.
    """
    found = dict(shapes)
    for group in _colliding(operations, found):
        for operation in group:
            if found[operation.key].qualifier and not _could_merge(operation, group, found):
                moved = _moved(found[operation.key])
                if not any(_address(moved) == _address(shape) for shape in found.values()):
                    found[operation.key] = moved
    return found


def _colliding(operations: Sequence[Operation], shapes: Mapping[str, Shape]) -> list[list[Operation]]:
    at: dict[tuple[str, str], list[Operation]] = defaultdict(list)
    for operation in operations:
        at[_address(shapes[operation.key])].append(operation)
    return [group for group in at.values() if len(group) > 1]


def _address(shape: Shape) -> tuple[str, str]:
    return shape.method, wildcarded(shape.path)


def _could_merge(operation: Operation, group: Sequence[Operation], shapes: Mapping[str, Shape]) -> bool:
    mine = {field.name for field in operation.inputs}
    for other in group:
        if other is operation or other.response != operation.response:
            continue
        qualifiers = {shapes[operation.key].qualifier, shapes[other.key].qualifier} - {""}
        theirs = {field.name for field in other.inputs}
        if len(qualifiers) < 2 and (mine <= theirs or theirs <= mine):
            return True
    return False


def _moved(shape: Shape) -> Shape:
    noun = f"{shape.qualifier} {shape.thing}"
    why = say(N_("Another operation has %(path)s already: its adjective tells it apart."), path=shape.path)
    return replace(shape, path=f"/{kebab(plural(noun))}", reasons=(*shape.reasons, why))
