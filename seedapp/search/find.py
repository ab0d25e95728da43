"""Finding things in the designs of a workspace: what has every word, things so called before the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from seedapp.core.searching import words_of
from seedapp.designs.models import Design
from seedapp.workspaces.models import Workspace

from .changes import forget_deleted, read_journal
from .models import Entry
from .things import Kind

READING_SECONDS = 2.0
_KINDS = {kind.value: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Found:
    """Keys of entries in the order in which they are shown, and how many there are of each kind and design.

    `kinds` counts in the chosen design, `designs` (by id) in the chosen kind. `left` is how many designs
    were written to and could not be read again in time: what is new in them is not found yet.
    """

    words: list[str]
    keys: list[int]
    kinds: dict[str, int]
    designs: dict[int, int]
    left: int = 0


def find(
    workspace: Workspace,
    asked: str,
    *,
    kind: str = "",
    design: Design | None = None,
    first: Design | None = None,
) -> Found:
    """What is called by all words of `asked` in a workspace; things of the design `first` come first."""
    words = words_of(asked)
    if not words:
        return Found([], [], {}, {})
    designs = list(workspace.designs.all())
    forget_deleted()
    left = read_journal(sorted(designs, key=lambda one: one != first), seconds=READING_SECONDS)
    hits = _hits(designs, words)
    chosen = [
        hit for hit in hits if kind in ("", hit.kind) and (design is None or design.pk == hit.design_id)
    ]
    places = {one.pk: (one != first, place) for place, one in enumerate(designs)}
    chosen.sort(
        key=lambda hit: (places[hit.design_id], not hit.in_title, _KINDS[hit.kind], hit.place, hit.pk)
    )
    return Found(
        words=words,
        keys=[hit.pk for hit in chosen],
        kinds=Counter(hit.kind for hit in hits if design is None or design.pk == hit.design_id),
        designs=Counter(hit.design_id for hit in hits if kind in ("", hit.kind)),
        left=left,
    )


@dataclass(frozen=True)
class _Hit:
    pk: int
    design_id: int
    kind: str
    place: int
    in_title: bool


def _hits(designs: Sequence[Design], words: Sequence[str]) -> list[_Hit]:
    rows = Entry.objects.filter(design_id__in=[one.pk for one in designs])
    for word in words:
        rows = rows.filter(folded__contains=word)
    return [
        _Hit(pk, design_id, kind, place, all(word in title for word in words))
        for pk, design_id, kind, place, title in rows.values_list(
            "pk", "design_id", "kind", "place", "title_folded"
        )
    ]


def entries(keys: Sequence[int]) -> list[Entry]:
    """The entries of some keys, in that order."""
    rows = Entry.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
