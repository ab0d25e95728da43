"""What is merged over what is built so that it says what the original says (`core.openapi.merging`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.merging import REMOVED, REPLACED_WHOLE, is_literal, parameter_identity
from .sameness import Sameness, may_be_added

# Their members stand under free names, which are no prose even if they read `description`.
_FREE_NAMES = frozenset({"responses", "headers", "links", "callbacks", "paths", "variables"})


def patch(
    sameness: Sameness, built: Mapping[str, Any], wanted: Mapping[str, Any], key: str = ""
) -> dict[str, Any]:
    """The members to merge over `built`; nothing when it says what `wanted` says. A null removes."""
    names = key in _FREE_NAMES
    found: dict[str, Any] = {}
    for name, value in wanted.items():
        if name.startswith("x-seed-") and not names:
            continue
        if name == "parameters" and isinstance(value, list) and not names:
            found |= _parameters(sameness, built.get(name) or [], value)
        elif name not in built:
            if value is not None or is_literal(name):
                found[name] = value
        elif not sameness.same(built[name], value, name, names=names):
            found |= _member(sameness, name, built[name], value)
    for name, value in built.items():
        if name not in wanted and (names or not may_be_added(name, value, wanted)):
            are_listed = name == "parameters" and isinstance(value, list)
            found |= _parameters(sameness, value, []) if are_listed else {name: None}
    return found


def _member(sameness: Sameness, name: str, built: Any, wanted: Any) -> dict[str, Any]:
    if not isinstance(built, Mapping) or not isinstance(wanted, Mapping):
        return {name: wanted}
    if name in REPLACED_WHOLE or "$ref" in built or "$ref" in wanted:
        return {name: wanted}
    inner = patch(sameness, built, wanted, name)
    return {name: inner} if inner else {}


def _parameters(sameness: Sameness, built: Any, wanted: Any) -> dict[str, Any]:
    """The parameters that differ, each whole, and those to be removed by place and name."""
    left = {parameter_identity(one): one for one in built}
    found: list[Any] = []
    for one in wanted if isinstance(wanted, list) else ():
        own = left.pop(parameter_identity(one), None)
        if own is None or not sameness.same(own, one):
            found.append(one)
    found += [{"name": one["name"], "in": one["in"], REMOVED: True} for one in left.values()]
    return {"parameters": found} if found else {}
