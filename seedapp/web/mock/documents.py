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
from seedapp.specification.models import Revision

_KEPT = 32


def document_of(address: MockAddress, service: str) -> dict[str, Any] | None:
    """The OpenAPI document of a service (its key) behind an address; None where there is none of that key."""
    if address.revision is not None:
        return _published(address.revision, service)
    return _as_it_stands(address.design, last_number(address.design_id), service)


# Rows are equal by their ids, so that another row of the same revision or design finds what is kept.


@lru_cache(maxsize=_KEPT)
def _published(revision: Revision, service: str) -> dict[str, Any] | None:
    found = revision.documents.filter(service_key=service).first()
    return dict(load_plain(found.yaml)) if found else None


@lru_cache(maxsize=_KEPT)
def _as_it_stands(design: Design, _number: int, service: str) -> dict[str, Any] | None:
    value = take(design)
    return openapi.document(value, service) if value.service(service) else None
