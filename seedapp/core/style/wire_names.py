"""Names as they travel: the design's own are snake_case, the house style may want another case."""

from __future__ import annotations

from functools import lru_cache

from ..design import NameCase
from ..naming import is_snake


@lru_cache(maxsize=8192)
def in_case(name: str, case: NameCase) -> str:
    """`bike_id` as `bikeId` where camelCase is wanted. What is not snake_case stays as it was typed."""
    if case == "snake" or "_" not in name or not is_snake(name):
        return name
    first, *others = name.split("_")
    return first + "".join(one.capitalize() for one in others)
