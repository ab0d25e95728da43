"""Names as they travel: the design's own are snake_case, the house style may want another case.

A name keeps its identity in the design; only what leaves in a document is in the style's case. Names of
headers have a case of their own, and a name that is not snake_case stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..design import Field, NameCase
from ..naming import is_snake

HEADERS = frozenset(("idempotency_key", "if_match", "if_none_match", "accept_language"))
"""Inputs of these names are headers unless a person says otherwise."""


def wire_names(fields: Sequence[Field], case: NameCase) -> Mapping[str, str]:
    """The design's name of each field → its name in a document, of fields that stand beside each other.

    Two names never fall together: the later one stays as typed (and the coach says so, NAME-03).
    """
    taken = {field.name for field in fields}
    found = {name: name for name in taken}
    for field in fields:
        name = field.name if is_header(field) else in_case(field.name, case)
        if name not in taken:
            taken.add(name)
            found[field.name] = name
    return found


@lru_cache(maxsize=8192)
def in_case(name: str, case: NameCase) -> str:
    """`bike_id` as `bikeId` where camelCase is wanted. What is not snake_case stays as it was typed."""
    if case == "snake" or "_" not in name or not is_snake(name):
        return name
    first, *others = name.split("_")
    return first + "".join(one.capitalize() for one in others)


def is_header(field: Field) -> bool:
    """Whether a field travels as a header, by what a person said or by its name."""
    return field.place == "header" or (not field.place and field.name.lower().replace("-", "_") in HEADERS)
