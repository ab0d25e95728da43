"""What a revision froze, as values: read once in a process, since it never changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from seedapp.core import design as core
from seedapp.core import design_file, yaml_text
from seedapp.remembered import Remembered

from .models import Document, Revision

MOST_DESIGNS = 16
MOST_CHARACTERS = 6_000_000
"""Of the texts of all documents that are remembered as values, which take about ten times the room."""

_designs: Remembered[tuple[int, datetime], core.Design] = Remembered(MOST_DESIGNS)
_documents: Remembered[str, tuple[Mapping[str, Any], int]] = Remembered(MOST_CHARACTERS, lambda one: one[1])


def frozen_design(revision: Revision) -> core.Design:
    """Its design file is asked for only where the design is not remembered; the row may come without it."""
    key = (revision.pk, revision.published_at)
    return _designs.made(key, lambda: design_file.load(revision.design_file))


def frozen_document(pk: int, sha256: str) -> Mapping[str, Any]:
    """The document of a row whose bytes have this hash, as values; not to be changed: others read it too."""
    return _documents.made(sha256, lambda: _read(pk))[0]


def _read(pk: int) -> tuple[Mapping[str, Any], int]:
    text = Document.objects.values_list("yaml", flat=True).get(pk=pk)
    found = yaml_text.load_plain(text)
    return (found if isinstance(found, Mapping) else {}), len(text)
