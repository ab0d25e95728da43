"""The control of a form in which a value of the design is typed: its page, its id there, its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy

from seedapp.core import design as core
from seedapp.core import sequence
from seedapp.core.targets import thing_of

if TYPE_CHECKING:
    from .places import Places

_OPERATION: Mapping[str, tuple[str, str | Promise]] = {
    "": ("id_name", gettext_lazy("Name")),
    "name": ("id_name", gettext_lazy("Name")),
    "kind": ("id_kind_0", gettext_lazy("Kind")),
    "key": ("id_key", gettext_lazy("Key")),
    "service": ("id_service", gettext_lazy("Service")),
    "description": ("id_description", gettext_lazy("Description")),
    "outcome": ("id_outcome", gettext_lazy("Expected outcome")),
    "jobs": ("id_jobs_0", gettext_lazy("Stories that it serves")),
    "response/type": ("id_response_type", gettext_lazy("Answers with the type")),
}
_BINDING: Mapping[str, tuple[str, str | Promise]] = {
    "http": ("id_http_path", gettext_lazy("Path")),
    "http/method": ("id_http_method", gettext_lazy("Method")),
    "http/path": ("id_http_path", gettext_lazy("Path")),
    "http/status": ("id_http_status", gettext_lazy("Status when all is well")),
    "openapi": ("id_openapi", gettext_lazy("More of the OpenAPI operation")),
}
_TYPE: Mapping[str, tuple[str, str | Promise]] = {
    "": ("id_name", gettext_lazy("Name")),
    "name": ("id_name", gettext_lazy("Name")),
    "description": ("id_description", gettext_lazy("Description")),
    "values": ("id_values_", gettext_lazy("Values")),
    "schema": ("id_schema", gettext_lazy("JSON Schema")),
}
_STORY: Mapping[str, tuple[str, str | Promise]] = {
    "": ("id_situation", gettext_lazy("When")),
    "when": ("id_situation", gettext_lazy("When")),
    "want": ("id_motivation", gettext_lazy("I want to")),
    "so": ("id_goal", gettext_lazy("so that")),
    "evidence": ("id_evidence_source", gettext_lazy("What it rests on")),
    "actor": ("id_who", gettext_lazy("Whose story")),
    "provider": ("id_provider", gettext_lazy("Service that is needed")),
    "refines": ("id_refines_0", gettext_lazy("Refines")),
}
_ACTOR: Mapping[str, tuple[str, str | Promise]] = {
    "": ("id_name", gettext_lazy("Name")),
    "name": ("id_name", gettext_lazy("Name")),
    "kind": ("id_kind", gettext_lazy("Kind")),
    "description": ("id_description", gettext_lazy("Description")),
    "needs": ("id_needs", gettext_lazy("Needs")),
}
_SERVICE: Mapping[str, tuple[str, str | Promise]] = {
    "": ("id_name", gettext_lazy("Name")),
    "name": ("id_name", gettext_lazy("Name")),
    "key": ("id_key", gettext_lazy("Key")),
    "description": ("id_description", gettext_lazy("Description")),
    "version": ("id_version", gettext_lazy("Version of the API")),
    "resources": ("id_resources", gettext_lazy("Resources")),
    "servers": ("id_servers", gettext_lazy("Servers")),
    "security": ("id_security", gettext_lazy("Security")),
    "scopes": ("id_scopes", gettext_lazy("Scopes (OAuth 2)")),
}
_SETTINGS: Mapping[str, tuple[str, str | Promise]] = {
    "contact": ("id_contact_name", gettext_lazy("Contact: name")),
    "license": ("id_license_name", gettext_lazy("Licence: name")),
    "summary": ("id_summary", gettext_lazy("Summary")),
    "glossary": ("id_glossary", gettext_lazy("Glossary")),
}
_COLUMNS: Mapping[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "type": gettext_lazy("Type"),
    "required": gettext_lazy("Required"),
    "description": gettext_lazy("Description"),
    "example": gettext_lazy("Example"),
    "when": gettext_lazy("Fails when"),
    "status": gettext_lazy("Status"),
}


_LISTS: Mapping[str, str | Promise] = {
    "inputs": gettext_lazy("Inputs"),
    "response": gettext_lazy("Response"),
    "failures": gettext_lazy("Failures"),
    "fields": gettext_lazy("Fields"),
}
_OTHER: Mapping[str, str | Promise] = {
    "plantuml": gettext_lazy("The text of the diagram"),
    "participants": gettext_lazy("Who takes part"),
    "jobs": gettext_lazy("Stories that it serves"),
    "glossary": gettext_lazy("Glossary"),
    "openapi": gettext_lazy("More of the OpenAPI operation"),
}


@dataclass(frozen=True)
class Control:
    """`url` leads to the page that has it, with the control's id as its fragment."""

    url: str
    id: str
    label: str


def control_of(places: Places, value: core.Design, target: str, part: str, rule: str = "") -> Control | None:
    """Where somebody who may edit mends `part` of the thing of `target`; None where no form holds it.

    What a rule finds missing beside a thing is led to where it is made, not to the thing.
    """
    kind, _, rest = thing_of(target).partition(":")
    if rule == "JOB-10":
        at = next((at for at, one in enumerate(value.jobs, 1) if one.key == rest), 1)
        label = gettext_lazy("Propose a first diagram from stories")
        return _control(places.page("interactions"), f"propose-{at}", label)
    if rule == "OPR-05":
        return _control(places.page("add_operation"), "id_name", gettext_lazy("New query or action"))
    find = {
        "operation": _of_operation,
        "type": _of_type,
        "job": _of_story,
        "actor": _of_actor,
        "service": _of_service,
        "interaction": _of_interaction,
        "design": _of_design,
    }.get(kind)
    return find(places, value, rest, part, target) if find else None


def label_of(thing: str, part: str) -> str:
    """What a part of a thing (its target) is called where it is typed; the part itself where it is not."""
    kind = thing.partition(":")[0]
    known = {
        "operation": {**_OPERATION, **_BINDING},
        "type": _TYPE,
        "job": _STORY,
        "actor": _ACTOR,
        "service": _SERVICE,
        "design": _SETTINGS,
    }.get(kind, {})
    if part in known:
        return str(known[part][1])
    head, _, inside = part.partition("/")
    if head in _LISTS:
        names = [str(_COLUMNS.get(one, one)) for one in inside.split("/") if one and not one.isdecimal()]
        return " · ".join([str(_LISTS[head]), *names])
    return str(_OTHER.get(head, part)) + (f" · {inside}" if inside else "")


def _of_operation(places: Places, value: core.Design, rest: str, part: str, _target: str) -> Control | None:
    service, _, key = rest.partition("/")
    one = next((one for one in value.operations if (one.service, one.key) == (service, key)), None)
    if one is None or not service or not key:
        return None
    if part.startswith("http/places/"):
        name = part.removeprefix("http/places/")
        return _control(places.page("binding", service, key), f"id_place:{name}", name)
    if part in _BINDING:
        return _control(places.page("binding", service, key), *_BINDING[part])
    page = places.page("operation", service, key)
    if part == "jobs" and not value.jobs:  # there is none to choose: it is written on another page
        return _control(places.page("job_stories"), "id_situation", gettext_lazy("Write a story"))
    if part == "response" and one.response.type:
        part = "response/type"
    if part in _OPERATION:
        return _control(page, *_OPERATION[part])
    head, _, inside = part.partition("/")
    rows: dict[str, Sequence[str]] = {
        "inputs": [field.name for field in one.inputs],
        "response": [field.name for field in one.response.fields],
        "failures": [str(at) for at in range(len(one.failures))],
    }
    if head not in rows:
        return _control(page, *_OPERATION[""])
    return _of_row(page, head, rows[head], inside, first="when" if head == "failures" else "name")


def _of_type(places: Places, value: core.Design, rest: str, part: str, _target: str) -> Control | None:
    one = value.type(rest)
    if one is None or not rest:
        return None
    page = places.page("type", rest)
    if part.startswith("fields") and one.fields:
        return _of_row(page, "fields", [field.name for field in one.fields], part[len("fields/") :])
    return _control(page, *_TYPE.get(part, _TYPE["schema" if one.schema is not None else ""]))


def _of_row(page: str, prefix: str, names: Sequence[str], inside: str, first: str = "name") -> Control:
    """A cell of the quick rows: that of a row by its name, or the first empty row behind them all."""
    name, _, column = inside.rpartition("/") if inside.rpartition("/")[2] in _COLUMNS else (inside, "", "")
    if name not in names and inside in names:
        name, column = inside, ""
    at = names.index(name) if name in names else len(names)
    column = column or first
    row = name if prefix != "failures" and name in names else _LISTS[prefix]
    return _control(page, f"id_{prefix}-{at}-{column}", f"{row} · {_COLUMNS[column]}")


def _of_story(places: Places, value: core.Design, rest: str, part: str, _target: str) -> Control | None:
    if not rest or value.job(rest) is None:
        return None
    if part == "refines" and not any(one.level == "customer" and one.key != rest for one in value.jobs):
        part = "actor"
    return _control(places.page("job_story", rest), *_STORY.get(part, _STORY[""]))


def _of_actor(places: Places, value: core.Design, rest: str, part: str, _target: str) -> Control | None:
    if not rest or value.actor(rest) is None:
        return None
    if part == "jobs":  # a story of theirs is missing: that is written on another page
        return _control(places.page("job_stories"), "id_who", gettext_lazy("Whose story"))
    return _control(places.page("actor", rest), *_ACTOR.get(part, _ACTOR[""]))


def _of_service(places: Places, value: core.Design, rest: str, part: str, _target: str) -> Control | None:
    if not rest or value.service(rest) is None:
        return None
    return _control(places.page("service", rest), *_SERVICE.get(part, _SERVICE[""]))


def _of_interaction(places: Places, value: core.Design, rest: str, part: str, target: str) -> Control | None:
    one = value.interaction(rest)
    if one is None or not rest:
        return None
    page = places.page("interaction", rest)
    if part == "jobs" and value.jobs:
        return _control(page, "id_jobs_0", gettext_lazy("Stories that it serves"))
    diagram = sequence.parse(one.plantuml)
    if part.startswith("participants/"):
        aliases = [participant.alias for participant in diagram.participants]
        alias = part.removeprefix("participants/")
        if alias in aliases:
            return _control(page, f"stands-for-{aliases.index(alias) + 1}", gettext_lazy("Who takes part"))
    line = _line_of(target, {call.number: call.line for call in diagram.calls})
    text = gettext("The text of the diagram")
    if not line:
        return _control(page, "id_plantuml", text)
    label = f"{text} · {gettext('Line %(line)s') % {'line': line}}"
    return _control(f"{page}?{urlencode({'line': line})}", "id_plantuml", label)


def _of_design(places: Places, _value: core.Design, _rest: str, part: str, _target: str) -> Control | None:
    if part == "actors":
        return _control(places.page("actors"), "id_name", gettext_lazy("Add an actor"))
    if part in _SETTINGS:
        return _control(places.page("design_settings"), *_SETTINGS[part])
    return None


def _line_of(target: str, lines: Mapping[int, int]) -> int:
    """The line that a target is about: `interaction:key#3` (call 3) or `interaction:key:12`; 0 for none."""
    rest = target[len(thing_of(target)) :]
    if not rest[1:].isdecimal():
        return 0
    return lines.get(int(rest[1:]), 0) if rest[0] == "#" else int(rest[1:])


def _control(page: str, id_: str, label: str | Promise) -> Control:
    return Control(f"{page}#{_as_fragment(id_)}", id_, str(label))


def _as_fragment(id_: str) -> str:
    return urlencode({"": id_}).removeprefix("=").replace("+", "%20").replace("%3A", ":")
