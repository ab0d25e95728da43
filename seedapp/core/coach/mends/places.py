"""From a finding to the thing it is about."""

from __future__ import annotations

from ...derive.binding import Binding
from ...design import Field, Interaction, JobStory, Operation, Service
from ...targets import thing_of
from ..design_reading import DesignReading
from ..findings import Finding


def operation_at(finding: Finding, seen: DesignReading) -> Operation | None:
    kind, _, rest = thing_of(finding.target).partition(":")
    service, _, key = rest.partition("/")
    if kind != "operation":
        return None
    return next((one for one in seen.operations_of.get(service, ()) if one.key == key), None)


def bound_at(finding: Finding, seen: DesignReading) -> tuple[Operation, Binding] | None:
    """The operation with its binding."""
    one = operation_at(finding, seen)
    binding = seen.bindings.get(one.service, {}).get(one.key) if one else None
    return (one, binding) if one and binding else None


def job_at(finding: Finding, seen: DesignReading) -> JobStory | None:
    kind, _, key = finding.target.partition(":")
    return seen.jobs.get(key) if kind == "job" else None


def service_at(finding: Finding, seen: DesignReading) -> Service | None:
    kind, _, key = finding.target.partition(":")
    return seen.services.get(key) if kind == "service" else None


def interaction_at(finding: Finding, seen: DesignReading) -> Interaction | None:
    kind, _, key = thing_of(finding.target).partition(":")
    return seen.design.interaction(key) if kind == "interaction" else None


def with_field(fields: tuple[Field, ...], name: str, becomes: Field) -> tuple[Field, ...]:
    """The fields with the first one of that name replaced."""
    at = next((at for at, one in enumerate(fields) if one.name == name), None)
    return fields if at is None else (*fields[:at], becomes, *fields[at + 1 :])
