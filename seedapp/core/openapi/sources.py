"""Which part of the design each part of a document comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import targets
from ..design import Design, Operation
from ..style import profile_of, wire_names
from .contract import Contract, contract_of
from .document import build_document
from .problems import PROBLEM_JSON, problem_type
from .references import METHODS, pointer_of


def sources(design: Design, service_key: str) -> Mapping[str, str]:
    """JSON Pointer prefix → target of the design; the longest prefix of a place tells its source.

    Raises KeyError when the design has no service of that key.
    """
    contract, own = contract_of(design, service_key), _own_names(design, service_key)
    document = build_document(contract)
    found = {"": targets.of(contract.service)}
    for path, item in _mapping(document.get("paths")).items():
        for method, built in _mapping(item).items():
            operation = _operation(contract, _mapping(built)) if method in METHODS else None
            if operation is not None:
                pointer = pointer_of("paths", path, method)
                found |= dict(_of_operation(contract, operation, pointer, built, own))
    for name, schema in _mapping(_mapping(document.get("components")).get("schemas")).items():
        found |= dict(_of_schema(contract, name, _mapping(schema), own))
    return found


def target_at(found: Mapping[str, str], pointer: str) -> str:
    """The target of a place of the document: that of the longest prefix there is."""
    while pointer not in found and pointer:
        pointer = pointer.rpartition("/")[0]
    return found.get(pointer, targets.DESIGN)


def _own_names(design: Design, service_key: str) -> Mapping[str, Mapping[str, str]]:
    """Target of a list of fields → name in the document → name in the design."""
    case = profile_of(design.style).names
    lists = {targets.of(one): one.fields for one in design.types}
    for operation in design.operations_of(service_key):
        lists[targets.of(operation, "inputs")] = operation.inputs
        lists[targets.of(operation, "response")] = operation.response.fields
    return {
        target: {shown: name for name, shown in wire_names(fields, case).items()}
        for target, fields in lists.items()
    }


def _operation(contract: Contract, built: Mapping[str, Any]) -> Operation | None:
    """The operation that was built; its key is the operationId unless that was overridden."""
    uid, key = built.get("x-seed-uid"), built.get("operationId")
    for operation in contract.operations:
        if (uid and operation.uid == uid) or key in (operation.key, operation.openapi.get("operationId", "")):
            return operation
    return None


def _of_operation(
    contract: Contract,
    operation: Operation,
    pointer: str,
    built: Mapping[str, Any],
    own: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, str]]:
    yield pointer, targets.of(operation)
    inputs = targets.of(operation, "inputs")
    parameters = built.get("parameters")
    for at, parameter in enumerate(parameters if isinstance(parameters, list) else ()):
        name = own[inputs].get(str(_mapping(parameter).get("name")))
        if name is not None:
            yield f"{pointer}/parameters/{at}", f"{inputs}/{name}"
    yield f"{pointer}/requestBody", inputs
    success = str(contract.bindings[operation.key].status)
    yield f"{pointer}/responses/{success}", targets.of(operation, "response")
    yield from _of_failures(contract, operation, pointer, built)


def _of_failures(
    contract: Contract, operation: Operation, pointer: str, built: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    places: dict[str, list[int]] = {}
    for when, at in {failure.when: at for at, failure in enumerate(operation.failures)}.items():
        places.setdefault(problem_type(contract, when), []).append(at)
    for status, response in _mapping(built.get("responses")).items():
        content = _mapping(_mapping(_mapping(response).get("content")).get(PROBLEM_JSON))
        failing: list[str] = []
        for name, example in _mapping(content.get("examples")).items():
            for at in places.get(str(_mapping(_mapping(example).get("value")).get("type")), ()):
                target = targets.of(operation, "failures", at)
                failing.append(target)
                example_place = pointer_of("responses", status, "content", PROBLEM_JSON, "examples", name)
                yield pointer + example_place, target
        if failing:
            yield f"{pointer}/responses/{status}", failing[0]


def _of_schema(
    contract: Contract, name: str, schema: Mapping[str, Any], own: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    pointer = pointer_of("components", "schemas", name)
    named = contract.design.type(name)
    owner = targets.of(named) if named is not None else contract.owners.get(name, "")
    if not owner:
        return
    yield pointer, owner
    for member in _mapping(schema.get("properties")):
        yield pointer + pointer_of("properties", member), f"{owner}/{own.get(owner, {}).get(member, member)}"


def _mapping(value: Any) -> Mapping[str, Any]:
    """What a person overrode may be anything."""
    return value if isinstance(value, Mapping) else {}
