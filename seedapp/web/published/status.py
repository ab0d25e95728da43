"""The status of a published document, for pipelines without an account: one word and counts, no names."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from seedapp.feedback.status import status_of
from seedapp.specification.models import Document, lightly
from seedapp.specification.states import State
from seedapp.workspaces.secret_links import hash_of

from .door import nothing_found, refusal, refused_early, told

if TYPE_CHECKING:
    from django.http import HttpRequest


@csrf_exempt
def status_by_version(request: HttpRequest, key: str, service: str, version: str) -> HttpResponse:
    """Of the document of a service under a version."""
    return _answer(request, key, service_key=service, version=version)


@csrf_exempt
def status_by_hash(request: HttpRequest, key: str, sha256: str) -> HttpResponse:
    """Of the document whose bytes have this hash."""
    return _answer(request, key, sha256=sha256)


def _answer(request: HttpRequest, key: str, **asked: str) -> HttpResponse:
    if refused := refused_early(request):
        return refused
    try:
        found = _find(key, **asked)
        return _told(request, found) if found is not None else nothing_found(request, key)
    except DatabaseError:
        return refusal(503)


def _find(key: str, **asked: str) -> Document | None:
    """In the approved revision that has it, else in the latest: a document stands in several, unchanged."""
    if any("\0" in one for one in asked.values()):
        return None
    rows = Document.objects.select_related("revision__design").defer("yaml", "changes")
    rows = lightly(rows, "revision").filter(
        revision__design__publication__key_sha256=hash_of(key),
        revision__design__publication__switched_off_at=None,
        **asked,
    )
    is_approved = Case(
        When(revision__state=State.APPROVED, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return rows.order_by(is_approved.desc(), "-revision__number").first()


def _told(request: HttpRequest, found: Document) -> HttpResponse:
    status = status_of(found.revision)
    body = json.dumps(
        {
            "revision": found.revision.number,
            "status": status.word,
            "service": found.service_key,
            "version": found.version,
            "sha256": found.sha256,
            "counts": status.counts,
        },
        indent=2,
    ).encode()
    tag = hashlib.sha256(body).hexdigest()
    return told(request, body, tag, "application/json", "no-cache")
