"""From the text of a design file to a Design, strictly: every fault is named with its line."""

from __future__ import annotations

from typing import Any, get_args
from uuid import UUID

from seedapp.core import design as d
from seedapp.core.wording import N_, say
from seedapp.core.yaml_text.nodes import Entries, Scalar, YamlRefused
from seedapp.core.yaml_text.read import load_nodes

from .calls import refuse_missing_calls
from .examples import example_of
from .faults import DesignFileError, Fault
from .reader import KEY_LIMIT, NAME_LIMIT, Entry, Report

FORMAT = "1"
PLANTUML_LIMIT = 200_000


def load(text: str | bytes) -> d.Design:
    """The design that a `*.seed.yaml` text holds.

    Raises DesignFileError with all faults: unknown or repeated keys, wrong types, missing values,
    references to what is not there, keys used twice, text that cannot be read as YAML.
    """
    try:
        node = load_nodes(text)
    except YamlRefused as refused:
        raise DesignFileError([Fault(refused.line, "", refused.sentence)]) from refused
    report = Report()
    design = _design(Entry(node, "", report))
    report.look_up()
    refuse_missing_calls(design, report)
    if report.faults:
        raise DesignFileError(report.faults)
    return design


def _design(entry: Entry) -> d.Design:
    version = entry.text("seed", required=True)
    if version and version != FORMAT:
        entry.fault(
            say(N_("Format %(version)s is not known. This workbench reads seed: 1."), version=version),
            entry.line_of("seed"),
            "seed",
        )
    design = d.Design(
        title=entry.text("title", required=True, limit=NAME_LIMIT),
        summary=entry.text("summary"),
        language=entry.text("language", default="en", limit=12),
        contact=_contact(entry.entry("contact")),
        license=_license(entry.entry("license")),
        glossary=entry.texts_by_name("glossary"),
        services=entry.entries("services", _service),
        actors=entry.entries("actors", _actor),
        jobs=entry.entries("jobs", _job),
        interactions=entry.entries("interactions", _interaction),
        types=entry.entries("types", _data_type),
        operations=entry.entries("operations", _operation),
        waivers=entry.entries("waivers", _waiver),
    )
    entry.finish()
    return design


def _key(entry: Entry, kind: str, name: str = "key", limit: int = KEY_LIMIT) -> str:
    key = _plain_key(entry, name, limit)
    entry.report.define(kind, key, entry.line_of(name), entry.place(name))
    return key


def _plain_key(entry: Entry, name: str, limit: int) -> str:
    """A key stands in addresses and targets: it may not hold what parts those."""
    key = entry.text(name, required=True, limit=limit)
    if found := set(key) & set("/#:\\\n\t"):
        entry.fault(
            say(
                N_("“%(key)s” may not hold “%(mark)s”. Use letters, digits and hyphens."),
                key=key,
                mark=min(found),
            ),
            entry.line_of(name),
            name,
        )
    return key


def _contact(entry: Entry | None) -> d.Contact | None:
    if entry is None:
        return None
    contact = d.Contact(
        entry.text("name", limit=NAME_LIMIT), entry.text("url", limit=500), entry.text("email")
    )
    entry.finish()
    return contact


def _license(entry: Entry | None) -> d.License | None:
    if entry is None:
        return None
    license_ = d.License(
        entry.text("name", required=True, limit=NAME_LIMIT), entry.text("identifier", limit=100)
    )
    entry.finish()
    return license_


def _service(entry: Entry) -> d.Service:
    service = d.Service(
        key=_key(entry, "service"),
        name=entry.text("name", required=True, limit=NAME_LIMIT),
        layer=entry.choice("layer", get_args(d.Layer), "microservice"),
        description=entry.text("description"),
        version=entry.text("version", default="0.1.0", limit=40),
        resources=entry.texts("resources", NAME_LIMIT),
        servers=entry.entries("servers", _server),
        security=_security(entry),
    )
    entry.finish()
    return service


def _server(entry: Entry) -> d.Server:
    server = d.Server(entry.text("url", required=True, limit=500), entry.text("description"))
    entry.finish()
    return server


def _security(entry: Entry) -> d.Security:
    """`security: bearer`, or `security: {kind: oauth2, scopes: {…}}`."""
    node = entry.node("security")
    if node is None:
        return d.Security()
    kinds = get_args(d.SecurityKind)
    if isinstance(node, Scalar):
        return d.Security(entry.choice("security", kinds))
    inner = Entry(node, entry.place("security"), entry.report)
    security = d.Security(inner.choice("kind", kinds), inner.texts_by_name("scopes"))
    inner.finish()
    return security


def _actor(entry: Entry) -> d.Actor:
    actor = d.Actor(
        key=_key(entry, "actor"),
        name=entry.text("name", required=True, limit=NAME_LIMIT),
        kind=entry.choice("kind", get_args(d.ActorKind), "human"),
        description=entry.text("description"),
        needs=entry.texts("needs"),
        pains=entry.texts("pains"),
        behaviours=entry.texts("behaviours"),
    )
    entry.finish()
    return actor


def _job(entry: Entry) -> d.JobStory:
    job = d.JobStory(
        key=_key(entry, "job"),
        level=entry.choice("level", get_args(d.JobLevel), "customer"),
        actor=entry.reference("actor", "actor", "service"),
        provider=entry.reference("provider", "service"),
        refines=entry.references("refines", "job"),
        when=entry.text("when", limit=2000),
        want=entry.text("want", limit=2000),
        so=entry.text("so", limit=2000),
        evidence=_evidence(entry.entry("evidence")),
    )
    entry.finish()
    return job


def _evidence(entry: Entry | None) -> d.Evidence | None:
    if entry is None:
        return None
    evidence = d.Evidence(entry.choice("source", get_args(d.EvidenceSource)), entry.text("note", limit=2000))
    entry.finish()
    return evidence


def _interaction(entry: Entry) -> d.Interaction:
    participants = entry.entry("participants")
    interaction = d.Interaction(
        key=_key(entry, "interaction"),
        title=entry.text("title", required=True, limit=NAME_LIMIT),
        jobs=entry.references("jobs", "job"),
        plantuml=entry.text("plantuml", limit=PLANTUML_LIMIT),
        participants={
            alias: participants.reference(alias, "actor", "service") for alias in participants.names
        }
        if participants
        else {},
    )
    entry.finish()
    return interaction


def _data_type(entry: Entry) -> d.DataType:
    data_type = d.DataType(
        name=_key(entry, "type", "name", 120),
        description=entry.text("description"),
        fields=entry.entries("fields", _field),
        values=entry.texts("values", NAME_LIMIT),
        schema=entry.json_mapping("schema"),
    )
    given = [name for name in ("fields", "values", "schema") if getattr(data_type, name)]
    if len(given) > 1:
        entry.fault(say(N_("A type has fields, values or a schema, not several of them. Keep one.")))
    entry.finish()
    return data_type


def _field(entry: Entry) -> d.Field:
    type_ = entry.text("type", default="string", limit=130)
    _want_type(entry, type_, "type")
    field = d.Field(
        name=entry.text("name", required=True, limit=120),
        type=type_,
        required=entry.boolean("required", True),
        description=entry.text("description"),
        example=_example(entry, type_),
        place=entry.choice("in", get_args(d.Place)) if "in" in entry else "",
    )
    entry.node("in")
    entry.finish()
    return field


def _example(entry: Entry, type_: str) -> Any:
    node = entry.node("example")
    return None if node is None else example_of(node, type_)


def _want_type(entry: Entry, type_: str, key: str) -> None:
    name = type_.removesuffix("[]")
    if name not in d.BASIC_TYPES:
        entry.report.want(("type",), name, entry.line_of(key), entry.place(key))


def _operation(entry: Entry) -> d.Operation:
    service = entry.reference("service", "service", required=True)
    key = _plain_key(entry, "key", 120)
    entry.report.define(f"operation of {service}", key, entry.line_of("key"), entry.place("key"))
    uid = _uid(entry)
    entry.report.define("uid", uid, entry.line_of("uid"), entry.place("uid"))
    operation = d.Operation(
        key=key,
        service=service,
        kind=entry.choice("kind", get_args(d.OperationKind)),
        name=entry.text("name", limit=NAME_LIMIT),
        uid=uid,
        description=entry.text("description"),
        jobs=entry.references("jobs", "job"),
        messages=_messages(entry),
        inputs=entry.entries("inputs", _field),
        outcome=entry.text("outcome"),
        response=_response(entry),
        failures=entry.entries("failures", _failure),
        http=_http(entry.entry("http")),
        openapi=entry.json_mapping("openapi") or {},
    )
    entry.finish()
    return operation


def _uid(entry: Entry) -> str:
    text = entry.text("uid", limit=64)
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        entry.fault(
            say(N_("“%(text)s” is no UUID. Leave uid out to get a new one."), text=text),
            entry.line_of("uid"),
            "uid",
        )
        return ""


def _messages(entry: Entry) -> tuple[d.MessageRef, ...]:
    found = []
    line = entry.line_of("messages")
    for text in entry.texts("messages", KEY_LIMIT * 2):
        key, _, number = text.rpartition("#")
        if key and number.isascii() and number.isdigit() and 0 < int(number[:9]) < 10_000:
            entry.report.want(("interaction",), key, line, entry.place("messages"))
            found.append(d.MessageRef(key, int(number)))
        else:
            entry.fault(
                say(
                    N_("“%(text)s” names no message. Write the interaction's key, # and the call's number."),
                    text=text,
                ),
                line,
                "messages",
            )
    return tuple(found)


def _response(entry: Entry) -> d.Response:
    """A list of fields, or `{type: Bike}`."""
    node = entry.node("response")
    if not isinstance(node, Entries):
        return d.Response(fields=entry.entries("response", _field))
    inner = Entry(node, entry.place("response"), entry.report)
    type_ = inner.text("type", required=True, limit=130)
    if type_:
        _want_type(inner, type_, "type")
    inner.finish()
    return d.Response(type=type_)


def _failure(entry: Entry) -> d.Failure:
    failure = d.Failure(entry.text("when", required=True, limit=2000), entry.integer("status", 400, 599))
    entry.finish()
    return failure


def _http(entry: Entry | None) -> d.Http:
    if entry is None:
        return d.Http()
    methods = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE")
    http = d.Http(
        entry.choice("method", methods) if "method" in entry else "",
        entry.text("path", limit=500),
        entry.integer("status", 100, 599),
    )
    entry.node("method")
    entry.finish()
    return http


def _waiver(entry: Entry) -> d.Waiver:
    waiver = d.Waiver(
        entry.text("rule", required=True, limit=20),
        entry.text("target", required=True, limit=400),
        entry.text("reason", required=True, limit=2000),
    )
    entry.finish()
    return waiver
