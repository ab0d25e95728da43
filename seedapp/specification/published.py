"""What was published of each service of a design: what the next document is compared with, and follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import QuerySet

from seedapp.core import design as core
from seedapp.core import openapi
from seedapp.core.difference.version_steps import Published, VersionStep, version_step
from seedapp.core.versions import guessed_version
from seedapp.designs.models import Design

from .frozen import frozen_document
from .models import Document
from .states import State


@dataclass(frozen=True)
class PublishedBefore:
    """By the service's key: the documents to compare with, the latest first, and all versions ever published.

    What was withdrawn is compared with nothing, but its versions stay taken.
    """

    documents: dict[str, tuple[Published, ...]]
    versions: dict[str, dict[str, str]]


def latest_documents(design: Design) -> QuerySet[Document]:
    """The latest document of each service that is not withdrawn, the service's own, one row each."""
    latest: dict[str, int] = {}
    rows = _rows(design).exclude(revision__state=State.WITHDRAWN)
    for pk, key in rows.values_list("pk", "service_key"):
        latest.setdefault(key, pk)
    return Document.objects.filter(pk__in=latest.values())


def published_before(design: Design) -> PublishedBefore:
    """Two queries, however often the design was published; the texts of few of its documents."""
    versions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    chosen: defaultdict[str, list[int]] = defaultdict(list)
    is_settled: dict[str, bool] = {}
    for pk, key, version, digest, state in _rows(design).values_list(
        "pk", "service_key", "version", "sha256", "revision__state"
    ):
        versions[key][version] = digest  # the earliest is told last: a version stays with what had it first
        if state != State.WITHDRAWN and not is_settled.get(key):
            read = guessed_version(version)
            is_settled[key] = read is None or not read.before
            if not chosen[key] or is_settled[key]:
                chosen[key].append(pk)
    wanted = [pk for listed in chosen.values() for pk in listed]
    texts = Document.objects.filter(pk__in=wanted).values_list("pk", "version", "yaml", "sha256")
    read_by_pk = {
        pk: Published(version, text, partial(frozen_document, pk, sha256))
        for pk, version, text, sha256 in texts
    }
    documents = {key: tuple(read_by_pk[pk] for pk in listed) for key, listed in chosen.items()}
    return PublishedBefore(documents, dict(versions))


def steps_of(
    value: core.Design, documents: Mapping[str, Mapping[str, Any]], before: PublishedBefore
) -> dict[str, VersionStep]:
    """For each service of `value` whose document is given, by its key, what its version must do."""
    return {
        one.key: version_step(
            one.version,
            documents[one.key],
            before.documents.get(one.key, ()),
            before.versions.get(one.key, {}),
        )
        for one in value.services
        if one.key in documents
    }


def suggested_versions(design: Design, value: core.Design) -> dict[str, str]:
    """A version for each service of `value` under which it may be published: its own, where that will do."""
    documents = {one.key: openapi.document(value, one.key) for one in value.services}
    steps = steps_of(value, documents, published_before(design))
    return {key: one.suggested for key, one in steps.items()}


def with_versions(value: core.Design, versions: Mapping[str, str]) -> core.Design:
    """The design whose services have these versions, by their keys."""
    return replace(
        value,
        services=tuple(replace(one, version=versions.get(one.key, one.version)) for one in value.services),
    )


def _rows(design: Design) -> QuerySet[Document]:
    """Every document, of the latest revision first."""
    return Document.objects.filter(revision__design=design).order_by("-revision__number", "position")
