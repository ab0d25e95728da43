"""The sample design as plain JSON that any peer can build its own views, schemas or models from."""

from __future__ import annotations

from typing import Any

from seedapp.core.derive.binding import bindings
from seedapp.core.design import Design, Field, Operation


def plain_api(design: Design) -> dict[str, Any]:
    """`types`: name → {fields | values}; `operations`: what each takes and answers, and where.

    A field is [name, type, required, description, place]; the place is "" outside of a request.
    """
    bound = {service.key: bindings(design, service.key) for service in design.services}
    return {
        "types": {
            one.name: {"fields": [_field(field) for field in one.fields], "values": list(one.values)}
            for one in design.types
        },
        "operations": [_operation(one, bound[one.service][one.key]) for one in design.operations],
    }


def _operation(one: Operation, binding: Any) -> dict[str, Any]:
    return {
        "key": one.key,
        "service": one.service,
        "name": one.name,
        "description": one.description,
        "method": binding.method.lower(),
        "path": f"/{one.service}{binding.path}",
        "status": binding.status,
        "inputs": [_field(field, binding.places[field.name]) for field in one.inputs],
        "response": [_field(field) for field in one.response.fields],
        "response_type": one.response.type,
        "failures": [[failure.when, failure.status or 409] for failure in one.failures],
    }


def _field(one: Field, place: str = "") -> list[Any]:
    return [one.name, one.type, one.required, one.description, place]
