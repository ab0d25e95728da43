"""What each piece of a document is made from: where all of it is the same, so is the piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..design import DataType, Field, JobStory, Operation
from .bodies import answer_fields
from .contract import Contract
from .references import component_names_in

Things = tuple[object, ...]
"""Parts of the design as the team wrote it, and what is known of them."""


def is_same(one: Things, other: Things) -> bool:
    """Whether two lists of things are the same and would be written alike: 1 is no 1.0, and order counts."""
    return len(one) == len(other) and all(
        mine is yours or (mine == yours and repr(mine) == repr(yours))
        for mine, yours in zip(one, other, strict=True)
    )


@dataclass(frozen=True)
class MadeFrom:
    """Of the pieces of one contract. What is not looked at one by one is in `surroundings`."""

    contract: Contract

    @cached_property
    def surroundings(self) -> Things:
        """What every piece depends on: the service, the style, the values that examples tell, …"""
        contract, written = self.contract, self.contract.written
        names = [*(one.key for one in contract.operations), *(one.name for one in written.types)]
        is_plain = len(names) == len(set(names)) or object()  # nothing is kept where two have one name
        return (
            contract.service,
            contract.profile,
            written.style,
            written.language,
            written.glossary,
            contract.problem_name,
            contract.story.told,
            is_plain,
        )

    def operation(self, operation: Operation) -> Things:
        """Its stories, the types that it reaches, and the operations that its answer may feed."""
        return (
            self._written[operation.key],
            *self._stories(operation),
            None,
            *self._reached((*operation.inputs, *operation.response.fields), operation.response.type),
            None,
            *self._shaped_alike(operation),
            None,
            *self._fed(operation),
        )

    def type(self, name: str) -> Things:
        """The types that a named type reaches, itself included."""
        return tuple(self._reach[name])

    @cached_property
    def _written(self) -> Mapping[str, Operation]:
        return {one.key: one for one in self.contract.written.operations_of(self.contract.service.key)}

    def _stories(self, operation: Operation) -> Iterator[object]:
        for key in operation.jobs:
            yield from self._story.get(key, (key,))

    @cached_property
    def _story(self) -> Mapping[str, tuple[JobStory, str | None, str | None]]:
        """Key of a job story → the story, and the names of who asks and who provides."""
        design = self.contract.written
        services: dict[str, str] = {one.key: one.name for one in reversed(design.services)}
        names = services | {one.key: one.name for one in reversed(design.actors)}
        return {
            one.key: (one, names.get(one.actor), services.get(one.provider)) for one in reversed(design.jobs)
        }

    def _reached(self, fields: Iterable[Field], *types: str) -> Iterator[object]:
        names = (*(one.type for one in fields), *types)
        for name in dict.fromkeys(one.replace("[]", "") for one in names):
            yield from self._reach.get(name, (name,))

    @cached_property
    def _reach(self) -> Mapping[str, Things]:
        """Name of a type → that type and all that it leads to, and names that lead nowhere."""
        return {name: self._reach_of(name) for name in self._types}

    def _reach_of(self, name: str) -> Things:
        reached: dict[str, Things] = {}
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached[one] = self._types.get(one, (one,))
                waiting += self._inside.get(one, ())
        return tuple(thing for things in reached.values() for thing in things)

    @cached_property
    def _types(self) -> Mapping[str, tuple[DataType, ...]]:
        found: dict[str, tuple[DataType, ...]] = {}
        for one in self.contract.written.types:
            found[one.name] = (*found.get(one.name, ()), one)
        return found

    @cached_property
    def _inside(self) -> Mapping[str, set[str]]:
        """Name of a type → the types that it names itself."""
        return {
            name: {
                inner
                for one in same
                for inner in (
                    *(field.type.replace("[]", "") for field in one.fields),
                    *component_names_in(one.schema),
                )
            }
            for name, same in self._types.items()
        }

    def _shaped_alike(self, operation: Operation) -> Iterator[DataType]:
        """The types that the body of the request or the answer may turn out to be."""
        places = self.contract.bindings[operation.key].places
        cursor = self.contract.profile.next_cursor_property
        body = tuple(one.name for one in operation.inputs if places.get(one.name) == "body")
        answer = tuple(one.name for one in operation.response.fields) or ("value",)
        for shape in (body, answer, (*answer, cursor)):
            yield from self._types_of_shape.get(shape, ())

    @cached_property
    def _types_of_shape(self) -> Mapping[tuple[str, ...], list[DataType]]:
        """Types as written by the names of their fields as they travel."""
        found: dict[tuple[str, ...], list[DataType]] = {}
        for shown, written in zip(self.contract.design.types, self.contract.written.types, strict=True):
            if shown.fields:
                found.setdefault(tuple(one.name for one in shown.fields), []).append(written)
        return found

    def _fed(self, operation: Operation) -> Iterator[object]:
        named = self.contract.story.types.get(operation.response.type.removesuffix("[]"))
        fields = named.fields if named is not None else answer_fields(self.contract, operation)
        names = [one.name for one in fields if one.type in ("uuid", "string", "integer")]
        fed = self.contract.operations_fed
        keys = {one.key for name in (fed if "id" in names else names) for one in fed.get(name, ())}
        for key in sorted(keys, key=self.contract.place_of.__getitem__):
            yield from self._taking[key]

    @cached_property
    def _taking(self) -> Mapping[str, Things]:
        """Key of an operation with parameters in its path → itself, its binding, and the types it takes."""
        contract = self.contract
        return {
            one.key: (self._written[one.key], contract.bindings[one.key], *self._reached(one.inputs))
            for one in contract.operations
            if one.key in contract.path_parameters
        }
