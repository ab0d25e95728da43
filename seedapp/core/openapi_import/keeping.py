"""Completing an import: what the forms do not say is kept beside them, so that the document stays the same.

The document of the design, as far as it was read into forms, is built and compared with the original. Types
that say something else keep their schema as it stands; operations and the service keep members that differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..derive.binding import Binding
from ..design import DataType, Design, Operation
from ..openapi.contract import Contract, contract_of
from ..openapi.document import build_document, build_tag_names
from ..openapi.made import build_named
from ..openapi.operations import build_operation
from .document_members import with_document_kept
from .operations import Found
from .parts import mapping
from .patches import patch
from .sameness import sameness_of
from .settle import made_by_documents, names_used


def kept_whole(design: Design, found: list[Found], document: Mapping[str, Any]) -> Design:
    """The design as it was read, with all that its forms do not say. `found`: its operations, in order."""
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    bound = _contract(design).bindings
    design = with_types_kept(design, schemas, document, bound)
    all_types, design = design.types, _without_made_types(design, schemas)
    kept = _with_members_kept(design, found, document, bound)
    while missing := _missing(kept, schemas, document, bound):
        there = names_used(replace(design, types=all_types), {one.name for one in design.types} | missing)
        design = replace(design, types=tuple(one for one in all_types if one.name in there))
        kept = _with_members_kept(design, found, document, bound)
    used = names_used(kept, schemas)
    return replace(kept, types=tuple(one for one in kept.types if one.name in used))


def _contract(design: Design, bound: Mapping[str, Binding] | None = None) -> Contract:
    return contract_of(design, design.services[0].key, bound)


def _with_members_kept(
    design: Design, found: list[Found], document: Mapping[str, Any], bound: Mapping[str, Binding]
) -> Design:
    design = with_operations_kept(design, found, document, bound)
    return with_document_kept(_contract(design, bound), document)


def _without_made_types(design: Design, schemas: Mapping[str, Any]) -> Design:
    """The design without the types that only the document needed, because documents here make them anyway."""
    made_here = {name for one in design.operations for name in made_by_documents(one)} | {"Problem"}
    own = [name for name in schemas if name not in made_here]
    kept = names_used(design, own).union(own)
    return replace(design, types=tuple(one for one in design.types if one.name in kept))


def _missing(
    design: Design, schemas: Mapping[str, Any], document: Mapping[str, Any], bound: Mapping[str, Binding]
) -> set[str]:
    """The schemas that are no types of the design, and that its document does not make with that meaning."""
    types = {one.name for one in design.types}
    if types >= schemas.keys():
        return set()
    contract = _contract(design, bound)
    built = mapping(mapping(build_document(contract).get("components")).get("schemas"))
    sameness = sameness_of(contract, document)
    return {
        name
        for name, schema in schemas.items()
        if name not in types and not (name in built and sameness.same(built[name], schema))
    }


def with_types_kept(
    design: Design, schemas: Mapping[str, Any], document: Mapping[str, Any], bound: Mapping[str, Binding]
) -> Design:
    """The design in which each type that does not mean what its schema means is that schema as it stands."""
    contract = _contract(design, bound)
    sameness = sameness_of(contract, document)
    types = tuple(
        one
        if one.name not in schemas or sameness.same(build_named(contract, one.name), schemas[one.name])
        else _as_it_stands(one.name, schemas[one.name])
        for one in design.types
    )
    return replace(design, types=types)


def with_operations_kept(
    design: Design, found: list[Found], document: Mapping[str, Any], bound: Mapping[str, Binding]
) -> Design:
    """The design whose operations keep what differs. `found` are the operations in the design's order."""
    contract = _contract(design, bound)
    sameness = sameness_of(contract, document)
    tags = build_tag_names(contract)
    operations: list[Operation] = []
    for one, read in zip(design.operations, found, strict=True):
        built = build_operation(contract, one, tags[one.key])
        kept = patch(sameness, built, read.wanted)
        if "operationId" not in read.wanted:
            kept.pop("operationId", None)
        operations.append(replace(one, openapi=kept))
    return replace(design, operations=tuple(operations))


def _as_it_stands(name: str, schema: Any) -> DataType:
    if not isinstance(schema, Mapping):
        return DataType(name, schema={} if schema is True else {"not": {}})
    return DataType(name, schema=schema)
