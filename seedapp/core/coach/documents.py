"""Step 5: the generated document says everything that the operation says, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .. import targets
from ..derive.failures import status_of
from ..wording import N_, Sentence, say
from .built import Built, operation_ids
from .design_reading import DesignReading
from .field_places import item_of
from .findings import Found
from .operations import called
from .rule import rule

CONFLICT = 409
_SURE = 0.5
_PAGING = frozenset({"limit", "cursor", "page", "offset", "page_size", "pageSize", "per_page", "after"})
_ENVELOPE = frozenset({"items", "next_cursor", "nextCursor", "value", "status", "errors"})


@rule(
    "REST-11", "error", 5,
    title=N_("No success, or no problem described"),
    why=N_("A client needs to know both ends: what comes back when it works, and what when it does not."),
    before="responses: {'404': …}",
    after="responses: {'200': …, '404': …, default: …}",
)  # fmt: skip
def answers_missing(seen: DesignReading) -> Iterator[Found]:
    for one in seen.built:
        statuses = [str(status) for status in one.responses]
        if not statuses:
            continue
        if not any(status.startswith("2") for status in statuses):
            sentence = say(N_("“%(name)s” never succeeds. Give it a status of 2xx."), **_name(one))
            yield _about(one, sentence, "http/status")
        if not any(status.startswith("4") for status in statuses) or "default" not in statuses:
            yield _about(
                one,
                say(
                    N_("“%(name)s” describes no client error and default problem. Add a failure."),
                    **_name(one),
                ),
                "failures",
            )


@rule(
    "REST-12", "hint", 5,
    title=N_("“Already taken” is not answered with 409"),
    why=N_("409 Conflict tells a client to look again and try something else."),
    before="{when: the bike is already rented, status: 400}",
    after="{when: the bike is already rented}",
)  # fmt: skip
def conflict_with_other_status(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        for place, failure in enumerate(one.failures):
            if failure.status in (None, CONFLICT):
                continue
            read = status_of(failure.when)
            if read.status == CONFLICT and read.confidence >= _SURE:
                yield Found(
                    targets.of(one, "failures", place),
                    say(
                        N_("“%(when)s” sounds like a conflict: answer 409 rather than %(status)s."),
                        when=failure.when,
                        status=failure.status,
                    ),
                    part=f"failures/{place}/status",
                )


@rule(
    "REST-13", "hint", 5,
    title=N_("A list at the top level of an answer"),
    why=N_("An object can grow: a cursor, a warning, a total. A bare list never can."),
    before="[{bike_id: …}, …]",
    after="{items: [{bike_id: …}, …], next_cursor: …}",
)  # fmt: skip
def bare_list(seen: DesignReading) -> Iterator[Found]:
    for one in seen.built:
        kind = one.answer_schema.get("type")
        if kind == "array" or (isinstance(kind, list) and "array" in kind):
            yield Found(
                targets.of(one.operation, "response"),
                say(N_("“%(name)s” answers a bare list. Put it into an object with items."), **_name(one)),
            )


@rule(
    "REST-14", "error", 5,
    title=N_("A missing or repeated operationId"),
    why=N_("Generated clients name their methods after it."),
    before="operationId: findBikes, twice",
    after="operationId: findBikes and operationId: listBrokenBikes",
)  # fmt: skip
def operation_id_trouble(seen: DesignReading) -> Iterator[Found]:
    for key, document in seen.documents.items():
        counts = Counter(operation_ids(document))
        for one in seen.built_of[key]:
            name = str(one.body.get("operationId") or "") if one.body else one.operation.key
            if not name:
                sentence = N_("“%(name)s” has no operationId. Give the operation a key.")
            elif counts[name] > 1:
                sentence = N_("The operationId “%(id)s” of “%(name)s” is taken. Choose another key.")
            else:
                continue
            yield _about(one, say(sentence, id=name, **_name(one)), "key")


@rule(
    "REST-15", "error", 5,
    title=N_("Fields and schema differ"),
    why=N_("The contract has to say what the team agreed on in step 4: all of it and nothing beside it."),
    before="inputs: [bike_id, reason]; the schema of the body has bike_id only",
    after="inputs: [bike_id, reason]; the schema of the body has both",
)  # fmt: skip
def fields_and_schema_differ(seen: DesignReading) -> Iterator[Found]:
    for one in seen.built:
        if one.body:
            yield from _input_differences(seen, one)
            yield from _answer_differences(seen, one)
        yield from _unknown_types(seen, one)


@rule(
    "REST-16", "hint", 5,
    title=N_("A collection without pages"),
    why=N_("A list that is short today is long in a year; adding pages then breaks every client."),
    before="GET /bikes answers all bikes",
    after="GET /bikes?limit=20&cursor=… answers twenty and where to go on",
)  # fmt: skip
def collection_without_pages(seen: DesignReading) -> Iterator[Found]:
    for one in seen.built:
        operation = one.operation
        lists = operation.response.type.endswith("[]") or one.binding.is_collection
        if operation.kind != "query" or not lists or not one.body:
            continue
        asked = {str(parameter.get("name")) for parameter in one.parameters}
        if not (_PAGING | _paging(seen)) & (asked | one.property_names(one.request_schema)):
            yield _about(
                one,
                say(
                    N_("“%(name)s” answers a list without pages. Add the inputs %(limit)s and %(cursor)s."),
                    limit=seen.profile.limit_parameter,
                    cursor=seen.profile.cursor_parameter,
                    **_name(one),
                ),
                "inputs",
            )


def _input_differences(seen: DesignReading, one: Built) -> Iterator[Found]:
    parameters = list(one.parameters)
    asked = {str(parameter.get("name")) for parameter in parameters}
    headers = {str(parameter.get("name")) for parameter in parameters if parameter.get("in") == "header"}
    in_body = one.property_names(_without_items(one.request_schema))
    shown = seen.shown(one.operation.inputs)
    declared = set(shown.values())
    for name in sorted(own for own, name in shown.items() if name not in asked | in_body):
        sentence = say(N_("The input “%(field)s” is missing from the specification."), field=name)
        yield Found(targets.of(one.operation, "inputs", name), sentence)
    for name in sorted((asked | in_body) - declared - headers - _PAGING - _paging(seen)):
        sentence = say(
            N_("The specification of “%(name)s” takes “%(field)s”, which is no input. Add it in step 4."),
            field=name,
            **_name(one),
        )
        yield _about(one, sentence, "openapi" if one.operation.openapi else "http/path")


def _answer_differences(seen: DesignReading, one: Built) -> Iterator[Found]:
    response = one.operation.response
    answered = one.property_names(one.answer_schema)
    shown = seen.shown(response.fields)
    declared = set(shown.values())
    is_file = any(field.type == "binary" for field in response.fields) and not answered
    if is_file or (response.type and not declared):
        return
    for name in sorted(own for own, name in shown.items() if name not in answered):
        sentence = say(N_("The answer “%(field)s” is missing from the specification."), field=name)
        yield Found(targets.of(one.operation, "response", name), sentence)
    added = set(_top_level(one)) - declared - _ENVELOPE - {seen.profile.next_cursor_property}
    for name in sorted(added):
        sentence = say(
            N_("The specification of “%(name)s” answers “%(field)s”, which step 4 does not. Add it there."),
            field=name,
            **_name(one),
        )
        yield _about(one, sentence, "openapi" if one.operation.openapi else "http/path")


def _paging(seen: DesignReading) -> set[str]:
    return {seen.profile.limit_parameter, seen.profile.cursor_parameter}


def _unknown_types(seen: DesignReading, one: Built) -> Iterator[Found]:
    places: list[tuple[tuple[str, ...], str]] = [
        (("inputs", field.name), field.type) for field in one.operation.inputs
    ]
    places += [(("response", field.name), field.type) for field in one.operation.response.fields]
    places += [(("response",), one.operation.response.type)] if one.operation.response.type else []
    for place, type_name in places:
        if not seen.knows_type(item_of(type_name)):
            yield Found(
                targets.of(one.operation, *place),
                say(N_("There is no type “%(type)s”. Define it, or choose another."), type=type_name),
                part="/".join((*place, "type")),
            )


def _without_items(schema: object) -> dict[str, object]:
    """The schema with the inside of its lists left out: an input that is a list counts as one field."""
    if not isinstance(schema, dict):
        return {}
    members = schema.get("properties")
    if not isinstance(members, dict):
        return schema
    return {**schema, "properties": {name: {} for name in members}}


def _top_level(one: Built) -> list[str]:
    members = one.answer_schema.get("properties")
    return [str(name) for name in members] if isinstance(members, dict) else []


def _name(one: Built) -> dict[str, object]:
    return {"name": called(one.operation)}


def _about(one: Built, sentence: Sentence, part: str) -> Found:
    return Found(targets.of(one.operation, "http"), sentence, part=part)
