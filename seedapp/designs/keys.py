"""Keys for new things of a design."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from seedapp.core.naming.free_keys import free_key


def free_key_among(rows: QuerySet[Any], name: str, glossary: Mapping[str, str]) -> str:
    """A key made of the name that none of `rows` has; the keys are all read only where it is taken."""
    key = free_key(name, (), glossary)
    if not rows.filter(key=key).exists():
        return key
    return free_key(name, set(rows.values_list("key", flat=True)), glossary)
