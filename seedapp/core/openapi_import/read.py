"""An OpenAPI 3.0 or 3.1 document, YAML or JSON, as a design, with a list of what had no place in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..design import Contact, Design, License, Security, SecurityKind, Server, Service, Style
from ..naming import kebab
from ..style import profile_of, style_told
from ..wording import N_, say
from ..yaml_text import YamlRefused, load_plain
from .bundled import bundled
from .keeping import kept_whole
from .leftovers import Leftover, kept_leftovers
from .operations import find_operations, read_operation
from .parts import Source, listed, mapping, one_line
from .prose import prose
from .refusals import ImportRefused, refuse_bad_references, refuse_other_formats, refuse_other_texts
from .security import asked_schemes, operations_in, with_security_told
from .settle import settled
from .types import Types
from .upgrade import ignored_beside_references, upgraded

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_SPDX_PAGE = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(\.html)?$")
_LONGEST_URL = 500


@dataclass(frozen=True)
class Imported:
    design: Design
    leftovers: tuple[Leftover, ...] = ()


def read(text: str | bytes) -> Imported:
    """The design of a document. Raises ImportRefused, whose sentence says why and what to do."""
    leftovers: list[Leftover] = []
    given = _document(text)
    if str(given["openapi"]).startswith("3.0"):
        leftovers += ignored_beside_references(given)
        given = {key: upgraded(value, key) for key, value in given.items()}
    document = with_security_told(bundled(given, leftovers))
    style = _style(document)
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    types = Types(schemas, adds=profile_of(style).adds)
    types.read_all()
    source = Source(document, types, leftovers)
    service = _read_service(source)
    found = list(find_operations(source))
    info = mapping(document.get("info"))
    design = Design(
        title=service.name,
        summary=one_line(info.get("summary"), 2000),
        language="ko" if _is_korean(document) else "en",
        contact=_contact(info),
        license=_license(info),
        style=style,
        services=(service,),
        operations=tuple(read_operation(source, service.key, one) for one in found),
    )
    design = settled(replace(design, types=tuple(types.made.values())))
    kept = kept_whole(design, found, document)
    return Imported(kept, (*leftovers, *kept_leftovers(kept)))


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
    checked: Mapping[str, Any] = document
    return checked


def _style(document: Mapping[str, Any]) -> Style:
    """The style that the document names; without one, ours if it was written here, else as it stands."""
    style = style_told(document.get("x-seed-style"))
    if style is not None:
        return style
    return Style() if any("x-seed-kind" in one for one in operations_in(document)) else Style("plain")


def _read_service(source: Source) -> Service:
    info = mapping(source.document.get("info"))
    title = one_line(info.get("title")) or "API"
    return Service(
        key=kebab(title)[:60].strip("-") or "api",
        name=title,
        layer="api",
        description=prose(info.get("description")),
        version=str(info.get("version") or "0.1.0")[:40],
        servers=_servers(source.document),
        security=_security(source),
    )


def _servers(document: Mapping[str, Any]) -> tuple[Server, ...]:
    """The servers with their variables at their defaults; the variables themselves are kept."""
    servers: list[Server] = []
    for one in listed(document.get("servers")):
        url = str(mapping(one).get("url") or "")
        for name, variable in mapping(mapping(one).get("variables")).items():
            url = url.replace(f"{{{name}}}", str(mapping(variable).get("default", "")))
        if url and url != "/" and len(url) <= _LONGEST_URL:
            servers.append(Server(url, prose(mapping(one).get("description"))))
    return tuple(servers)


def _security(source: Source) -> Security:
    """The kind of the scheme that the document asks for most plainly; the schemes themselves are kept."""
    schemes = mapping(mapping(source.document.get("components")).get("securitySchemes"))
    asked = asked_schemes(source.document)
    for name in asked:
        scheme = mapping(source.followed(schemes.get(name)))
        kind = _kind_of_scheme(scheme)
        if kind is not None:
            return Security(kind, _scopes(scheme) if kind == "oauth2" else {})
    return Security()


def _kind_of_scheme(scheme: Mapping[str, Any]) -> SecurityKind | None:
    if scheme.get("type") == "http" and str(scheme.get("scheme", "")).casefold() == "bearer":
        return "bearer"
    if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
        return "api-key"
    return "oauth2" if scheme.get("type") in ("oauth2", "openIdConnect") else None


def _scopes(scheme: Mapping[str, Any]) -> dict[str, str]:
    flows = mapping(scheme.get("flows")).values()
    return {
        str(name): prose(text)
        for flow in flows
        for name, text in mapping(mapping(flow).get("scopes")).items()
    }


def _contact(info: Mapping[str, Any]) -> Contact | None:
    contact = mapping(info.get("contact"))
    limits = (("name", 200), ("url", 500), ("email", 254))
    given = Contact(*(one_line(contact.get(part), longest) for part, longest in limits))
    return given if given != Contact() else None


def _license(info: Mapping[str, Any]) -> License | None:
    given = mapping(info.get("license"))
    if not given:
        return None
    identifier, url = one_line(given.get("identifier"), 100), str(given.get("url") or "")
    page = _SPDX_PAGE.match(url)
    if page and not identifier:
        identifier = page[1]
    return License(one_line(given.get("name")) or identifier or "–", identifier)


def _is_korean(document: Mapping[str, Any]) -> bool:
    prose = [
        mapping(document.get("info")).get("title"),
        *(one.get("summary") for one in operations_in(document)),
    ]
    return bool(_HANGUL.search(" ".join(str(one) for one in prose if one)))
