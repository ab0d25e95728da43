"""Every rule of the method, by its id, in the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from . import (
    actors,
    addresses,
    document_head,
    documents,
    field_names,
    interactions,
    job_stories,
    look_alikes,
    naming_rules,
    operation_names,
    operations,
    paths,
    specification,
    story_wording,
    values,
)
from .rule import Rule

_MODULES: tuple[ModuleType, ...] = (
    actors,
    job_stories,
    story_wording,
    interactions,
    operations,
    operation_names,
    field_names,
    naming_rules,
    look_alikes,
    addresses,
    documents,
    paths,
    values,
    specification,
    document_head,
)
_FAMILIES = ("ACT", "JOB", "SEQ", "OPR", "NAME", "REST", "SPEC")


def _in_order(one: Rule) -> tuple[int, str]:
    return _FAMILIES.index(one.id.partition("-")[0]), one.id


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        one.id: one
        for one in sorted(
            (thing for module in _MODULES for thing in vars(module).values() if isinstance(thing, Rule)),
            key=_in_order,
        )
    }
)
"""Rule id → rule."""
