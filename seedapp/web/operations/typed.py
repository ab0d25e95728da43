"""An operation and a type as they stand in their forms, put over the design: what the live check reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.coach.mends import renamed
from seedapp.core.targets import of
from seedapp.interactions.models import Message
from seedapp.web import live
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

from .editor import Editor
from .rows import Rows, failures_typed, fields_typed
from .type_forms import TypeForm


def check_operation(here: Visit, edited: Editor, before: core.Operation | None, page: str) -> live.Live:
    if not edited.is_valid():
        return live.of_errors(edited.form, edited.inputs, edited.response, edited.failures)
    typed = _operation(here, edited, before)
    found, seen = live.of_thing(
        here, _with(here.value, before, typed), of(typed), page, services=[typed.service]
    )
    return replace(found, endpoint=_endpoint(seen, typed), excerpt=_excerpt(seen, typed))


def check_type(here: Visit, form: TypeForm, rows: Rows, before: core.DataType | None, page: str) -> live.Live:
    if not all([form.is_valid(), rows.is_valid()]):
        return live.of_errors(form, rows)
    values = form.values
    typed = core.DataType(
        name=values["name"],
        description=values["description"],
        fields=tuple(fields_typed(rows)) if form.cleaned_data["shape"] == "fields" else (),
        values=tuple(values["values"]),
        schema=values["schema"],
    )
    types = here.value.types
    changed = replace(
        here.value,
        types=tuple(typed if one == before else one for one in types) if before else (*types, typed),
    )
    changed = renamed(changed, before, typed) if before else changed
    found, seen = live.of_thing(here, changed, of(typed), page)
    schemas = (document.get("components", {}).get("schemas", {}) for document in seen.documents.values())
    schema = next((one[typed.name] for one in schemas if typed.name in one), None)
    return found if schema is None else replace(found, excerpt=live.excerpt_of({typed.name: schema}))


def with_binding(here: Visit, before: core.Operation, typed: core.Operation, page: str) -> live.Live:
    """The live check of an operation whose binding is set by hand."""
    found, seen = live.of_thing(
        here, _with(here.value, before, typed), of(typed), page, services=[typed.service]
    )
    shown = tuple(one for one in found.remarks if one["rule"].startswith(("REST-", "SPEC-", "NAME-")))
    return replace(found, remarks=shown, excerpt=_excerpt(seen, typed))


def _operation(here: Visit, edited: Editor, before: core.Operation | None) -> core.Operation:
    typed = edited.form.cleaned_data
    return core.Operation(
        key=typed["key"],
        service=typed["service"],
        kind=typed["kind"],
        name=typed["name"],
        uid=before.uid if before else "",
        description=typed["description"],
        jobs=tuple(typed["jobs"]),
        messages=_refs(here, typed["messages"]),
        inputs=tuple(fields_typed(edited.inputs)),
        outcome=typed["outcome"],
        response=core.Response(tuple(fields_typed(edited.response)), typed["response_type"]),
        failures=tuple(failures_typed(edited.failures)),
        http=before.http if before else core.Http(),
        openapi=before.openapi if before else {},
    )


def _refs(here: Visit, pks: list[str]) -> tuple[core.MessageRef, ...]:
    if not pks:
        return ()
    rows = Message.objects.filter(interaction__design=here.design, pk__in=pks, number__isnull=False)
    refs = rows.values_list("interaction__key", "number")
    return tuple(core.MessageRef(key, number) for key, number in refs if number is not None)


def _with(design: core.Design, before: core.Operation | None, typed: core.Operation) -> core.Design:
    operations = design.operations
    if before is None:
        return replace(design, operations=(*operations, typed))
    return replace(design, operations=tuple(typed if one is before else one for one in operations))


def _endpoint(seen: coach.DesignReading, typed: core.Operation) -> Mapping[str, Any]:
    bound = seen.bindings.get(typed.service, {}).get(typed.key)
    if bound is None:
        return {}
    reasons = [spoken(reason) for reason in bound.reasons]
    return {"method": bound.method, "path": bound.path, "status": bound.status, "reasons": reasons}


def _excerpt(seen: coach.DesignReading, typed: core.Operation) -> str:
    """The operation in the document."""
    bound = seen.bindings.get(typed.service, {}).get(typed.key)
    paths = seen.documents.get(typed.service, {}).get("paths", {})
    body = paths.get(bound.path, {}).get(bound.method.lower()) if bound else None
    if bound is None or not isinstance(body, dict):
        return ""
    return live.excerpt_of({bound.path: {bound.method.lower(): body}})
