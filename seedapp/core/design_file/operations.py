"""Step 4 of a design file: types and operations."""

from __future__ import annotations

from typing import Any, get_args
from uuid import UUID

from seedapp.core import design as d
from seedapp.core.wording import N_, say
from seedapp.core.yaml_text.nodes import Entries

from .examples import example_of
from .keys import plain_key, read_key
from .reader import KEY_LIMIT, NAME_LIMIT, Entry


def read_data_type(entry: Entry) -> d.DataType:
    data_type = d.DataType(
        name=read_key(entry, "type", "name", 120),
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


def read_operation(entry: Entry) -> d.Operation:
    service = entry.reference("service", "service", required=True)
    key = plain_key(entry, "key", 120)
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
