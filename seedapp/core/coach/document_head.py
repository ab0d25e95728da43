"""Step 5: what stands around the operations of a document: servers, security, contact, licence, tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from .. import targets
from ..design import Operation, Service
from ..openapi.security import SCHEME_NAMES
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .operations import called
from .rule import rule

_NOBODY = ("localhost", "example.com", "example.org", "example.net", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 - looked for


@rule(
    "SPEC-03", "warning", 5,
    title=N_("A server that nobody can call"),
    why=N_("Whoever generates a client takes the first server. One that is not there costs them an hour."),
    before="servers: [{url: 'https://api.example.com/'}]",
    after="servers: [{url: 'https://api.city.test/bikes', description: Production}]",
)  # fmt: skip
def unreachable_server(seen: DesignReading) -> Iterator[Found]:
    for service in seen.design.services:
        for server in service.servers:
            if _is_nobodys(server.url):
                sentence = N_("%(url)s is no server that a client developer can call. Name a real one.")
            elif len(server.url) > 1 and server.url.endswith("/"):
                sentence = N_("%(url)s ends with a slash, and each path begins with one. Leave it out.")
            else:
                continue
            yield Found(targets.of(service), say(sentence, url=server.url), part="servers")
            break


@rule(
    "SPEC-04", "error", 5,
    title=N_("A scope or a scheme that is not defined"),
    why=N_("Nobody can be granted what is defined nowhere."),
    before="openapi: {security: [{oauth2: [bikes:write]}]}, and no such scope",
    after="security: {oauth2: {scopes: {bikes:write: Change bikes}}}",
)  # fmt: skip
def undefined_scope(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        service = seen.services.get(one.service)
        name = _undefined(one, service) if service else ""
        if name:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” asks for “%(scope)s”, which its service does not define. Define it."),
                    name=called(one),
                    scope=name,
                ),
                part="openapi",
            )


@rule(
    "SPEC-05", "hint", 5,
    title=N_("No contact, or no licence"),
    why=N_("Client developers ask whom to write to, and whether they may use it at all."),
    before="a design without contact and license",
    after="contact: {name: Mobility team, email: …}; license: {name: Apache-2.0}",
)  # fmt: skip
def nobody_to_ask(seen: DesignReading) -> Iterator[Found]:
    if not seen.design.services or not seen.design.operations:
        return
    if seen.design.contact is None:
        yield Found(targets.DESIGN, say(N_("Say whom client developers may ask.")), part="contact")
    elif seen.design.license is None:
        yield Found(
            targets.DESIGN,
            say(N_("Say under which licence the interface may be used. Until then all rights are reserved.")),
            part="license",
        )


@rule(
    "SPEC-06", "warning", 5,
    title=N_("An operation with other than one tag"),
    why=N_("Readers find an operation under its tag: under none they miss it, under two they wonder."),
    before="openapi: {tags: [Bikes, Rentals]}",
    after="one tag, as it is derived from the path",
)  # fmt: skip
def other_than_one_tag(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        tags = one.openapi.get("tags")
        if "tags" in one.openapi and not (isinstance(tags, list | tuple) and len(tags) == 1):
            yield Found(
                targets.of(one),
                say(N_("“%(name)s” has other than one tag. Keep one, or the derived one."), name=called(one)),
                part="openapi",
            )


def _is_nobodys(url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return True
    return any(host == name or host.endswith(f".{name}") for name in _NOBODY)


def _undefined(one: Operation, service: Service) -> str:
    """The first scheme or scope that an operation asks for in vain."""
    asked = one.openapi.get("security")
    members = service.openapi.get("components")
    own = members.get("securitySchemes") if isinstance(members, Mapping) else None
    known = set(own) if isinstance(own, Mapping) else set()
    for requirement in asked if isinstance(asked, list | tuple) else ():
        for scheme, scopes in _mapping(requirement).items():
            if scheme in known:
                continue
            if scheme != SCHEME_NAMES.get(service.security.kind):
                return str(scheme)
            wanted = scopes if isinstance(scopes, list | tuple) else ()
            missing = [name for name in map(str, wanted) if name not in service.security.scopes]
            if missing:
                return missing[0]
    return ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
