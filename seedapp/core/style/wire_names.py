"""Names as they travel: the house style may want another case than the one in which they were typed.

A name keeps its identity in the design; only what leaves in a document is in the style's case. Names of
headers have a case of their own, and a name that is neither snake_case nor camelCase stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from ..design import Field, NameCase
from ..naming import is_camel, is_snake, snake

WireCase = NameCase | Literal["typed"]

HEADERS = frozenset(("idempotency_key", "if_match", "if_none_match", "accept_language"))
"""Inputs of these names are headers unless a person says otherwise."""


def wire_names(fields: Sequence[Field], case: WireCase) -> Mapping[str, str]:
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
def in_case(name: str, case: WireCase) -> str:
    """`bike_id` as `bikeId` where camelCase is wanted, and the other way round; others stay as typed."""
    if case == "camel" and "_" in name and is_snake(name):
        first, *others = name.split("_")
        return first + "".join(one.capitalize() for one in others)
    if case == "snake" and not name.islower() and is_camel(name):
        return snake(name)
    return name


def same_in_any_case(name: str) -> str:
    """What `bike_id` and `bikeId` have in common: to find whether two names mean one field."""
    return in_case(name, "camel")


def is_header(field: Field) -> bool:
    """Whether a field travels as a header, by what a person said or by its name."""
    return field.place == "header" or (not field.place and field.name.lower().replace("-", "_") in HEADERS)
