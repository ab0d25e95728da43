"""The errors that an operation can answer: its own failures, and those that every operation has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..design import Design, Operation
from ..style import profile_of
from .failures import status_of
from .http_binding import Binding

Origin = Literal["failure", "input", "security", "path", "default"]


@dataclass(frozen=True)
class Case:
    """One error answer. `status` is three digits or "default"; `sentence_when` are the team's own words, none
    where the method alone asks for the answer."""

    status: str
    sentence_when: tuple[str, ...] = ()
    origin: Origin = "default"


def cases(design: Design, operation: Operation, binding: Binding) -> tuple[Case, ...]:
    """Every error answer of an operation, ordered by status, `default` last.

    In a style that adds nothing these are the failures that the team names.
    """
    found: dict[int, Case] = {}
    adds = profile_of(design.style).adds
    for status, origin in _given(design, operation, binding) if adds else ():
        found.setdefault(status, Case(str(status), (), origin))
    for failure in operation.failures:
        status = failure.status or status_of(failure.when).status
        known = found.get(status)
        told = known.sentence_when if known else ()
        found[status] = Case(str(status), (*told, failure.when) if failure.when else told, "failure")
    return (*(found[status] for status in sorted(found)), *([Case("default")] if adds else ()))


def _given(design: Design, operation: Operation, binding: Binding) -> list[tuple[int, Origin]]:
    given: list[tuple[int, Origin]] = []
    if operation.inputs or binding.is_collection:
        given.append((400, "input"))
    if is_secured(design, operation):
        given += [(401, "security"), (403, "security")]
    if "{" in binding.path:
        given.append((404, "path"))
    return given


def is_secured(design: Design, operation: Operation) -> bool:
    """Whether callers must prove who they are; an operation may be open to all by `security: []`."""
    service = design.service(operation.service)
    if operation.openapi.get("security") == []:
        return False
    return service is not None and service.security.kind != "none"
