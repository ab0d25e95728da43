"""The index of what can be talked about: frozen with each revision, and of the design as it is today."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from seedapp.core import anchors, design_file
from seedapp.core import design as core
from seedapp.core.derive import binding
from seedapp.designs.models import Design
from seedapp.remembered import Remembered

from .identities import identities_of
from .models import Revision

MOST_ENTRIES = 160_000
"""Of all indexes that a process keeps: 32 of a very large design, or hundreds of usual ones."""

_log = logging.getLogger(__name__)
Key = tuple[int, datetime] | bytes
_remembered: Remembered[Key, anchors.Index] = Remembered(MOST_ENTRIES, lambda one: len(one.entries))


def index_of_design(
    value: core.Design, identities: anchors.Identities, bindings: anchors.Bindings | None = None
) -> anchors.Index:
    """The index of a design as taken; services that cannot be bound are listed all the same."""
    return anchors.index_of(value, identities, bindings if bindings is not None else _bindings(value))


def index_of_today(
    design: Design, value: core.Design, bindings: anchors.Bindings | None = None
) -> anchors.Index:
    """The index of a design as it is now; `value` as taken. Remembered by all that it is made of."""
    identities = identities_of(design)
    fingerprint = sha256(repr((value, identities)).encode(errors="surrogatepass")).digest()
    return _remembered.made(fingerprint, lambda: index_of_design(value, identities, bindings))


def frozen_index(revision: Revision) -> anchors.Index:
    """The index of a revision, read once: it never changes."""
    return frozen_indexes([revision])[revision.pk]


def frozen_indexes(revisions: Iterable[Revision]) -> Mapping[int, anchors.Index]:
    """Revision's id → its index; at most one query, whatever columns of the revisions are deferred."""
    asked: dict[int, Key] = {one.pk: (one.pk, one.published_at) for one in revisions}
    found = {pk: index for pk, key in asked.items() if (index := _remembered.get(key)) is not None}
    missing = asked.keys() - found.keys()
    if missing:
        rows = Revision.objects.filter(pk__in=missing).only("places", "identities", "design_file")
        found |= {row.pk: _remembered.keep(asked[row.pk], _read(row)) for row in rows}
    return found


def _read(row: Revision) -> anchors.Index:
    """Revisions that were published before there were indexes, or in another format, are indexed anew."""
    frozen = anchors.from_plain(row.places)
    if frozen is not None:
        return frozen
    return index_of_design(design_file.load(row.design_file), row.identities)


def _bindings(value: core.Design) -> anchors.Bindings:
    found = {}
    for service in value.services:
        try:
            found[service.key] = binding.bindings(value, service.key)
        except Exception:  # reported by the coach as SPEC-01; its operations are listed without addresses
            _log.exception("No bindings of service %s", service.key)
    return found
