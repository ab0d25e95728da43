"""From an operation to HTTP: method, path, status, and the place of each input, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_

from ..design import DataType, Design, Field, Http, Operation
from ..style import Profile, in_case, profile_of, same_in_any_case, wire_names
from ..wording import N_, Sentence, say
from .binding_collisions import told_apart
from .binding_places import parameters_of, places_of, why_places, with_parameters
from .binding_shapes import Shape, is_later, shape_of
from .binding_subject import subject_of
from .binding_words import OperationWords
from .cases import Case, cases
from .http_binding import Binding
from .ownership import Ownership, owned, ownership

__all__ = ["Binding", "Bound", "Case", "bind", "bind_service", "bindings", "cases", "owned"]


def bind(design: Design, operation: Operation) -> Binding:
    """One operation in the light of its service, which need not hold it yet. For a whole service: `bindings`.

    Raises KeyError when the design has no such service.
    """
    others = tuple(
        one for one in design.operations if (one.service, one.key) != (operation.service, operation.key)
    )
    whole = design if operation in design.operations else replace(design, operations=(*others, operation))
    return bindings(whole, operation.service)[operation.key]


def bindings(design: Design, service_key: str) -> Mapping[str, Binding]:
    """The binding of each operation of a service by its key, in order. Raises KeyError for no such service.

    Two operations may still share a method and path: that is for a person to solve, and the coach says so.
    """
    return bind_service(design, service_key).bindings


@dataclass(frozen=True)
class Bound:
    """The bindings of a service with what they were made of, for those of the design after an edit.

    `circumstances` are what the shape of every operation depends on. `apart` are the shapes, alone and as
    set, after those that collide were told apart.
    """

    circumstances: tuple[object, ...]
    glossary: Mapping[str, str]
    known: Ownership
    shaped: Mapping[str, Shaped]
    apart: tuple[Mapping[str, Shape], Mapping[str, Shape]]
    bindings: Mapping[str, Binding]

    def shapes(self, key: str) -> tuple[Shape, Shape]:
        """How an operation looks in the end, alone and as set."""
        return self.apart[0][key], self.apart[1][key]


@dataclass(frozen=True)
class Shaped:
    """An operation with the types of its inputs, and its shape alone and as a person has set it."""

    operation: Operation
    types: tuple[DataType | None, ...]
    alone: Shape
    as_set: Shape

    def is_of(self, operation: Operation, types: tuple[DataType | None, ...]) -> bool:
        are_same = len(types) == len(self.types) and all(map(is_, types, self.types))
        return self.operation is operation and are_same


def bind_service(design: Design, service_key: str, earlier: Bound | None = None) -> Bound:
    """The bindings of a service. What `earlier` made of the very same things is taken from it.

    Raises KeyError when the design has no such service.
    """
    service = design.service(service_key)
    if service is None:
        raise KeyError(service_key)
    operations, profile = design.operations_of(service_key), profile_of(design.style)
    known = ownership(design, service_key, _words_kept(design, operations, earlier))
    circumstances = (service, profile, known.nouns, known.named, known.elsewhere)
    kept = earlier if earlier is not None and earlier.circumstances == circumstances else None

    def shape(operation: Operation) -> Shape:
        return shape_of(subject_of(design, service, operation, known), profile)

    def shaped(operation: Operation) -> Shaped:
        types = _types_taken(design, operation)
        found = kept.shaped.get(operation.key) if kept else None
        if found is not None and found.is_of(operation, types):
            return found
        alone = shape(_as_derived(operation))
        return Shaped(operation, types, alone, shape(operation) if _has_places(operation) else alone)

    def binding(operation: Operation) -> Binding:
        key = operation.key
        shapes = (alone[key], as_set[key])
        if kept and kept.shaped.get(key) is all_shaped[key] and kept.shapes(key) == shapes:
            return kept.bindings[key]
        shown = _as_shown(operation, _binding(operation, *shapes, known), profile)
        return shown if profile.adds else replace(shown, is_collection=False, location=False)

    all_shaped = {one.key: shaped(one) for one in operations}
    alone = told_apart(operations, {key: one.alone for key, one in all_shaped.items()})
    is_as_derived = all(one.as_set is one.alone for one in all_shaped.values())
    as_set = (
        alone
        if is_as_derived
        else told_apart(operations, {key: one.as_set for key, one in all_shaped.items()})
    )
    found = {one.key: binding(one) for one in operations}
    return Bound(circumstances, design.glossary, known, all_shaped, (alone, as_set), found)


def _words_kept(
    design: Design, operations: Sequence[Operation], earlier: Bound | None
) -> Mapping[str, OperationWords]:
    """What the operations' names say, of those that were read already."""
    if earlier is None or earlier.glossary != design.glossary:
        return {}
    before, now = earlier.shaped, {one.key: one for one in operations}
    return {
        key: earlier.known.words[key]
        for key, one in now.items()
        if key in before and before[key].operation is one
    }


def _types_taken(design: Design, operation: Operation) -> tuple[DataType | None, ...]:
    return tuple(design.type(field.type.removesuffix("[]")) for field in operation.inputs)


def _as_derived(operation: Operation) -> Operation:
    if not _has_places(operation):
        return operation
    return replace(operation, inputs=tuple(replace(field, place="") for field in operation.inputs))


def _has_places(operation: Operation) -> bool:
    return any(field.place for field in operation.inputs)


def _binding(operation: Operation, alone: Shape, shape: Shape, known: Ownership) -> Binding:
    method = operation.http.method.upper() or shape.method
    path = _by_hand(operation) or _with_forced(operation.inputs, shape.path)
    status = operation.http.status or _status(operation, shape, method)
    places = places_of(operation, method, path, as_set=True)
    kept = method == shape.method
    is_collection = (
        shape.is_collection if kept and path == shape.path else _asks_for_page(operation, method, path)
    )
    reasons = (*_why_set(operation), *shape.reasons, *why_places(operation, places, method, known))
    return Binding(
        method=method,
        path=path,
        status=status,
        places=places,
        is_collection=is_collection,
        is_search=operation.kind == "query" and method == "POST",
        location=(shape.location if kept else False) and status in (201, 202),
        reasons=reasons,
        derived=Http(alone.method, alone.path, alone.status),
        overridden=_overridden(operation),
    )


def _by_hand(operation: Operation) -> str:
    """The path that a person set, its parameters named as the inputs are: {bikeId} may stand for bike_id."""
    if "{" not in operation.http.path:
        return operation.http.path
    names = [field.name for field in operation.inputs]
    meant = {same_in_any_case(name): name for name in reversed(names)} | {name: name for name in names}
    return with_parameters(
        operation.http.path, lambda name: meant.get(name) or meant.get(same_in_any_case(name)) or name
    )


def _as_shown(operation: Operation, binding: Binding, profile: Profile) -> Binding:
    """The binding with the parameters of its paths in the style's case. Places keep the inputs' names."""
    if "{" not in binding.path + binding.derived.path or profile.names == "typed":
        return binding
    shown = wire_names(operation.inputs, profile.names)

    def in_style(path: str) -> str:
        return with_parameters(path, lambda name: shown.get(name) or in_case(name, profile.names))

    derived = replace(binding.derived, path=in_style(binding.derived.path))
    return replace(binding, path=in_style(binding.path), derived=derived)


def _with_forced(inputs: tuple[Field, ...], path: str) -> str:
    """The path with the inputs at its end that a person has put into it and derivation has not."""
    there = parameters_of(path)
    forced = [field.name for field in inputs if field.place == "path" and field.name not in there]
    return path + "".join(f"/{{{name}}}" for name in forced)


def _status(operation: Operation, shape: Shape, method: str) -> int:
    """The derived status; another method than the derived one has its own."""
    if method == shape.method:
        return shape.status
    if operation.kind == "action" and is_later(operation):
        return 202
    if method in ("PUT", "PATCH", "DELETE") and not operation.response:
        return 204
    return 200


def _asks_for_page(operation: Operation, method: str, path: str) -> bool:
    """Whether a binding that a person has changed still answers a page."""
    ends_in_id = path.rstrip("/").endswith("}")
    return (
        operation.kind == "query"
        and method == "GET"
        and operation.response.type.endswith("[]")
        and not ends_in_id
    )


def _why_set(operation: Operation) -> tuple[Sentence, ...]:
    set_by_hand = [name for name in _overridden(operation) if not name.startswith("inputs/")]
    names = {"method": N_("the method"), "path": N_("the path"), "status": N_("the status")}
    return tuple(say(N_("A person has set %(what)s."), what=say(names[name])) for name in set_by_hand)


def _overridden(operation: Operation) -> tuple[str, ...]:
    http = operation.http
    parts = {"method": http.method, "path": http.path, "status": http.status}
    set_by_hand = [name for name, value in parts.items() if value]
    return (*set_by_hand, *(f"inputs/{field.name}" for field in operation.inputs if field.place))
