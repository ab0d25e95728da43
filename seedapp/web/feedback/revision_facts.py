"""A revision as pages tell of it: its documents, and what changed in each in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from seedapp.core.wording import Sentence
from seedapp.specification.models import Document, Revision
from seedapp.web.wording import spoken


@dataclass(frozen=True)
class DocumentFacts:
    """`changes`: {kind, operation, sentence}, breaking ones first."""

    row: Document
    changes: list[dict[str, str]]

    @property
    def breaks(self) -> bool:
        return any(one["kind"] == "breaking" for one in self.changes)


@dataclass(frozen=True)
class RevisionFacts:
    row: Revision
    documents: list[DocumentFacts]

    @property
    def has_changes(self) -> bool:
        return any(one.changes for one in self.documents)


def facts_of(revision: Revision) -> RevisionFacts:
    documents = [
        DocumentFacts(row, [_told(change) for change in row.changes]) for row in revision.documents.all()
    ]
    return RevisionFacts(revision, documents)


def _told(change: dict[str, Any]) -> dict[str, str]:
    sentence = Sentence(change.get("template", ""), change.get("values", {}))
    return {
        "kind": change.get("kind", ""),
        "operation": change.get("operation", ""),
        "sentence": spoken(sentence),
    }
