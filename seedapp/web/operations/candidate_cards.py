"""Candidates as their page shows them: what each would be, why, and what it adds to what people made."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.core.derive.operations import ASK_BELOW, OperationCandidate
from seedapp.core.targets import of
from seedapp.operations.waiting import READY
from seedapp.web.places import anchor_of
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

from .texts import answer, message_words, names


def groups_of(here: Visit, found: list[OperationCandidate]) -> list[dict[str, Any]]:
    """The candidates by service, in the order of the services."""
    return [
        {"name": here.places.title_of(f"service:{key}"), "cards": [_card(here, one) for one in group]}
        for key, group in groupby(found, key=lambda one: one.operation.service)
    ]


def _card(here: Visit, one: OperationCandidate) -> dict[str, Any]:
    operation = one.operation
    return {
        "id": one.id,
        "anchor": anchor_of(of(operation)),
        "kind": operation.kind,
        "name": operation.name or operation.key,
        "key": operation.key,
        "confidence": one.confidence,
        "reasons": [spoken(sentence) for sentence in one.evidence],
        "is_ready": one.confidence >= READY,
        "is_asked": one.confidence < ASK_BELOW and one.status == "new",
        "stories": [job for job in here.value.jobs if job.key in operation.jobs],
        "messages": [
            (message_words(ref, here.places), here.places.of(f"interaction:{ref}"))
            for ref in operation.messages
        ],
        "gives": names(operation.inputs),
        "gets": answer(operation.response),
        "outcome": operation.outcome,
        "failures": [failure.when for failure in operation.failures],
        "differs": one.status == "differs",
        "adds": _adds(here, one),
        "yours": _yours(here, one),
        "edit_url": _edit_url(here, one),
        "others": [] if one.known else [(o.key, o.name) for o in here.value.operations_of(operation.service)],
    }


def _adds(here: Visit, one: OperationCandidate) -> list[str]:
    """What accepting would add to the operation that there is."""
    adds = one.adds
    return [
        *(_("input %(name)s (%(type)s)") % {"name": f.name, "type": f.type} for f in adds.inputs),
        *(_("story %(key)s") % {"key": key} for key in adds.jobs),
        *(message_words(ref, here.places) for ref in adds.messages),
        *(_("failure: %(when)s") % {"when": one.when} for one in adds.failures),
        *([_("answer: %(answer)s") % {"answer": answer(adds.response)}] if adds.response else []),
        *([_("outcome: %(outcome)s") % {"outcome": adds.outcome}] if adds.outcome else []),
        *([_("the whole answer as %(type)s") % {"type": adds.answers}] if adds.answers else []),
        *(_("%(name)s as %(type)s") % {"name": one.name, "type": one.type} for one in adds.adopts),
    ]


def _yours(here: Visit, one: OperationCandidate) -> dict[str, Any] | None:
    """The operation that there is, in the same words as the candidate."""
    operation = next(
        (o for o in here.value.operations_of(one.operation.service) if one.known and o.key == one.known), None
    )
    return _own_words(here, operation) if operation else None


def _own_words(here: Visit, operation: core.Operation) -> dict[str, Any]:
    return {
        "url": here.places.of(of(operation)),
        "gives": names(operation.inputs) or _("no input"),
        "stories": ", ".join(operation.jobs) or _("no story"),
        "messages": ", ".join(message_words(ref, here.places) for ref in operation.messages)
        or _("no message"),
    }


def _edit_url(here: Visit, one: OperationCandidate) -> str:
    page = here.url("operation", one.operation.service, one.known) if one.known else here.url("add_operation")
    return f"{page}?candidate={one.id}"
