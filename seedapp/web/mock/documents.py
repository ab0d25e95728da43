"""The document that a mock answers from, made once for each state of a design."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from seedapp.core import openapi
from seedapp.designs.models import Design
from seedapp.history.changes import last_number
from seedapp.mock.models import MockAddress
from seedapp.snapshot.take import take
from seedapp.specification.frozen import frozen_document
from seedapp.specification.models import Revision

_KEPT = 32


def document_of(address: MockAddress, service: str) -> Mapping[str, Any] | None:
    """The OpenAPI document of a service (its key) behind an address; None where there is none of that key."""
    if address.revision is not None:
        return _published(address.revision, service)
    design = address.design
    return _as_it_stands(design, design.created_at, last_number(design.pk), service)


def _published(revision: Revision, service: str) -> Mapping[str, Any] | None:
    found = revision.documents.filter(service_key=service).values_list("pk", "sha256").first()
    return frozen_document(*found) if found else None


@lru_cache(maxsize=_KEPT)
def _as_it_stands(design: Design, _made_at: datetime, _number: int, service: str) -> dict[str, Any] | None:
    """Designs are equal by their ids, so that another row of the same one finds what is kept."""
    value = take(design)
    return openapi.document(value, service) if value.service(service) else None
