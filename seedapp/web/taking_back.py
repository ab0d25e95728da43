"""Taking an edit back: what the journal kept of a thing before it, where nobody wrote to it since."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.actors import changes as actors
from seedapp.coach.mending import row_of
from seedapp.core import design as core
from seedapp.designs import changes as designs
from seedapp.designs.models import Design
from seedapp.history.models import Change
from seedapp.interactions import changes as interactions
from seedapp.interactions.models import Message
from seedapp.job_stories import changes as job_stories
from seedapp.operations import changes as operations
from seedapp.operations import type_changes


class CannotTakeBack(Exception):
    """The thing is not any more what the edit made of it; the message says so."""


_FACTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "actors.edited": actors.facts,
    "job_stories.edited": job_stories.facts,
    "interactions.edited": interactions.facts,
    "operations.edited": operations.facts,
    "types.edited": type_changes.facts,
    "services.edited": designs.facts,
    "designs.edited": designs.facts,
}
VERBS = tuple(_FACTS)
"""The verbs of the journal that can be taken back."""


def take_back(change: Change, *, design: Design, by: User | None) -> None:
    """Write what differs as it was before the edit. Raises CannotTakeBack, Stale, Gone, Taken."""
    row = row_of(design, change.target)
    if row is None or _plain(_FACTS[change.verb](row)) != change.after:
        raise CannotTakeBack(_("This was edited again or deleted since. Nothing was taken back."))
    differing = {name: old for name, old in change.before.items() if change.after.get(name) != old}
    if differing:
        _write(change.verb, row, differing, design, by)


def _write(verb: str, row: Any, old: dict[str, Any], design: Design, by: User | None) -> None:
    match verb:
        case "operations.edited":
            operations.edit_operation(row, seen=row.row_version, by=by, **_of_operation(old, row, design))
        case "types.edited":
            if "fields" in old:
                old["fields"] = [core.Field(**one) for one in old["fields"]]
            type_changes.edit_type(row, seen=row.row_version, by=by, **old)
        case "interactions.edited":
            interactions.edit_interaction(row, seen=row.row_version, by=by, **_with_jobs(old, design))
        case "job_stories.edited":
            job_stories.edit_job_story(row, seen=row.row_version, by=by, **_of_story(old, design))
        case "actors.edited":
            actors.edit_actor(row, seen=row.row_version, by=by, **old)
        case "services.edited":
            designs.edit_service(row, seen=row.row_version, by=by, **old)
        case "designs.edited":
            designs.edit_design(row, seen=row.row_version, by=by, **old)


def _of_operation(old: dict[str, Any], row: Any, design: Design) -> dict[str, Any]:
    values = _with_jobs(old, design)
    for name in ("inputs", "response"):
        if name in values:
            values[name] = [core.Field(**one) for one in values[name]]
    if "failures" in values:
        values["failures"] = [core.Failure(**one) for one in values["failures"]]
    if "messages" in values:
        wanted = set(values["messages"])
        calls = Message.objects.filter(interaction__design=design).select_related("interaction")
        values["messages"] = [one for one in calls if str(one) in wanted]
    if "service" in values:
        values["service"] = design.services.filter(key=values["service"]).first() or row.service
    return values


def _with_jobs(old: dict[str, Any], design: Design) -> dict[str, Any]:
    return old | ({"jobs": list(design.job_stories.filter(key__in=old["jobs"]))} if "jobs" in old else {})


def _of_story(old: dict[str, Any], design: Design) -> dict[str, Any]:
    values = dict(old)
    if "actor" in values:
        values["actor"] = design.actors.filter(key=values["actor"]).first()
    for name in ("consumer", "provider"):
        if name in values:
            values[name] = design.services.filter(key=values[name]).first()
    if "refines" in values:
        values["refines"] = list(design.job_stories.filter(key__in=values["refines"]))
    return values


def _plain(facts: dict[str, Any]) -> Any:
    """Facts as the journal keeps them."""
    return json.loads(json.dumps(facts, cls=DjangoJSONEncoder))
