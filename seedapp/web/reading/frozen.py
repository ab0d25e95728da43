"""What is read of a revision, kept because it never changes: its documents, readings of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.http import Http404
from django.utils.translation import override

from seedapp.remembered import Remembered
from seedapp.specification.frozen import frozen_design, frozen_document
from seedapp.specification.models import Document, Revision
from seedapp.web.specification.reading import outlined, read
from seedapp.web.specification.readings import DocumentReading

MOST_OPERATIONS_IN_FULL = 30
"""A document of more shows each operation when it is asked for."""

P = ParamSpec("P")
T = TypeVar("T")


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[Revision, P], T]], Callable[Concatenate[Revision, P], T]]:
    """Remembers what a function made of a revision and its other arguments; the last `most` of them."""

    def keeping(make: Callable[Concatenate[Revision, P], T]) -> Callable[Concatenate[Revision, P], T]:
        remembered: Remembered[Hashable, T] = Remembered(most)

        @functools.wraps(make)
        def get(revision: Revision, *args: P.args, **more: P.kwargs) -> T:
            key = (revision.pk, revision.published_at, args, tuple(more.items()))
            return remembered.made(key, lambda: make(revision, *args, **more))

        return cast(Callable[Concatenate[Revision, P], T], get)

    return keeping


@kept(64)
def documents_of(revision: Revision) -> tuple[Document, ...]:
    """The documents in their order, without what is large in them."""
    return tuple(revision.documents.defer("yaml", "changes"))


def named_document(revision: Revision, service: str) -> Document:
    """Raises Http404 for a service without one."""
    found = next((one for one in documents_of(revision) if one.service_key == service), None)
    if found is None:
        raise Http404
    return found


def openapi_of(revision: Revision, service: str) -> Mapping[str, Any]:
    """The document as it was published. Raises Http404 for a service without one."""
    found = named_document(revision, service)
    return frozen_document(found.pk, found.sha256)


@kept(32)
def reading_of(revision: Revision, service: str, language: str) -> DocumentReading:
    """The document as people read it in their language; a large one in outline."""
    document = openapi_of(revision, service)
    with override(language):  # a few words of a reading are ours
        outline = outlined(document)
        return outline if are_many(outline.count) else read(document)


def is_large(reading: DocumentReading) -> bool:
    """Whether only an outline was read."""
    return are_many(reading.count)


def are_many(operations: int) -> bool:
    """Whether so many operations of a document are not read all at once."""
    return operations > MOST_OPERATIONS_IN_FULL


@kept(64)
def first_service(revision: Revision) -> str:
    """Where reading the contract begins: the first document that has an operation; "" without documents."""
    services = [one.service_key for one in documents_of(revision)]
    busy = {one.service for one in frozen_design(revision).operations}
    return next((one for one in services if one in busy), services[0] if services else "")
