"""The two views of a revision: its goals, and its contract. Guests and the team read the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404

from seedapp.feedback.models import AnchorKind, Severity, Thread
from seedapp.feedback.places import design_in, job_uid
from seedapp.specification.models import Document, Revision
from seedapp.web.specification.readings import OperationReading

from .frozen import reading_of
from .goals import goals_of, shown_for
from .talk import Place, Talk, id_of

FOLDED_FROM = 30


def goals_context(revision: Revision, talk: Talk) -> dict[str, Any]:
    shown = [(goal, talk.at(AnchorKind.JOB, goal.uid)) for goal in goals_of(revision)]
    places = [talk.at(AnchorKind.DOCUMENT, ""), *(place for _goal, place in shown)]
    return {
        "talk": talk,
        "goals": shown,
        "language": design_in(revision.design_file).language,
        "whole": places[0],
        "elsewhere": _elsewhere(talk, places, AnchorKind.JOB),
        "severities": Severity.choices,
    }


def contract_context(
    revision: Revision, talk: Talk, service: str, address: Callable[[str], str]
) -> dict[str, Any]:
    """`address` gives that of each service's document. Raises Http404 for a service without one."""
    documents = list(revision.documents.all())
    document = document_of(documents, service)
    reading = reading_of(document.yaml)
    return {
        "talk": talk,
        "contract_urls": [(one, address(one.service_key)) for one in documents],
        "document": document,
        "reading": reading,
        "language": design_in(revision.design_file).language,
        "groups": [
            {"group": group, "operations": [_commented(revision, talk, one) for one in group.operations]}
            for group in reading.groups
        ],
        "is_long": reading.count > FOLDED_FROM,
        "whole": talk.at(AnchorKind.DOCUMENT, document.service_key),
        "severities": Severity.choices,
    }


def _commented(revision: Revision, talk: Talk, operation: OperationReading) -> dict[str, Any]:
    """An operation with its place, and (key, id in the page of goals) of the stories that it serves."""
    keys = shown_for(revision, operation.jobs)
    goals = [(key, id_of(AnchorKind.JOB, job_uid(revision, key))) for key in keys]
    place = talk.at(AnchorKind.OPERATION, operation.uid)
    return {"reading": operation, "anchor": f"about-{place.id}", "place": place, "goals": goals}


def document_of(documents: Sequence[Document], service: str) -> Document:
    found = next((one for one in documents if one.service_key == service), None)
    if found is None:
        raise Http404
    return found


def first_service(revision: Revision) -> str:
    """Where reading the contract begins: the first document that has an operation."""
    documents = list(revision.documents.all())
    busy = (one for one in documents if reading_of(one.yaml).count)
    first = next(busy, documents[0] if documents else None)
    return first.service_key if first else ""


def service_of(revision: Revision, thread: Thread) -> str:
    """The document in which a thread stands; "" for what stands among the goals."""
    if thread.anchor_kind == AnchorKind.DOCUMENT:
        return thread.anchor
    if thread.anchor_kind == AnchorKind.OPERATION:
        for document in revision.documents.all():
            if thread.anchor in document.yaml:
                return document.service_key
    return ""


def _elsewhere(talk: Talk, shown: Sequence[Place], kind: str) -> list[Place]:
    """Places of a kind that have threads and are not in view: nothing that was said is hidden."""
    seen = {(place.kind, place.anchor) for place in shown}
    return [
        place for key, place in talk.places.items() if key not in seen and place.kind == kind and place.cards
    ]
