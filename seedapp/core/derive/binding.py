"""From an operation to HTTP: method, path, status, and the place of each input, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..design import Design, Field, Http, Operation
from ..style import Profile, in_case, profile_of, same_in_any_case, wire_names
from ..wording import N_, Sentence, say
from .binding_collisions import told_apart
from .binding_places import parameters_of, places_of, why_places, with_parameters
from .binding_shapes import Shape, is_later, shape_of
from .binding_subject import subject_of
from .cases import Case, cases
from .http_binding import Binding
from .ownership import Ownership, owned, ownership

__all__ = ["Binding", "Case", "bind", "bindings", "cases", "owned"]


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
    service = design.service(service_key)
    if service is None:
        raise KeyError(service_key)
    operations = design.operations_of(service_key)
    known, profile = ownership(design, service_key), profile_of(design.style)

    def shape(operation: Operation) -> Shape:
        return shape_of(subject_of(design, service, operation, known), profile)

    alone = {one.key: shape(_as_derived(one)) for one in operations}
    as_set = {one.key: shape(one) if _has_places(one) else alone[one.key] for one in operations}
    alone, as_set = told_apart(operations, alone), told_apart(operations, as_set)
    found = {
        one.key: _as_shown(one, _binding(one, alone[one.key], as_set[one.key], known), profile)
        for one in operations
    }
    if profile.adds:
        return found
    return {key: replace(one, is_collection=False, location=False) for key, one in found.items()}


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
