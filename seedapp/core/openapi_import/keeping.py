"""Completing an import: what the forms do not say is kept beside them, so that the document stays the same.

The document of the design, as far as it was read into forms, is built and compared with the original. Types
that say something else keep their schema as it stands; operations and the service keep members that differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..design import DataType, Design, Operation
from ..openapi.contract import Contract, contract_of
from ..openapi.document import build_document, build_named, build_tag_names
from ..openapi.operations import build_operation
from ..openapi.references import COMPONENT, METHODS, references_in
from .operations import Found
from .parts import listed, mapping
from .patches import patch
from .sameness import Sameness
from .security import operations_in
from .settle import made_by_documents, names_used

_COMPONENTS = "#/components/"
# Told by operations, by types, or by `document_members` itself.
_TOLD_ELSEWHERE = ("openapi", "paths", "components", "tags", "servers", "security")


def kept_whole(design: Design, found: list[Found], document: Mapping[str, Any]) -> Design:
    """The design as it was read, with all that its forms do not say. `found`: its operations, in order."""
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    design = with_types_kept(design, schemas, document)
    all_types, design = design.types, _without_made_types(design, schemas)
    kept = _with_members_kept(design, found, document)
    while missing := _missing(kept, schemas, document):
        there = {one.name for one in design.types} | missing
        design = replace(design, types=tuple(one for one in all_types if one.name in there))
        kept = _with_members_kept(design, found, document)
    kept = with_unused_types_asked_for(kept, schemas)
    used = names_used(kept, schemas)
    return replace(kept, types=tuple(one for one in kept.types if one.name in used))


def _with_members_kept(design: Design, found: list[Found], document: Mapping[str, Any]) -> Design:
    return with_document_kept(with_operations_kept(design, found, document), document)


def _without_made_types(design: Design, schemas: Mapping[str, Any]) -> Design:
    """The design without the types that only the document needed, because documents here make them anyway."""
    made_here = {name for one in design.operations for name in made_by_documents(one)} | {"Problem"}
    used = names_used(design, (name for name in schemas if name not in made_here))
    return replace(
        design, types=tuple(one for one in design.types if one.name in used | set(schemas) - made_here)
    )


def _missing(design: Design, schemas: Mapping[str, Any], document: Mapping[str, Any]) -> set[str]:
    """The schemas that are no types of the design, and that its document does not make with that meaning."""
    types = {one.name for one in design.types}
    if types >= schemas.keys():
        return set()
    contract = contract_of(design, design.services[0].key)
    built = mapping(mapping(build_document(contract).get("components")).get("schemas"))
    sameness = _sameness(contract, document)
    return {
        name
        for name, schema in schemas.items()
        if name not in types and not (name in built and sameness.same(built[name], schema))
    }


def with_types_kept(design: Design, schemas: Mapping[str, Any], document: Mapping[str, Any]) -> Design:
    """The design in which each type that does not mean what its schema means is that schema as it stands."""
    contract = contract_of(design, design.services[0].key)
    sameness = _sameness(contract, document)
    types = tuple(
        one
        if one.name not in schemas or sameness.same(build_named(contract, one.name), schemas[one.name])
        else _as_it_stands(one.name, schemas[one.name])
        for one in design.types
    )
    return replace(design, types=types)


def with_operations_kept(design: Design, found: list[Found], document: Mapping[str, Any]) -> Design:
    """The design whose operations keep what differs. `found` are the operations in the design's order."""
    contract = contract_of(design, design.services[0].key)
    sameness = _sameness(contract, document)
    tags = build_tag_names(contract)
    operations: list[Operation] = []
    for one, read in zip(design.operations, found, strict=True):
        built = build_operation(contract, one, tags[one.key])
        kept = patch(sameness, built, read.wanted)
        if "operationId" not in read.wanted:
            kept.pop("operationId", None)
        operations.append(replace(one, openapi=kept))
    return replace(design, operations=tuple(operations))


def with_document_kept(design: Design, document: Mapping[str, Any]) -> Design:
    """The design whose service keeps the members of the document that have no form."""
    contract = contract_of(design, design.services[0].key)
    built = build_document(contract)
    kept = document_members(_sameness(contract, document), built, document)
    components = _components(_with_kept(design, kept), built, document)
    return _with_kept(design, {**kept, **({"components": components} if components else {})})


def document_members(
    sameness: Sameness, built: Mapping[str, Any], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """What to merge over the built document, components apart."""
    kept = patch(sameness, _without(built, _TOLD_ELSEWHERE), _without(wanted, _TOLD_ELSEWHERE))
    kept |= _lists(sameness, built, wanted)
    beside = {
        path: _without(item, (*METHODS, "parameters")) if path.startswith("/") else item
        for path, item in mapping(wanted.get("paths")).items()
        if not path.startswith("/") or isinstance(item, Mapping)
    }
    told = {path: item for path, item in beside.items() if item or path not in built["paths"]}
    return kept | ({"paths": told} if told else {})


def _lists(sameness: Sameness, built: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Servers, tags and security, each whole where it differs; tags that are absent may be added."""
    kept: dict[str, Any] = {}
    for key, absent in (("servers", [{"url": "/"}]), ("tags", []), ("security", [])):
        own, told = built.get(key) or absent, wanted.get(key) or absent
        if key == "security" and key not in wanted:
            told = _first_requirement(wanted)
        if not sameness.same(own, told) and not (key == "tags" and not told):
            kept[key] = told
    return kept


def _first_requirement(document: Mapping[str, Any]) -> list[Any]:
    """What operations are asked for where the document as a whole asks for nothing."""
    asked = (one for operation in operations_in(document) for one in listed(operation.get("security")) if one)
    first = next(asked, None)
    return [] if first is None else [first]


def _components(design: Design, built: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Security schemes that differ, and the components that somebody may look for in the document."""
    own, given = mapping(built.get("components")), mapping(wanted.get("components"))
    contract = contract_of(design, design.services[0].key)
    sameness = _sameness(contract, wanted)
    schemes = _schemes(sameness, mapping(own.get("securitySchemes")), mapping(given.get("securitySchemes")))
    kept: dict[str, Any] = {"securitySchemes": schemes} if schemes else {}
    referred = {reference for reference, _ in references_in(wanted)}
    waiting = [reference for reference, _ in references_in(_all_kept(design))]
    waiting += [
        f"{_COMPONENTS}{kind}/{name}"
        for kind, named in given.items()
        if kind not in ("schemas", "securitySchemes") and isinstance(named, Mapping)
        for name in named
        if f"{_COMPONENTS}{kind}/{name}" not in referred
    ]
    while waiting:
        kind, _, name = waiting.pop().removeprefix(_COMPONENTS).partition("/")
        component = mapping(given.get(kind)).get(name)
        if kind == "schemas" or component is None or name in mapping(kept.get(kind)):
            continue
        if not sameness.same(mapping(own.get(kind)).get(name), component):
            kept.setdefault(kind, {})[name] = component
            waiting += [reference for reference, _ in references_in(component)]
    kept |= {kind: one for kind, one in given.items() if kind.startswith("x-")}
    return {kind: _in_order(kept[kind], given.get(kind)) for kind in sorted(kept)}


def _in_order(kept: Any, given: Any) -> Any:
    """The members in the order of the original."""
    if not isinstance(kept, Mapping):
        return kept
    return {name: kept[name] for name in dict.fromkeys([*mapping(given), *kept]) if name in kept}


def with_unused_types_asked_for(design: Design, schemas: Mapping[str, Any]) -> Design:
    """The design whose service asks for the types that only the document itself lists."""
    built = build_document(contract_of(design, design.services[0].key))
    there = mapping(mapping(built.get("components")).get("schemas"))
    asked: dict[str, Any] = {name: {} for name in schemas if name not in there}
    if not asked:
        return design
    members = design.services[0].openapi
    return _with_kept(
        design, {**members, "components": {**mapping(members.get("components")), "schemas": asked}}
    )


def _schemes(sameness: Sameness, built: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        name: scheme
        for name, scheme in wanted.items()
        if name not in built or not sameness.same(built[name], scheme)
    }
    return kept | {name: None for name in built if name not in wanted}


def _sameness(contract: Contract, document: Mapping[str, Any]) -> Sameness:
    cache: dict[str, Any] = {}

    def component(reference: str) -> Any:
        if reference not in cache:
            name = reference.removeprefix(_COMPONENTS).partition("/")[2]
            is_schema = reference.startswith(COMPONENT)
            cache[reference] = build_named(contract, name) if is_schema else contract.responses.get(name)
        return cache[reference]

    return Sameness(component, document)


def _as_it_stands(name: str, schema: Any) -> DataType:
    if not isinstance(schema, Mapping):
        return DataType(name, schema={} if schema is True else {"not": {}})
    return DataType(name, schema=schema)


def _all_kept(design: Design) -> list[Any]:
    return [design.services[0].openapi, *(one.openapi for one in design.operations)]


def _with_kept(design: Design, kept: Mapping[str, Any]) -> Design:
    return replace(design, services=(replace(design.services[0], openapi=kept),))


def _without(value: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if key not in names}
