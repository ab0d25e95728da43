"""What changed in a document since another revision, by operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import override

from seedapp.core.difference import Change, compare_documents
from seedapp.specification.models import Revision
from seedapp.web.wording import spoken

from .frozen import documents_of, kept, openapi_of

MOST_LISTED = 100


@dataclass(frozen=True)
class Told:
    """`kind` is breaking, moved, compatible or documentation."""

    kind: str
    sentence: str
    where: str


@dataclass(frozen=True)
class Since:
    """`version` is that of the document then, "" where there was none."""

    number: int
    version: str
    changes: tuple[Told, ...]
    by_operation: Mapping[str, tuple[Told, ...]]

    @property
    def listed(self) -> tuple[Told, ...]:
        return self.changes[:MOST_LISTED]

    @property
    def more(self) -> int:
        return max(0, len(self.changes) - MOST_LISTED)

    @property
    def breaking(self) -> int:
        return sum(1 for one in self.changes if one.kind in ("breaking", "moved"))


@dataclass(frozen=True)
class _Before:
    """A revision, told from others by what cannot be the same by chance."""

    pk: int
    published_at: datetime
    row: Revision = field(compare=False)


def changes_since(before: Revision | None, revision: Revision, service: str, language: str) -> Since | None:
    """None where there is no revision to compare with."""
    if before is None:
        return None
    return _compared(revision, _Before(before.pk, before.published_at, before), service, language)


@kept(128)
def _compared(revision: Revision, before: _Before, service: str, language: str) -> Since:
    then = next((one for one in documents_of(before.row) if one.service_key == service), None)
    changes: tuple[Change, ...] = ()
    if then is not None:
        changes = compare_documents(openapi_of(before.row, service), openapi_of(revision, service))
    by_operation: defaultdict[str, list[Told]] = defaultdict(list)
    told = []
    with override(language):
        for change in changes:
            one = Told(
                "moved" if change.moved else change.kind, spoken(change.sentence), spoken(change.where)
            )
            told.append(one)
            for touched in change.touched:
                by_operation[touched.uid].append(one)
    by_uid = {uid: tuple(changes) for uid, changes in by_operation.items()}
    return Since(before.row.number, then.version if then else "", tuple(told), by_uid)
