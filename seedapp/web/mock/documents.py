"""The document that a mock answers from, made once for each state of a design."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from seedapp.core import openapi
from seedapp.core.yaml_text import load_plain
from seedapp.designs.models import Design
from seedapp.history.changes import last_number
from seedapp.mock.models import MockAddress
from seedapp.snapshot.take import take

_KEPT = 32


def document_of(address: MockAddress, service: str) -> dict[str, Any] | None:
    """The OpenAPI document of a service (its key) behind an address; None where there is none of that key."""
    if address.revision is not None:
        return _published(address.revision.pk, service)
    return _as_it_stands(address.design_id, last_number(address.design_id), service)


@lru_cache(maxsize=_KEPT)
def _published(revision: int, service: str) -> dict[str, Any] | None:
    from seedapp.specification.models import Document

    found = Document.objects.filter(revision_id=revision, service_key=service).first()
    return dict(load_plain(found.yaml)) if found else None


@lru_cache(maxsize=_KEPT)
def _as_it_stands(design: int, _number: int, service: str) -> dict[str, Any] | None:
    value = take(Design.objects.filter(pk=design).get())
    return openapi.document(value, service) if value.service(service) else None
