"""A design whose fields have the names under which they travel: what documents are made of.

Names of fields are converted, and with them the keys of examples that follow a named type's fields. What
stands as it was given (`schema` of a type, `openapi` of an operation) is nobody's to rename.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..design import DataType, Design, Field, Operation
from .profiles import profile_of
from .wire_names import WireCase, wire_names

_DEEPEST = 60


def in_style(design: Design) -> Design:
    """The design in the case of its style: the same object where names stay as typed."""
    case = profile_of(design.style).names
    return design if case == "typed" else _Wardrobe(design, case).dressed()


@dataclass(frozen=True)
class _Wardrobe:
    design: Design
    case: WireCase

    @cached_property
    def types(self) -> Mapping[str, DataType]:
        return {one.name: one for one in reversed(self.design.types)}

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Type's name → design's name of each of its fields → wire name."""
        return {name: wire_names(one.fields, self.case) for name, one in self.types.items()}

    def dressed(self) -> Design:
        return replace(
            self.design,
            types=tuple(replace(one, fields=self.fields(one.fields)) for one in self.design.types),
            operations=tuple(self.operation(one) for one in self.design.operations),
        )

    def operation(self, one: Operation) -> Operation:
        response = replace(one.response, fields=self.fields(one.response.fields))
        return replace(one, inputs=self.fields(one.inputs), response=response)

    def fields(self, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        names = wire_names(fields, self.case)
        return tuple(
            replace(one, name=names[one.name], example=self.example(one.example, one.type)) for one in fields
        )

    def example(self, value: Any, type_text: str, depth: int = 0) -> Any:
        """The example with the keys of named types' objects renamed."""
        if depth > _DEEPEST or not isinstance(value, dict | list):
            return value
        if isinstance(value, list):
            item = type_text.removesuffix("[]")
            return [self.example(one, item, depth + 1) for one in value] if item != type_text else value
        names, named = self.names.get(type_text, {}), self.types.get(type_text)
        kinds = {one.name: one.type for one in named.fields} if named else {}
        return {
            names.get(key, key): self.example(member, kinds.get(key, ""), depth + 1)
            for key, member in value.items()
        }
