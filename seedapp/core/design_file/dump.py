"""From a Design to the text of a design file: keys in one order, what is at its default left out."""

from __future__ import annotations

from typing import Any

from seedapp.core import design as d
from seedapp.core.style import settled
from seedapp.core.yaml_text import to_yaml


def dump(design: d.Design) -> str:
    """The design file of a design, such that `load(dump(design)) == design`; same design, same bytes."""
    return to_yaml(as_plain(design))


def as_plain(design: d.Design) -> dict[str, Any]:
    """The design as dicts and lists, in the order in which the file has them."""
    return {
        "seed": 1,
        "title": design.title,
        **_given(
            summary=design.summary,
            language=design.language,
            contact=_contact(design.contact),
            license=_license(design.license),
            glossary=dict(design.glossary),
            style=settled(design.style),
            services=[_service(one) for one in design.services],
            actors=[_actor(one) for one in design.actors],
            jobs=[_job(one) for one in design.jobs],
            interactions=[_interaction(one) for one in design.interactions],
            types=[_data_type(one) for one in design.types],
            operations=[_operation(one) for one in design.operations],
            waivers=[vars(one) for one in design.waivers],
        ),
    }


def _given(**values: Any) -> dict[str, Any]:
    """What is there: nothing of "", (), {}, None; numbers and booleans always."""
    return {name: value for name, value in values.items() if isinstance(value, bool | int | float) or value}


def _contact(contact: d.Contact | None) -> dict[str, Any] | None:
    return None if contact is None else {"name": contact.name, **_given(url=contact.url, email=contact.email)}


def _license(license_: d.License | None) -> dict[str, Any] | None:
    if license_ is None:
        return None
    return {"name": license_.name, **_given(identifier=license_.identifier)}


def _service(one: d.Service) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "layer": one.layer,
        **_given(
            description=one.description,
            version=one.version,
            resources=list(one.resources),
            servers=[{"url": server.url, **_given(description=server.description)} for server in one.servers],
        ),
        "security": _security(one.security),
        **_given(openapi=dict(one.openapi)),
    }


def _security(security: d.Security) -> Any:
    if not security.scopes:
        return security.kind
    return {"kind": security.kind, "scopes": dict(security.scopes)}


def _actor(one: d.Actor) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        **_given(
            description=one.description,
            needs=list(one.needs),
            pains=list(one.pains),
            behaviours=list(one.behaviours),
        ),
    }


def _job(one: d.JobStory) -> dict[str, Any]:
    evidence = one.evidence
    return {
        "key": one.key,
        "level": one.level,
        **_given(
            actor=one.actor,
            provider=one.provider,
            refines=list(one.refines),
            when=one.when,
            want=one.want,
            so=one.so,
            evidence={"source": evidence.source, **_given(note=evidence.note)} if evidence else None,
        ),
    }


def _interaction(one: d.Interaction) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        **_given(jobs=list(one.jobs), plantuml=one.plantuml, participants=dict(one.participants)),
    }


def _data_type(one: d.DataType) -> dict[str, Any]:
    schema = {"schema": dict(one.schema)} if one.schema is not None else {}
    return {
        "name": one.name,
        **_given(
            description=one.description,
            fields=[_field(field) for field in one.fields],
            values=list(one.values),
        ),
        **schema,
    }


def _field(one: d.Field) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": one.name, "type": one.type}
    if not one.required:
        plain["required"] = False
    plain |= _given(description=one.description)
    if one.example is not None:
        plain["example"] = one.example
    return plain | _given(**{"in": one.place})


def _operation(one: d.Operation) -> dict[str, Any]:
    http = _given(method=one.http.method, path=one.http.path, status=one.http.status)
    return {
        **_given(uid=one.uid),
        "key": one.key,
        "service": one.service,
        "kind": one.kind,
        **_given(
            name=one.name,
            description=one.description,
            jobs=list(one.jobs),
            messages=[str(ref) for ref in one.messages],
            inputs=[_field(field) for field in one.inputs],
            outcome=one.outcome,
            response=_response(one.response),
            failures=[{"when": failure.when, **_given(status=failure.status)} for failure in one.failures],
            http=http,
            openapi=dict(one.openapi),
        ),
    }


def _response(response: d.Response) -> Any:
    return {"type": response.type} if response.type else [_field(field) for field in response.fields]
