"""What a service keeps of a document that no form holds: servers, tags, webhooks, components and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..design import Design
from ..openapi.contract import Contract
from ..openapi.document import build_document
from ..openapi.references import METHODS, component_names_in, references_in
from .parts import listed, mapping
from .patches import patch
from .sameness import Sameness, sameness_of
from .security import operations_in

_COMPONENTS = "#/components/"
# Told by operations, by types, or by `document_members` itself.
_TOLD_ELSEWHERE = ("openapi", "paths", "components", "tags", "servers", "security")


def with_document_kept(contract: Contract, document: Mapping[str, Any]) -> Design:
    """The contract's design, its service keeping the members of the document that have no form."""
    design = contract.design
    built = build_document(contract)
    sameness = sameness_of(contract, document)
    kept = document_members(sameness, built, document)
    components = _components(sameness, _with_kept(design, kept), built, document)
    schemas = _unused_schemas({**kept, "components": components}, built, document)
    components |= {"schemas": schemas} if schemas else {}
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


def _components(
    sameness: Sameness, design: Design, built: Mapping[str, Any], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """Security schemes that differ, and the components that somebody may look for in the document."""
    own, given = mapping(built.get("components")), mapping(wanted.get("components"))
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


def _unused_schemas(
    kept: Mapping[str, Any], built: Mapping[str, Any], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """The schemas that the document lists although nothing leads to them: asked for by `{}`."""
    schemas = mapping(mapping(wanted.get("components")).get("schemas"))
    there = set(mapping(mapping(built.get("components")).get("schemas")))
    waiting = [*component_names_in(kept)]
    while waiting:
        name = waiting.pop()
        if name not in there:
            there.add(name)
            waiting += component_names_in(schemas.get(name))
    return {name: {} for name in schemas if name not in there}


def _schemes(sameness: Sameness, built: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        name: scheme
        for name, scheme in wanted.items()
        if name not in built or not sameness.same(built[name], scheme)
    }
    return kept | {name: None for name in built if name not in wanted}


def _all_kept(design: Design) -> list[Any]:
    return [design.services[0].openapi, *(one.openapi for one in design.operations)]


def _with_kept(design: Design, kept: Mapping[str, Any]) -> Design:
    return replace(design, services=(replace(design.services[0], openapi=kept),))


def _without(value: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if key not in names}
