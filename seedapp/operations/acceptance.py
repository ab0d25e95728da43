"""Writes that bring derived candidates into the design: new ones whole, known ones only what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import design as core
from seedapp.core.derive.additions import completed
from seedapp.core.derive.operations import OperationCandidate
from seedapp.core.style import same_in_any_case
from seedapp.designs.models import Design
from seedapp.interactions.models import Message
from seedapp.job_stories.models import JobStory

from .changes import add_operation, edit_operation
from .models import Operation
from .parts import fields_of


@transaction.atomic
def accept_candidates(
    design: Design, *, candidates: Sequence[OperationCandidate], by: User | None
) -> list[Operation]:
    """Add what is new; give what is known what it lacks."""
    return [accept_candidate(design, candidate=one, by=by) for one in candidates]


@transaction.atomic
def accept_candidate(
    design: Design, *, candidate: OperationCandidate, by: User | None, kind: str = ""
) -> Operation:
    """`kind` (query or action) is a person's answer where derivation asks. Raises keys.Taken."""
    drafted = candidate.operation
    if candidate.known:
        known = design.services.get(key=drafted.service).operations.get(key=candidate.known)
        return _complete(known, candidate, by=by)
    values = columns_of(drafted)
    if kind:
        values["kind"] = kind
    if values["kind"] == "query":
        values["outcome"] = ""
    return add_operation(
        design.services.get(key=drafted.service),
        by=by,
        inputs=drafted.inputs,
        response=drafted.response.fields,
        failures=drafted.failures,
        jobs=stories(design, drafted.jobs),
        messages=messages(design, drafted.messages),
        **values,
    )


def _complete(kept: Operation, candidate: OperationCandidate, *, by: User | None) -> Operation:
    """The operation as it is at this moment, with what the candidate found that it lacked."""
    design = kept.service.design
    now = core.Operation(
        kept.key,
        kept.service.key,
        candidate.operation.kind,
        inputs=tuple(fields_of(kept, "in")),
        outcome=kept.outcome,
        response=core.Response(tuple(fields_of(kept, "out")), kept.response_type),
        failures=tuple(core.Failure(one.when, one.status) for one in kept.failures.all()),
    )
    whole = completed(now, candidate.adds)
    return edit_operation(
        kept,
        seen=kept.row_version,
        by=by,
        inputs=whole.inputs,
        failures=whole.failures,
        response=whole.response.fields,
        response_type=whole.response.type,
        outcome=whole.outcome,
        jobs=[*kept.jobs.all(), *stories(design, candidate.adds.jobs)],
        messages=[*kept.messages.all(), *messages(design, candidate.adds.messages)],
    )


@transaction.atomic
def give(kept: Operation, drafted: core.Operation, *, by: User | None) -> Operation:
    """Give an operation the stories, messages, inputs and failures of a drafted one that it lacks."""
    design = kept.service.design
    inputs, failures = fields_of(kept, "in"), [core.Failure(f.when, f.status) for f in kept.failures.all()]
    names, causes = {same_in_any_case(one.name) for one in inputs}, {one.when.casefold() for one in failures}
    return edit_operation(
        kept,
        seen=kept.row_version,
        by=by,
        inputs=[*inputs, *(one for one in drafted.inputs if same_in_any_case(one.name) not in names)],
        failures=[*failures, *(one for one in drafted.failures if one.when.casefold() not in causes)],
        jobs=[*kept.jobs.all(), *stories(design, drafted.jobs)],
        messages=[*kept.messages.all(), *messages(design, drafted.messages)],
    )


def columns_of(drafted: core.Operation) -> dict[str, Any]:
    """The columns of an operation's row for a drafted one."""
    return {
        "key": drafted.key,
        "kind": drafted.kind,
        "name": drafted.name or drafted.key,
        "description": drafted.description,
        "outcome": drafted.outcome,
        "response_type": drafted.response.type,
    }


def stories(design: Design, keys: Iterable[str]) -> list[JobStory]:
    return list(design.job_stories.filter(key__in=list(keys)))


def messages(design: Design, refs: Iterable[core.MessageRef]) -> list[Message]:
    wanted = {str(ref) for ref in refs}
    rows = Message.objects.filter(interaction__design=design, number__isnull=False)
    return [row for row in rows.select_related("interaction") if str(row) in wanted]
