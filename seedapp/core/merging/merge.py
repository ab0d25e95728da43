"""The merge of a whole thing: field by field, with the fields that make sense only together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .sequences import Collides
from .ways import Way, same, settled, whole


class _Unknown:
    """Not even equal to itself: nothing can be taken for unchanged."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]


UNKNOWN: Any = _Unknown()
"""The base of a field of which nobody knows what it was."""


@dataclass(frozen=True)
class Collision:
    """A field that both changed: what it was (UNKNOWN perhaps), and what each made of it."""

    field: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merged:
    """`values`: each field that I gave, as it is with both edits; those that collide are left out.

    `from_theirs`: the fields that the others changed and that keep their change.
    """

    values: Mapping[str, Any]
    collisions: tuple[Collision, ...]
    from_theirs: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that collide."""
        return tuple(one.field for one in self.collisions)


def merge(
    base: Mapping[str, Any] | None,
    theirs: Mapping[str, Any],
    mine: Mapping[str, Any],
    *,
    ways: Mapping[str, Way],
    together: Iterable[frozenset[str]] = (),
) -> Merged:
    """`mine` over `theirs`, both edits of `base`; all three are plain JSON values by field.

    `mine` may leave fields out: they are not touched. Without `base` every difference is a collision.
    `ways`: field → how two edits of it are put together, `whole` where none is given. `together`: fields
    that make sense only together, so that an edit of one collides with an edit of another.
    """
    known = base or {}
    values: dict[str, Any] = {}
    collisions: dict[str, Collision] = {}
    for name, own in mine.items():
        old, other = known.get(name, UNKNOWN), theirs.get(name)
        try:
            values[name] = _merged(old, other, own, ways.get(name, whole))
        except Collides:
            collisions[name] = Collision(name, old, other, own)
    for group in together:
        for name in _torn(group, known, theirs, mine):
            values.pop(name, None)
            collisions[name] = Collision(name, known.get(name, UNKNOWN), theirs.get(name), mine[name])
    changed = [name for name in theirs if name in known and not same(theirs[name], known[name])]
    return Merged(
        values=values,
        collisions=tuple(collisions[name] for name in mine if name in collisions),
        from_theirs=tuple(
            name
            for name in changed
            if name not in collisions and not (name in mine and same(mine[name], theirs[name]))
        ),
    )


def _merged(base: Any, theirs: Any, mine: Any, way: Way) -> Any:
    if same(mine, theirs):
        return theirs
    if base is UNKNOWN:
        raise Collides
    return settled(base, theirs, mine, way)


def _torn(
    group: frozenset[str], base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> list[str]:
    """The fields of a group that differ, where one changed one of them and the other another."""
    differing = [name for name in mine if name in group and not same(mine[name], theirs.get(name))]
    own = [name for name in differing if not same(mine[name], base.get(name, UNKNOWN))]
    others = [name for name in group if not same(theirs.get(name), base.get(name, UNKNOWN))]
    return differing if own and others and len({*own, *others}) > 1 else []
