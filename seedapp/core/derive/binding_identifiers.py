"""Which of an operation's inputs are identifiers, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..design import Field
from ..naming import singular, words

_ABOUT = frozenset(
    ("original", "new", "old", "current", "requested", "target", "existing", "selected", "previous")
)
_LATER = frozenset(("new", "requested", "target"))
_SURE = frozenset(("id", "uuid", "guid"))
_NUMBERED = frozenset(("no", "number", "num", "code", "key", "ref", "slug"))
_FITS_A_PATH = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_SCALARS = frozenset(("string", "uuid", "integer"))


@dataclass(frozen=True)
class InputId:
    """An input that identifies a thing. `noun` is its lemma phrase, "" for a bare `id`. `sure` is False for
    `_no`, `_code` and the like, which may be mere properties. `later`: the new one (`new_flight_id`)."""

    name: str
    noun: str
    sure: bool
    later: bool = False


def identifiers(inputs: Sequence[Field]) -> tuple[InputId, ...]:
    """The required, single identifiers among the inputs: of each noun one, the surest and earliest."""
    found: dict[str, InputId] = {}
    for field in inputs:
        one = _read(field)
        known = found.get(one.noun) if one else None
        if one and (known is None or (known.sure, not known.later) < (one.sure, not one.later)):
            found[one.noun] = one
    order = [field.name for field in inputs]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.name)))


def noun_of(name: str) -> str:
    """The noun that an id is of: `original_flight_id` → flight; "" when the name is no `…_id`."""
    parts = words(name)
    if len(parts) < 2 or parts[-1] not in _SURE:
        return ""
    return _noun(parts[:-1])


def _read(field: Field) -> InputId | None:
    parts = words(field.name)
    if (
        not parts
        or not field.required
        or field.type not in _SCALARS
        or not _FITS_A_PATH.fullmatch(field.name)
    ):
        return None
    if parts[-1] in _SURE:
        return InputId(field.name, _noun(parts[:-1]), True, parts[0] in _LATER)
    if parts[-1] in _NUMBERED and len(parts) > 1 and field.type != "integer":
        return InputId(field.name, _noun(parts[:-1]), False, parts[0] in _LATER)
    return None


def _noun(parts: list[str]) -> str:
    kept = parts[1:] if len(parts) > 1 and parts[0] in _ABOUT else parts
    return singular(" ".join(kept))
