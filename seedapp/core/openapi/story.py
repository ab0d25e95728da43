"""One consistent story told by examples: the same name has the same value wherever it occurs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..design import BASIC_TYPES, DataType, Design, Field
from ..style import profile_of
from .invented import invented_value
from .samples import NOTHING, fits_schema, sample_of_schema

_FORMS: Mapping[str, re.Pattern[str]] = {
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "date-time": re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"),
    "time": re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"),
    "duration": re.compile(r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)"),
    "uuid": re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
    "uri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"),
}
_DEEPEST = 8


@dataclass(frozen=True)
class Story:
    """The values that the examples of one design tell: (field name, type) → value."""

    design: Design
    told: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    _of_types: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def adds(self) -> bool:
        """Whether the house style tells what nobody wrote: descriptions, examples, formats of numbers."""
        return profile_of(self.design.style).adds

    @cached_property
    def types(self) -> Mapping[str, DataType]:
        return {named.name: named for named in self.design.types}

    def value_of(self, one: Field, above: tuple[str, ...] = ()) -> Any:
        """The example of a field; `NOTHING` where no value could be valid."""
        own = None if one.example is None else _as_type(one.example, one.type)
        if own is not None and self.is_valid(own, one.type):
            return own
        if (one.name, one.type) in self.told:
            return self.told[one.name, one.type]
        return self.value_of_type(one.type, one.name, above)

    def value_of_type(self, type_text: str, name: str = "", above: tuple[str, ...] = ()) -> Any:
        """An example of a type, `above` being the named types that it stands inside of."""
        if type_text.endswith("[]"):
            one = self.value_of_type(type_text[:-2], name, above)
            return [] if one is NOTHING else [one]
        if type_text in BASIC_TYPES:
            return invented_value(type_text, name, self.design.language)
        named = self.types.get(type_text)
        if named is None or type_text in above or len(above) > _DEEPEST:
            return NOTHING
        if above:
            return self._value_of_named(named, (*above, type_text))
        if type_text not in self._of_types:
            self._of_types[type_text] = self._value_of_named(named, (type_text,))
        return self._of_types[type_text]

    def value_of_fields(self, fields: tuple[Field, ...], above: tuple[str, ...] = ()) -> Any:
        """An object of the fields; `NOTHING` when a required one has no value."""
        values: dict[str, Any] = {}
        for one in fields:
            value = self.value_of(one, above)
            if value is not NOTHING:
                values[one.name] = value
            elif one.required:
                return NOTHING
        return values

    def is_valid(self, value: Any, type_text: str) -> bool:
        """Whether a value may stand where the type is asked for."""
        if type_text.endswith("[]"):
            return isinstance(value, list) and all(self.is_valid(one, type_text[:-2]) for one in value)
        if type_text in BASIC_TYPES:
            return _is_basic(value, type_text)
        named = self.types.get(type_text)
        return named is not None and self._is_named(value, named)

    def _value_of_named(self, named: DataType, above: tuple[str, ...]) -> Any:
        if named.schema is not None:
            return sample_of_schema(
                named.schema, self.design, lambda name: self.value_of_type(name, "", above)
            )
        if named.values:
            return named.values[0]
        return self.value_of_fields(named.fields, above)

    def _is_named(self, value: Any, named: DataType) -> bool:
        if named.schema is not None:
            return fits_schema(value, named.schema, self.design)
        if named.values:
            return value in named.values
        if not isinstance(value, dict):
            return False
        return all(
            self.is_valid(value[one.name], one.type) if one.name in value else not one.required
            for one in named.fields
        )


def story_of(design: Design) -> Story:
    """The story of a design: for each name and type, the first valid example that the team gave."""
    empty = Story(design)
    told: dict[tuple[str, str], Any] = {}
    for one in _all_fields(design):
        if one.example is None or (one.name, one.type) in told:
            continue
        value = _as_type(one.example, one.type)
        if value is not None and empty.is_valid(value, one.type):
            told[one.name, one.type] = value
    return Story(design, told)


def _all_fields(design: Design) -> Iterator[Field]:
    for operation in design.operations:
        yield from operation.inputs
        yield from operation.response.fields
    for named in design.types:
        yield from named.fields


def _as_type(value: Any, type_text: str) -> Any:
    """The value as the type writes it: a number for "300" where a number is asked for, and so on."""
    if isinstance(value, list) and type_text.endswith("[]"):
        return [_as_type(one, type_text[:-2]) for one in value]
    if isinstance(value, str) and type_text in ("integer", "number"):
        return _number(value)
    if isinstance(value, str) and type_text == "boolean":
        return {"true": True, "false": False}.get(value.strip().casefold())
    if isinstance(value, int | float) and not isinstance(value, bool) and type_text in ("string", "text"):
        return str(value)
    return value


def _number(text: str) -> int | float | None:
    text = text.strip()
    if re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"[+-]?\d{1,18}\.\d{1,18}", text, re.ASCII) else None


def _is_basic(value: Any, basic_type: str) -> bool:
    match basic_type:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300
        case "object":
            return isinstance(value, dict)
        case _:
            form = _FORMS.get(basic_type)
            return isinstance(value, str) and (form is None or form.fullmatch(value) is not None)
