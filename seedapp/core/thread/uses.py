"""Who uses a type: the types that hold it, and the operations that take it or answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..design import DataType, Design, Field, Operation
from ..openapi.references import component_names_in

Part = Literal["inputs", "response", "openapi"]


@dataclass(frozen=True)
class Held:
    """A type stands in `holder`: in `fields` of it, of which a JSON schema names none."""

    holder: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Used:
    """An operation (its place in the design) that names a type in one of its parts, there in `fields`."""

    place: int
    part: Part
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A type on the way up from the one that was asked for: it holds `of`, in `fields`."""

    name: str
    of: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Uses:
    """The uses of the types of one design, looked up from the type that is used."""

    design: Design

    @cached_property
    def holders(self) -> dict[str, list[Held]]:
        """Type → the types that hold it directly, in the order of the design."""
        found: defaultdict[str, list[Held]] = defaultdict(list)
        for named in self.design.types:
            for name, fields in _named_by(named).items():
                found[name].append(Held(named.name, fields))
        return dict(found)

    @cached_property
    def operations(self) -> dict[str, list[Used]]:
        """Type → the operations that name it directly, in the order of the design."""
        found: defaultdict[str, list[Used]] = defaultdict(list)
        for place, operation in enumerate(self.design.operations):
            for name, part, fields in _parts_of(operation):
                found[name].append(Used(place, part, fields))
        return dict(found)

    def reached_from(self, name: str) -> tuple[Step, ...]:
        """The types that hold one, directly or through each other: nearest first, each once, never itself."""
        steps: list[Step] = []
        seen, waiting = {name}, [name]
        for one in waiting:
            for held in self.holders.get(one, ()):
                if held.holder not in seen:
                    seen.add(held.holder)
                    waiting.append(held.holder)
                    steps.append(Step(held.holder, one, held.fields))
        return tuple(steps)

    def places_of(self, name: str) -> tuple[int, ...]:
        """Where the operations stand that use a type, directly or through other types."""
        names = [name, *(step.name for step in self.reached_from(name))]
        return tuple(sorted({used.place for one in names for used in self.operations.get(one, ())}))

    def named_by(self, operation: Operation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The named types that an operation takes, and those that it answers."""
        parts = [(name, part) for name, part, _ in _parts_of(operation) if name in self._known]
        taken = tuple(name for name, part in parts if part == "inputs")
        answered = tuple(name for name, part in parts if part != "inputs" and name not in taken)
        return taken, tuple(dict.fromkeys(answered))

    def held_by(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What types hold, directly or through each other: holder and held, each held type once."""
        waiting = list(dict.fromkeys(names))
        seen = set(waiting)
        found: list[tuple[str, str]] = []
        for holder in waiting:
            for name in _named_by(self._known[holder]) if holder in self._known else ():
                if name in self._known and name not in seen:
                    seen.add(name)
                    waiting.append(name)
                    found.append((holder, name))
        return tuple(found)

    @cached_property
    def _known(self) -> dict[str, DataType]:
        return {named.name: named for named in reversed(self.design.types)}


def _named_by(named: DataType) -> dict[str, tuple[str, ...]]:
    """The types that a type names → the fields that do."""
    if named.schema is not None:
        return dict.fromkeys(component_names_in(named.schema), ())
    return _types_of(named.fields)


def _parts_of(operation: Operation) -> Iterator[tuple[str, Part, tuple[str, ...]]]:
    for name, fields in _types_of(operation.inputs).items():
        yield name, "inputs", fields
    answered = _types_of(operation.response.fields)
    if operation.response.type:
        answered.setdefault(operation.response.type.replace("[]", ""), ())
    for name, fields in answered.items():
        yield name, "response", fields
    for name in dict.fromkeys(component_names_in(operation.openapi)):
        yield name, "openapi", ()


def _types_of(fields: Iterable[Field]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in fields:
        name = one.type.replace("[]", "")
        found[name] = (*found.get(name, ()), one.name)
    return found
