"""The two views of a revision: its goals, and its contract. Guests and the team read the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404

from seedapp.feedback.models import AnchorKind, Severity, Thread
from seedapp.specification.models import Document, Revision

from .contract import Endpoint, contract_of
from .frozen import design_in, document_in, job_uid
from .goals import goals_of
from .talk import Place, Talk, id_of


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
    contract = contract_of(document_in(document.yaml))
    shown = [(one, talk.at(AnchorKind.OPERATION, one.uid)) for one in contract.endpoints]
    return {
        "talk": talk,
        "contract_urls": [(one, address(one.service_key)) for one in documents],
        "document": document,
        "contract": contract,
        "endpoints": [
            {"endpoint": one, "place": place, "goals": _goals(revision, one)} for one, place in shown
        ],
        "whole": talk.at(AnchorKind.DOCUMENT, document.service_key),
        "severities": Severity.choices,
    }


def document_of(documents: Sequence[Document], service: str) -> Document:
    found = next((one for one in documents if one.service_key == service), None)
    if found is None:
        raise Http404
    return found


def service_of(revision: Revision, thread: Thread) -> str:
    """The document in which a thread stands; "" for what stands among the goals."""
    if thread.anchor_kind == AnchorKind.DOCUMENT:
        return thread.anchor
    if thread.anchor_kind == AnchorKind.OPERATION:
        for document in revision.documents.all():
            if thread.anchor in document.yaml:
                return document.service_key
    return ""


def _goals(revision: Revision, endpoint: Endpoint) -> list[tuple[str, str]]:
    """(key, id in the page of goals) of the stories that an endpoint serves."""
    return [(key, id_of(AnchorKind.JOB, job_uid(revision, key))) for key in endpoint.jobs]


def _elsewhere(talk: Talk, shown: Sequence[Place], kind: str) -> list[Place]:
    """Places of a kind that have threads and are not in view: nothing that was said is hidden."""
    seen = {(place.kind, place.anchor) for place in shown}
    return [
        place for key, place in talk.places.items() if key not in seen and place.kind == kind and place.cards
    ]
