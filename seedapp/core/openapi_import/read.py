"""An OpenAPI 3.0 or 3.1 document, YAML or JSON, as a design, with a list of what had no place in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..design import Contact, Design, License, Security, SecurityKind, Server, Service
from ..naming import kebab
from ..openapi.references import pointer_of
from ..wording import N_, say
from ..yaml_text import YamlRefused, load_plain
from .leftovers import Leftover
from .operations import read_operations
from .parts import Source, listed, mapping
from .refusals import ImportRefused, refuse_bad_references, refuse_other_formats, refuse_other_texts
from .settle import settled, used_types
from .types import Types
from .upgrade import upgraded

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_SPDX_PAGE = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(\.html)?$")
_ROOT = frozenset({"openapi", "info", "servers", "tags", "security", "paths", "components"})
_OUR_NAMES: Mapping[str, str] = {"bearer": "bearer", "api-key": "apiKey", "oauth2": "oauth2"}


@dataclass(frozen=True)
class Imported:
    design: Design
    leftovers: tuple[Leftover, ...] = ()


def read(text: str | bytes) -> Imported:
    """The design of a document. Raises ImportRefused, whose sentence says why and what to do."""
    document = _document(text)
    leftovers: list[Leftover] = []
    types = Types(mapping(mapping(document.get("components")).get("schemas")), leftovers=leftovers)
    types.read_all()
    source = Source(document, types, leftovers)
    service = _read_service(source)
    operations = tuple(read_operations(source, service.key))
    _leave_the_rest(source)
    info = mapping(document.get("info"))
    design = Design(
        title=service.name,
        summary=" ".join(str(info.get("summary") or "").split()),
        language="ko" if _is_korean(document) else "en",
        contact=_contact(info),
        license=_license(source, info),
        services=(service,),
        types=used_types(types, operations),
        operations=operations,
    )
    return Imported(settled(design), tuple(leftovers))


def _document(text: str | bytes) -> Mapping[str, Any]:
    if isinstance(text, bytes):
        refuse_other_texts(text[:600].decode("latin-1").removeprefix("ï»¿") if text else "")
    else:
        refuse_other_texts(text)
    try:
        document = load_plain(text)
    except YamlRefused as refused:
        if refused.line:
            sentence = say(N_("Line %(line)d: %(problem)s"), line=refused.line, problem=refused.sentence)
            raise ImportRefused(sentence) from refused
        raise ImportRefused(refused.sentence) from refused
    refuse_other_formats(document)
    refuse_bad_references(document)
    version = str(document["openapi"])
    return (
        {key: upgraded(value, key) for key, value in document.items()}
        if version.startswith("3.0")
        else document
    )


def _read_service(source: Source) -> Service:
    info = mapping(source.document.get("info"))
    title = " ".join(str(info.get("title") or "").split()) or "API"
    return Service(
        key=kebab(title)[:60].strip("-") or "api",
        name=title,
        layer="api",
        description=str(info.get("description") or ""),
        version=str(info.get("version") or "0.1.0"),
        servers=_servers(source),
        security=_security(source),
    )


def _servers(source: Source) -> tuple[Server, ...]:
    servers: list[Server] = []
    for at, one in enumerate(listed(source.document.get("servers"))):
        url = str(mapping(one).get("url") or "")
        for name, variable in mapping(mapping(one).get("variables")).items():
            url = url.replace(f"{{{name}}}", str(mapping(variable).get("default", "")))
            text = N_("The variable “%(name)s” of a server was put in with its default.")
            source.leave(f"/servers/{at}/variables", say(text, name=name))
        if url and url != "/":
            servers.append(Server(url, str(mapping(one).get("description") or "")))
    return tuple(servers)


def _security(source: Source) -> Security:
    """The one scheme that the document asks for most plainly; further ones are left over."""
    schemes = mapping(mapping(source.document.get("components")).get("securitySchemes"))
    asked = [name for one in listed(source.document.get("security")) for name in mapping(one)]
    if not asked and "security" not in source.document:
        asked = [name for name in schemes if _is_asked_somewhere(source, name)]
    chosen = Security()
    for name in dict.fromkeys([*asked, *schemes]):
        scheme = mapping(source.followed(schemes.get(name)))
        kind = _kind_of_scheme(scheme)
        if kind is None or (chosen.kind not in ("none", kind)) or name not in asked:
            text = N_("The security scheme “%(name)s” has no place here.")
            source.leave(pointer_of("components", "securitySchemes", name), say(text, name=name))
            continue
        chosen = Security(kind, {**chosen.scopes, **_scopes(scheme)})
        source.schemes[name] = _OUR_NAMES[kind]
    return chosen


def _is_asked_somewhere(source: Source, name: str) -> bool:
    items = mapping(source.document.get("paths")).values()
    operations = [mapping(one) for item in items for one in mapping(item).values()]
    return any(name in mapping(one) for operation in operations for one in listed(operation.get("security")))


def _kind_of_scheme(scheme: Mapping[str, Any]) -> SecurityKind | None:
    if scheme.get("type") == "http" and str(scheme.get("scheme", "")).casefold() == "bearer":
        return "bearer"
    if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
        return "api-key"
    return "oauth2" if scheme.get("type") in ("oauth2", "openIdConnect") else None


def _scopes(scheme: Mapping[str, Any]) -> dict[str, str]:
    flows = mapping(scheme.get("flows")).values()
    return {
        str(name): str(text) for flow in flows for name, text in mapping(mapping(flow).get("scopes")).items()
    }


def _contact(info: Mapping[str, Any]) -> Contact | None:
    contact = mapping(info.get("contact"))
    given = Contact(*(str(contact.get(part) or "") for part in ("name", "url", "email")))
    return given if given != Contact() else None


def _license(source: Source, info: Mapping[str, Any]) -> License | None:
    given = mapping(info.get("license"))
    if not given:
        return None
    identifier, url = str(given.get("identifier") or ""), str(given.get("url") or "")
    page = _SPDX_PAGE.match(url)
    if page and not identifier:
        identifier = page[1]
    elif url:
        text = N_("The address of the licence, %(url)s, has no place here.")
        source.leave("/info/license/url", say(text, url=url))
    return License(str(given.get("name") or identifier or "–"), identifier)


def _is_korean(document: Mapping[str, Any]) -> bool:
    paths = mapping(document.get("paths")).values()
    operations = [mapping(one) for item in paths for one in mapping(item).values()]
    prose = [mapping(document.get("info")).get("title"), *(one.get("summary") for one in operations)]
    return bool(_HANGUL.search(" ".join(str(one) for one in prose if one)))


def _leave_the_rest(source: Source) -> None:
    for part in source.document:
        if part not in _ROOT and part != "jsonSchemaDialect":
            source.leave(pointer_of(part), say(N_("“%(part)s” has no place here."), part=part))
    info = mapping(source.document.get("info"))
    for part in info:
        if part not in ("title", "summary", "description", "version", "contact", "license"):
            source.leave(pointer_of("info", part), say(N_("“%(part)s” has no place here."), part=part))
    if source.document.get("tags"):
        source.leave("/tags", say(N_("Tags are made from the paths here; these were not taken over.")))
