"""The whole editor of an operation: its form and its rows, read and checked together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.history.rows import Stale
from seedapp.operations.acceptance import columns_of, messages
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.web.conflicts import explain, told
from seedapp.web.visit import Visit

from .forms import OperationForm, operation_form
from .merged_rows import settled
from .rows import (
    Rows,
    failure_rows,
    failures_typed,
    field_rows,
    fields_typed,
    initial_failures,
    initial_fields,
)
from .samples import samples_typed


@dataclass
class Editor:
    form: OperationForm
    inputs: Rows
    response: Rows
    failures: Rows
    samples: dict[str, str]  # by the rows that they are for

    def is_valid(self) -> bool:
        parts = [part.is_valid() for part in (self.form, self.inputs, self.response, self.failures)]
        if not all(parts):
            return False
        if self.form.cleaned_data["response_type"] and self.response.typed:
            self.form.add_error(
                "response_type",
                _("It answers with fields of its own or with a type, not with both. Empty one of them."),
            )
            return False
        return True

    @property
    def values(self) -> dict[str, Any]:
        """What the change functions take."""
        return self.form.values | {
            "inputs": fields_typed(self.inputs),
            "response": fields_typed(self.response),
            "failures": failures_typed(self.failures),
        }

    def explain(self, stale: Stale) -> None:
        """Let everything say what both edits make of it, with a choice where they collide."""
        conflict = told(stale)
        self.form = explain(self.form, stale, initial_of)
        data = self.form.sent
        self.inputs, inputs = settled(self.inputs, data, conflict)
        self.response, response = settled(self.response, data, conflict)
        self.failures, failures = settled(self.failures, data, conflict)
        self.form.clashes = [*self.form.clashes, *filter(None, (inputs, response, failures))]


def editor(
    here: Visit,
    row: Operation | None = None,
    drafted: core.Operation | None = None,
    posted: QueryDict | None = None,
    **initial: Any,
) -> Editor:
    """The editor of `row`, or of a new operation; it starts with `drafted` where one is given."""
    start = (initial_of(row) if row else {}) | initial
    fields, response, failures = _parts(row)
    if drafted:
        start |= _initial_of_draft(here, drafted)
        fields, response, failures = (
            list(drafted.inputs),
            list(drafted.response.fields),
            list(drafted.failures),
        )
    field_set, failure_set = field_rows(here.value), failure_rows()
    return Editor(
        form=operation_form(here, row)(posted, initial=start),
        inputs=field_set(posted, prefix="inputs", initial=initial_fields(fields)),
        response=field_set(posted, prefix="response", initial=initial_fields(response)),
        failures=failure_set(posted, prefix="failures", initial=initial_failures(failures)),
        samples=samples_typed(posted),
    )


def initial_of(row: Operation) -> dict[str, Any]:
    columns = ("name", "kind", "key", "description", "outcome", "response_type")
    return {name: getattr(row, name) for name in columns} | {
        "service": row.service.key,
        "jobs": [job.key for job in row.jobs.all()],
        "messages": [str(one.pk) for one in row.messages.all() if one.number is not None],
        "seen": row.row_version,
    }


def _initial_of_draft(here: Visit, drafted: core.Operation) -> dict[str, Any]:
    return columns_of(drafted) | {
        "service": drafted.service,
        "jobs": list(drafted.jobs),
        "messages": [str(one.pk) for one in messages(here.design, drafted.messages)],
    }


def _parts(row: Operation | None) -> tuple[list[core.Field], list[core.Field], list[core.Failure]]:
    if row is None:
        return [], [], []
    failures = [core.Failure(one.when, one.status) for one in row.failures.all()]
    return fields_of(row, "in"), fields_of(row, "out"), failures
