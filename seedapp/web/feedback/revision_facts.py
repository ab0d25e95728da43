"""A revision as pages tell of it: its documents, and what changed in each in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from seedapp.core.wording import from_plain
from seedapp.specification.changelog import HEADS, kind_of, revisions_to_tell
from seedapp.specification.models import Document, Revision
from seedapp.specification.states import State
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

from .states import KIND_OF_STATE, Station, way_of


@dataclass(frozen=True)
class DocumentFacts:
    """`changes`: {kind, where, sentence, touches}, breaking ones first."""

    row: Document
    changes: list[dict[str, str]]

    @property
    def breaks(self) -> bool:
        return any(one["kind"] == "breaking" for one in self.changes)

    @property
    def by_kind(self) -> list[tuple[str, list[dict[str, str]]]]:
        """The changes below the head of their kind, breaking ones first."""
        grouped = (
            (head, [one for one in self.changes if one["kind"] == kind]) for kind, head in HEADS.items()
        )
        return [(str(head), changes) for head, changes in grouped if changes]


@dataclass(frozen=True)
class RevisionFacts:
    row: Revision
    documents: list[DocumentFacts]

    @property
    def has_news(self) -> bool:
        return any(one.row.is_news for one in self.documents)

    @property
    def way(self) -> list[Station]:
        return way_of(self.row)

    @property
    def kind(self) -> str:
        """The colour of its state."""
        return KIND_OF_STATE[State(self.row.state)]


def revision_of(here: Visit, number: int) -> Revision:
    """A revision of this design as `facts_of` wants it. Raises Http404."""
    return get_object_or_404(revisions_to_tell(here.design), number=number)


def facts_of(revision: Revision) -> RevisionFacts:
    documents = [
        DocumentFacts(row, [_told(change) for change in row.changes]) for row in revision.documents.all()
    ]
    return RevisionFacts(revision, documents)


def _told(change: dict[str, Any]) -> dict[str, str]:
    """Older rows have no `where` and no `touches`, and name their operations in one text."""
    where, touches = from_plain(change.get("where")), from_plain(change.get("touches"))
    return {
        "kind": kind_of(change),
        "where": spoken(where) if where else change.get("operation", ""),
        "sentence": spoken(from_plain(change) or ""),
        "touches": spoken(touches) if touches else "",
    }
