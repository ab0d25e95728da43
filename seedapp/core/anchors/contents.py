"""What each place of a design says, as plain values that are equal where it says the same.

The content of an operation is what its part of the document says: itself, its binding, the types that it
reaches, the security of its service, the style. Names of types do not count, their identities do; the
order of fields, values and failures does not count; which stories it serves is no promise to a caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from functools import cached_property
from typing import Any

from ..derive.http_binding import Binding
from ..design import DataType, Design, Field, Operation, Service
from .entries import digest_of


class Contents:
    """The digests of a design's things. `types`: name of a type → its identity."""

    def __init__(self, design: Design, types: Mapping[str, str]) -> None:
        self._design = design
        self._uids = types

    def operation(self, operation: Operation, binding: Binding | None) -> str:
        """All that is said of an operation, but where it stands."""
        answer = operation.response
        return digest_of(
            [
                *(operation.kind, operation.description, operation.outcome),
                sorted([one.name, *self._field(one, binding)] for one in operation.inputs),
                sorted([one.name, *self._field(one)] for one in answer.fields),
                self._type(answer.type),
                sorted([one.when, str(one.status)] for one in operation.failures),
                _of_binding(operation, binding),
                operation.openapi,
                self._reached(_names_in_schema(operation.openapi)),
                self.service(operation.service),
            ]
        )

    def field(self, field: Field, binding: Binding | None = None) -> str:
        """What is said of a field, but its name; of an input of an operation, where it goes as well."""
        return digest_of(self._field(field, binding))

    def examples(self, operation: Operation) -> str:
        """What the examples of an operation are made of."""
        answer = operation.response
        fields = (
            [one.name, one.example, self._type(one.type)] for one in (*operation.inputs, *answer.fields)
        )
        return digest_of([*fields, self._type(answer.type)])

    def type(self, named: DataType) -> str:
        """All that is said of a type, but its name; types that it reaches are part of it."""
        return self._deep[named.name]

    def service(self, key: str) -> str:
        """What a service says of all its operations."""
        return self._services.get(key, "")

    def document(self, service: Service, operations: Iterable[tuple[str, ...]]) -> str:
        """All that a document says; `operations`: digest and address of each. Its version does not count."""
        servers = [astuple(one) for one in service.servers]
        told = [service.description, servers, service.openapi, self.service(service.key)]
        return digest_of([told, sorted(operations)])

    def _field(self, field: Field, binding: Binding | None = None) -> list[Any]:
        place = binding.places.get(field.name, field.place) if binding else field.place
        return [self._type(field.type), field.required, field.description, _plain(field.example), place]

    def _type(self, name: str) -> list[str]:
        """A type as it counts: known by its identity, with all that it reaches."""
        single = name.removesuffix("[]")
        if single in self._types:
            return [self._uids.get(single, single), name[len(single) :], self._deep[single]]
        return [name]

    def _reached(self, names: Iterable[str]) -> list[list[str]]:
        return [self._type(one) for one in sorted(set(names)) if one in self._types]

    @cached_property
    def _types(self) -> Mapping[str, DataType]:
        return {one.name: one for one in reversed(self._design.types)}

    @cached_property
    def _services(self) -> Mapping[str, str]:
        style = astuple(self._design.style)
        return {
            one.key: digest_of([one.security.kind, dict(one.security.scopes), style])
            for one in self._design.services
        }

    @cached_property
    def _deep(self) -> Mapping[str, str]:
        """Name of a type → digest of it and of every type that it reaches."""
        own = {name: self._own(named) for name, named in self._types.items()}
        names = {name: _names_in_type(named) & own.keys() for name, named in self._types.items()}
        return {name: digest_of([own[name], sorted(own[one] for one in _reach(name, names))]) for name in own}

    def _own(self, named: DataType) -> str:
        fields = sorted(
            [one.name, self._uid(one.type), one.required, one.description, _plain(one.example)]
            for one in named.fields
        )
        return digest_of([named.description, fields, sorted(named.values), named.schema])

    def _uid(self, name: str) -> str:
        single = name.removesuffix("[]")
        return self._uids.get(single, single) + name[len(single) :]


def _plain(example: Any) -> str:
    """An example as text, which sorts beside any other."""
    return example if isinstance(example, str) else digest_of(example)


def _of_binding(operation: Operation, binding: Binding | None) -> list[Any]:
    if binding is None:
        return [operation.http.status]
    return [binding.status, binding.is_collection, binding.is_search, binding.location]


def _names_in_type(named: DataType) -> set[str]:
    return {one.type.removesuffix("[]") for one in named.fields} | set(_names_in_schema(named.schema))


def _names_in_schema(schema: Any) -> Iterator[str]:
    """The last step of every reference in a JSON Schema or a document's member."""
    waiting = [schema]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            reference = one.get("$ref")
            if isinstance(reference, str):
                yield reference.rpartition("/")[2]
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one


def _reach(name: str, names: Mapping[str, set[str]]) -> set[str]:
    """Every other type that a type leads to."""
    found: set[str] = set()
    waiting = list(names[name])
    while waiting:
        one = waiting.pop()
        if one not in found and one != name:
            found.add(one)
            waiting += names[one]
    return found
