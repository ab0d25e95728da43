"""Carrying out a mend: the one call of a room's change function that makes it."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.core import design as core
from seedapp.core.coach import Look, Surroundings
from seedapp.core.coach.mends import Mend, Terms, mend_of, mended
from seedapp.designs import changes as designs
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.interactions import changes as interactions
from seedapp.job_stories import changes as job_stories
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation


class NotOffered(Exception):
    """The mend that was shown is not what the coach offers now."""

    def __init__(self) -> None:
        super().__init__(_("The design has changed in the meantime. Look again at what is advised."))


def shown_mend(look: Look, *, rule: str, target: str, mark: str) -> Mend:
    """The mend of a finding, if it is still what it was when it was shown. Raises NotOffered."""
    for finding in look.findings:
        if (finding.rule, finding.target) == (rule, target):
            mend = mend_of(finding, look.seen)
            if mend is not None and mend.mark == mark:
                return mend
    raise NotOffered


def carry_out(
    design: Design, *, row: Any, mend: Mend, look: Look, surroundings: Surroundings, by: User | None
) -> Change:
    """Make the change of a mend, and tell its row of the journal.

    `row` (of `row_of`) was read before `look`: whoever wrote in between makes it stale. Raises
    core.coach.mends.NotSafe, history.rows.Stale or Gone, operations.keys.Taken.
    """
    mended(look.seen.design, mend, before=look.findings, surroundings=surroundings)
    with transaction.atomic():
        write(row, mend, by=by)
        return history.after(design.pk, history.last_number(design.pk) - 1).get()


def row_of(design: Design, target: str) -> Any:
    """The row of a thing of the design, None when there is none."""
    kind, _, rest = target.partition(":")
    match kind:
        case "design":
            return design
        case "operation":
            service, _, key = rest.partition("/")
            rows = Operation.objects.filter(service__design=design).select_related("service__design")
            return rows.filter(service__key=service, key=key).first()
        case "actor":
            return design.actors.select_related("design").filter(key=rest).first()
        case "type":
            return design.types.select_related("design").filter(name=rest).first()
        case "job":
            return design.job_stories.select_related("design").filter(key=rest).first()
        case "service":
            return design.services.select_related("design").filter(key=rest).first()
        case "interaction":
            return design.interactions.select_related("design").filter(key=rest).first()
    return None


def write(row: Any, mend: Mend, *, by: User | None) -> None:
    """Raises history.rows.Stale or Gone when somebody wrote since `row` was read, keys.Taken."""
    before, after = mend.before, mend.after
    match after:
        case core.Operation():
            values = _of_operation(cast(core.Operation, before), after, row.service.design)
            operations.edit_operation(row, seen=row.row_version, by=by, **values)
        case core.DataType():
            fields = after.fields if after.fields != cast(core.DataType, before).fields else None
            values = {"name": after.name, "values": list(after.values)}
            type_changes.edit_type(row, seen=row.row_version, by=by, fields=fields, **values)
        case core.JobStory():
            job_stories.edit_job_story(row, seen=row.row_version, by=by, **_of_story(after, row.design))
        case core.Interaction():
            drawn = _of_interaction(cast(core.Interaction, before), after, row.design)
            interactions.edit_interaction(row, seen=row.row_version, by=by, **drawn)
        case core.Service():
            designs.edit_service(row, seen=row.row_version, by=by, key=after.key, version=after.version)
        case Terms():
            designs.edit_design(row, seen=row.row_version, by=by, glossary=dict(after.glossary))
        case _:
            raise TypeError(type(after).__name__)


def _of_operation(before: core.Operation, after: core.Operation, design: Design) -> dict[str, Any]:
    """The values that differ, as `edit_operation` takes them."""
    pairs: dict[str, tuple[Any, Any]] = {
        name: (getattr(before, name), getattr(after, name))
        for name in ("key", "kind", "name", "description", "outcome", "inputs", "failures", "openapi")
    }
    pairs |= {
        "response": (before.response.fields, after.response.fields),
        "response_type": (before.response.type, after.response.type),
        "http_method": (before.http.method, after.http.method),
        "http_path": (before.http.path, after.http.path),
        "http_status": (before.http.status, after.http.status),
    }
    values = {name: new for name, (old, new) in pairs.items() if old != new}
    if before.jobs != after.jobs:
        values["jobs"] = list(design.job_stories.filter(key__in=after.jobs))
    return values


def _of_story(after: core.JobStory, design: Design) -> dict[str, Any]:
    return {
        "provider": design.services.filter(key=after.provider).first() if after.provider else None,
        "refines": list(design.job_stories.filter(key__in=after.refines)),
    }


def _of_interaction(before: core.Interaction, after: core.Interaction, design: Design) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if before.plantuml != after.plantuml:
        values["plantuml"] = after.plantuml
    if before.participants != after.participants:
        values["participants"] = dict(after.participants)
    if before.jobs != after.jobs:
        values["jobs"] = list(design.job_stories.filter(key__in=after.jobs))
    return values
