"""The OpenAPI document of one service: a plain dict with a fixed order of keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from ..design import Design, License, Operation
from ..garbage import garbage_left
from ..naming import pascal, plural, singular, words
from ..style import told
from .contract import Contract, address_of, contract_of
from .descriptions import operation_in_words
from .down_conversion import as_openapi_3_0
from .made import Made
from .merging import merged, merged_components, merged_tags
from .pieces import Piece, piece_of
from .references import COMPONENT, targets_in
from .schemas import component_ref
from .security import build_root_security, build_security_schemes

OPENAPI_VERSION = "3.1.1"
_ORDER = (
    "openapi", "info", "jsonSchemaDialect", "servers", "tags", "externalDocs", "security", "paths",
    "webhooks", "components",
)  # fmt: skip
_RESPONSES = "#/components/responses/"
_MERGED_HERE = ("openapi", "tags", "paths", "components")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")


@garbage_left()
def document(design: Design, service_key: str, *, openapi: Literal["3.1", "3.0"] = "3.1") -> dict[str, Any]:
    """The document of a service, the same for the same design. Raises KeyError for an unknown service."""
    built = build_document(contract_of(design, service_key))
    return as_openapi_3_0(built) if openapi == "3.0" else built


def build_document(contract: Contract, earlier: Made | None = None) -> dict[str, Any]:
    """The document with the members that have no form merged over it (`Service.openapi`), keys in order."""
    return make_document(contract, earlier)[0]


def make_document(contract: Contract, earlier: Made | None = None) -> tuple[dict[str, Any], Made]:
    """The document and what it was made of. What `earlier` has made of the same things is taken from it."""
    made = Made(contract)
    before = earlier if earlier is not None and earlier.may_serve(made) else None
    added = contract.service.openapi
    paths = build_paths(contract, made, before)
    rest = {key: value for key, value in added.items() if key not in _MERGED_HERE}
    built = {
        "openapi": OPENAPI_VERSION,
        "info": build_info(contract),
        "servers": build_servers(contract),
        "tags": merged_tags(build_tags(contract, paths.value), added.get("tags")),
        "security": build_root_security(contract.service.security),
        **build_style(contract),
    }
    around = piece_of(merged(built, rest))
    components = build_components(contract, {*around.references, *paths.references}, made, before)
    whole = {**around.value, "paths": paths.value, "components": components}
    order = [*_ORDER, *(key for key in whole if key not in _ORDER)]
    return {key: whole[key] for key in order if _is_said(key, whole)}, made


def _is_said(key: str, built: Mapping[str, Any]) -> bool:
    return key in built and not (key in ("servers", "tags", "components") and not built[key])


def build_style(contract: Contract) -> dict[str, Any]:
    """The style, where it is not the one of new designs."""
    style = told(contract.design.style)
    return {} if style is None else {"x-seed-style": style}


def build_info(contract: Contract) -> dict[str, Any]:
    design, service = contract.design, contract.service
    description = service.description.strip()
    if not description and contract.profile.adds:
        description = contract.phrases.api.format(name=service.name)
    info: dict[str, Any] = {"title": build_title(design.title, service.name)}
    if design.summary.strip():
        info["summary"] = " ".join(design.summary.split())
    info |= {"description": description} if description else {}
    info["version"] = service.version
    if contract.profile.adds or design.contact is not None:
        info["contact"] = build_contact(contract)
    if contract.profile.adds or design.license is not None:
        info["license"] = build_license(design.license)
    return info


def build_title(design_title: str, service_name: str) -> str:
    if service_name.casefold() in design_title.casefold():
        return design_title
    if design_title.casefold() in service_name.casefold():
        return service_name
    return f"{design_title} – {service_name}"


def build_contact(contract: Contract) -> dict[str, Any]:
    contact = contract.design.contact
    given = {"name": contact.name, "url": contact.url, "email": contact.email} if contact else {}
    if not _ADDRESS.fullmatch(given.get("email", "")):
        given.pop("email", None)
    return {key: value for key, value in given.items() if value} or {"name": contract.design.title}


def build_license(license_given: License | None) -> dict[str, Any]:
    """The licence with its SPDX expression; without one, all rights are reserved and the document says so."""
    if license_given is None:
        return {"name": "Proprietary", "identifier": "LicenseRef-Proprietary"}
    identifier = license_given.identifier
    if not identifier:
        is_spdx = _SPDX.fullmatch(license_given.name) is not None
        plain = "-".join(_SPDX.findall(license_given.name)) or "Other"
        identifier = license_given.name if is_spdx else f"LicenseRef-{plain}"
    return {"name": license_given.name, "identifier": identifier}


def build_servers(contract: Contract) -> list[dict[str, Any]]:
    """The service's servers; without one, the address relative to where the document is found."""
    fallback = contract.phrases.server if contract.profile.adds else ""
    given = [_server(one.url, one.description or fallback) for one in contract.service.servers]
    if not contract.profile.adds:
        return given
    return given or [{"url": "/", "description": fallback}]


def _server(url: str, description: str) -> dict[str, Any]:
    return {"url": url, **({"description": description} if description else {})}


def build_tag_names(contract: Contract) -> dict[str, str]:
    """Operation key → tag: the resource at the beginning of the path, in words."""
    return {one.key: _resource(contract, one) for one in contract.operations}


def build_tags(contract: Contract, paths: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tags of the operations in order of first use, each described."""
    if not contract.profile.adds:
        return []
    grouped: dict[str, list[str]] = {}
    for operation in contract.operations:
        binding = contract.bindings[operation.key]
        built = _mapping(_mapping(paths.get(binding.path)).get(binding.method.lower()))
        for tag in _texts(built.get("tags")):
            grouped.setdefault(tag, []).append(operation_in_words(operation).rstrip("."))
    described = _describe_only_tag if len(grouped) == 1 else _describe_tag
    return [{"name": tag, "description": described(contract, tag, done)} for tag, done in grouped.items()]


def _describe_only_tag(contract: Contract, tag: str, done: list[str]) -> str:
    return contract.service.description.strip() or _describe_tag(contract, tag, done)


def _describe_tag(contract: Contract, tag: str, done: list[str]) -> str:
    """What the team says of the type that the tag is named after, else what can be done."""
    named = contract.story.types.get(pascal(singular(tag)))
    return (named.description.strip() if named is not None else "") or ". ".join(done) + "."


def build_paths(contract: Contract, made: Made, earlier: Made | None) -> Piece:
    """Paths in order of first use. Where two operations share method and path the first one stands."""
    tags = build_tag_names(contract)
    paths: dict[str, Any] = {}
    for operation in contract.operations:
        binding = contract.bindings[operation.key]
        item = paths.setdefault(binding.path, {})
        item.setdefault(binding.method.lower(), operation)
    references: list[str] = []
    for item in paths.values():
        for method, operation in item.items():
            piece = made.operation(operation, tags[operation.key], earlier)
            item[method] = piece.value
            references += piece.references
    added = _mapping(contract.service.openapi.get("paths"))
    return piece_of(merged(paths, added), "paths") if added else Piece(paths, tuple(references))


def build_components(
    contract: Contract, used: Collection[str], made: Made, earlier: Made | None
) -> dict[str, Any]:
    """What the document refers to, directly or through each other, and nothing else; names in order."""
    added = _mapping(contract.service.openapi.get("components"))
    responses = {
        name: piece_of(one) for name, one in sorted(contract.responses.items()) if _RESPONSES + name in used
    }
    asked = {component_ref(name)["$ref"] for name in _mapping(added.get("schemas"))}
    roots = {*used, *asked, *targets_in(added)}.union(*(one.references for one in responses.values()))
    schemes = build_security_schemes(
        contract.service.security, contract.phrases, address_of(contract.service)[0]
    )
    components = {
        "schemas": build_schemas(made, roots, earlier),
        "responses": {name: one.value for name, one in responses.items()},
        "securitySchemes": piece_of(schemes, "securitySchemes").value,
    }
    whole = merged_components({kind: named for kind, named in components.items() if named}, added)
    return piece_of(whole, "components").value if added else whole


def build_schemas(made: Made, used: Iterable[str], earlier: Made | None) -> dict[str, Any]:
    built: dict[str, Any] = {}
    waiting = list(used)
    while waiting:
        reference = waiting.pop()
        name = reference.removeprefix(COMPONENT)
        is_wanted = name != reference and name not in built
        piece = made.schema(name, earlier) if is_wanted else None
        if piece is not None:
            built[name] = piece.value
            waiting += piece.references
    return dict(sorted(built.items()))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def _resource(contract: Contract, operation: Operation) -> str:
    path = contract.bindings[operation.key].path
    segments = [one.partition(":")[0] for one in path.split("/") if one and not one.startswith("{")]
    first = segments[0] if segments else contract.service.key
    if contract.bindings[operation.key].is_search:
        first = plural(first.removesuffix("-searches"))
    named = " ".join(words(first)) or first
    return named[:1].upper() + named[1:]
