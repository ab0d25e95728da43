"""Writes to operations: accepting candidates, editing, merging, dismissing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import design as core
from seedapp.core.merging import as_set, by_key, by_line, by_member
from seedapp.designs.models import Design, Service
from seedapp.history import changes as history
from seedapp.history.keeping import Kept
from seedapp.history.merging import Merging, key_of, keys_of, rows_of_keys, save
from seedapp.history.models import Change
from seedapp.history.ordering import reorder
from seedapp.history.removal import remove, touched_by_removal
from seedapp.history.rows import next_position, write
from seedapp.interactions.models import Message
from seedapp.job_stories.models import JobStory

from .keys import must_be_free
from .models import Dismissal, Operation
from .parts import (
    PARTS,
    as_facts,
    facts_of_fields,
    failures_of_facts,
    fields_of,
    fields_of_facts,
    replace_failures,
    replace_fields,
)

COLUMNS = (
    "key", "kind", "name", "description", "outcome", "response_type", "http_method", "http_path",
    "http_status", "openapi",
)  # fmt: skip


def facts(operation: Operation) -> dict[str, Any]:
    """What the journal keeps of an operation before and after a write."""
    lists = {name: facts_of_fields(operation, direction) for name, direction in PARTS}
    return {
        **{name: getattr(operation, name) for name in COLUMNS},
        **lists,
        "service": operation.service.key,
        "failures": [{"when": one.when, "status": one.status} for one in operation.failures.all()],
        "jobs": [job.key for job in operation.jobs.all()],
        "messages": [str(message) for message in operation.messages.select_related("interaction")],
    }


MERGING = Merging(
    facts,
    ways={
        "description": by_line,
        "outcome": by_line,
        "openapi": by_member,
        "inputs": by_key("name"),
        "response": by_key("name"),
        "failures": by_key("when"),
        "jobs": as_set,
    },
    together=(frozenset({"response", "response_type"}),),
    spelt={
        "service": key_of,
        "jobs": keys_of,
        "messages": lambda calls: [str(one) for one in calls],
        **dict.fromkeys(("inputs", "response", "failures"), as_facts),
    },
    read={
        "inputs": fields_of_facts,
        "response": fields_of_facts,
        "failures": failures_of_facts,
        "jobs": rows_of_keys(lambda operation: operation.jobs),
    },
)


def target_of(operation: Operation) -> str:
    return f"operation:{operation.service.key}/{operation.key}"


@transaction.atomic
def add_operation(
    service: Service, *, by: User | None, uid: uuid.UUID | None = None, **values: Any
) -> Operation:
    """A new operation with a uid of its own. `values`: COLUMNS and the lists that `edit_operation` takes.

    Raises keys.Taken when the service has an operation of that key.
    """
    columns, lists = _apart(values)
    kept = history.keep(service.design)
    position = next_position(Operation, service=service.pk)
    with must_be_free(str(columns.get("key", ""))):
        operation = Operation.objects.create(
            service=service, position=position, uid=uid or uuid.uuid4(), **columns
        )
    _write_lists(operation, **lists)
    _record(operation, by, "operations.added", None, kept)
    return operation


@transaction.atomic
def edit_operation(operation: Operation, *, seen: int, by: User | None, **values: Any) -> Operation:
    """Set COLUMNS, `service`, and whole lists.

    Lists: `inputs` and `response` (core.Field), `failures` (core.Failure), `jobs` (JobStory rows),
    `messages` (Message rows). What is not named stays. Merged with what others saved since version `seen`;
    raises history.rows.Stale where they collide, keys.Taken when the key is another's.
    """
    return save(operation, seen=seen, values=values, by=by, merging=MERGING, write=partial(_write, by))


def _write(by: User | None, operation: Operation, seen: int, values: Mapping[str, Any]) -> Operation:
    before, kept = facts(operation), history.keep(operation.service.design, operation)
    columns, lists = _apart(values)
    service = columns.get("service", operation.service)
    if service != operation.service:
        columns["position"] = next_position(Operation, service=service.pk)
    with must_be_free(str(columns.get("key", operation.key))):
        write(operation, seen, columns)
    _write_lists(operation, **lists)
    fresh = Operation.objects.select_related("service__design").get(pk=operation.pk)
    _record(fresh, by, "operations.edited", before, kept)
    return fresh


@transaction.atomic
def merge_operations(
    kept: Operation, absorbed: Operation, *, seen: int, by: User | None
) -> tuple[Operation, Change]:
    """One operation out of two: the kept one gains the stories, messages, inputs and failures it lacks.

    One write, which it also returns; undoing it brings the other back. Raises history.rows.Stale.
    """
    before = facts(kept)
    touched = history.keep(kept.service.design, kept, *touched_by_removal(absorbed))
    write(kept, seen, {})
    _write_lists(kept, **_both(kept, absorbed))
    absorbed.delete()
    fresh = Operation.objects.select_related("service__design").get(pk=kept.pk)
    return fresh, _record(fresh, by, "operations.merged", before, touched)


def _both(kept: Operation, absorbed: Operation) -> dict[str, Any]:
    """The lists of one operation with what the other has more."""
    known = {field.name for field in fields_of(kept, "in")}
    causes = [core.Failure(one.when, one.status) for one in (*kept.failures.all(), *absorbed.failures.all())]
    more = [field for field in fields_of(absorbed, "in") if field.name not in known]
    return {
        "inputs": [*fields_of(kept, "in"), *more],
        "failures": list(dict.fromkeys(causes)),
        "jobs": [*kept.jobs.all(), *absorbed.jobs.all()],
        "messages": [*kept.messages.all(), *absorbed.messages.all()],
    }


@transaction.atomic
def link_story(operation: Operation, job: JobStory, *, linked: bool, by: User | None) -> None:
    """Say, or take back, that an operation serves a story; saying it twice changes nothing."""
    served = list(operation.jobs.all())
    if (job in served) != linked:
        jobs = [*served, job] if linked else [one for one in served if one != job]
        edit_operation(operation, seen=operation.row_version, by=by, jobs=jobs)


def order_operations(service: Service, *, by: User | None, pks: list[int]) -> None:
    reorder(
        service.operations.all(),
        pks=pks,
        design=service.design,
        by=by,
        verb="operations.ordered",
        target=f"service:{service.key}",
    )


@transaction.atomic
def remove_operation(operation: Operation, *, by: User | None) -> Change:
    return remove(
        operation,
        design=operation.service.design,
        by=by,
        verb="operations.removed",
        target=target_of(operation),
        before=facts(operation),
    )


@transaction.atomic
def dismiss_candidate(design: Design, *, candidate: str, title: str, by: User | None) -> Dismissal:
    """Decide against a derived candidate; deriving again does not bring it back."""
    kept = history.keep(design)
    dismissal, created = Dismissal.objects.get_or_create(
        design=design, candidate=candidate, defaults={"title": title, "by": by}
    )
    if created:
        history.record(
            design,
            by=by,
            verb="operations.candidate_dismissed",
            target="design",
            title=title,
            row=dismissal,
            after={"candidate": candidate, "title": title},
            kept=kept,
        )
    return dismissal


@transaction.atomic
def reconsider_candidate(dismissal: Dismissal, *, by: User | None) -> Change:
    return remove(
        dismissal,
        design=dismissal.design,
        by=by,
        verb="operations.dismissal_removed",
        target="design",
        before={"candidate": dismissal.candidate, "title": dismissal.title},
    )


def _apart(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    lists = {name: values[name] for name in values if name in _LISTS}
    return {name: values[name] for name in values if name not in _LISTS}, lists


_LISTS = ("inputs", "response", "failures", "jobs", "messages")


def _write_lists(
    operation: Operation,
    *,
    inputs: Sequence[core.Field] | None = None,
    response: Sequence[core.Field] | None = None,
    failures: Sequence[core.Failure] | None = None,
    jobs: Iterable[JobStory] | None = None,
    messages: Iterable[Message] | None = None,
) -> None:
    for (_name, direction), fields in zip(PARTS, (inputs, response), strict=True):
        if fields is not None:
            replace_fields(operation, direction, fields)
    if failures is not None:
        replace_failures(operation, failures)
    if jobs is not None:
        operation.jobs.set(jobs)
    if messages is not None:
        operation.messages.set(messages)


def _record(
    operation: Operation, by: User | None, verb: str, before: dict[str, Any] | None, kept: Kept
) -> Change:
    return history.record(
        operation.service.design,
        by=by,
        verb=verb,
        target=target_of(operation),
        title=operation.name,
        row=operation,
        before=before,
        after=facts(operation),
        kept=kept,
    )
