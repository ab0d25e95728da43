"""Mends of paths, examples, values and members that a person has written."""

from __future__ import annotations

from dataclasses import replace

from ...design import DataType, Field, Operation, Response
from ...design_file.examples import example_from_text
from ...wording import N_, say
from ..design_reading import DesignReading
from ..findings import Finding
from ..paths import proper_path
from ..values import example_fits
from .mend import Drafted
from .places import operation_at, with_field


def write_proper_path(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-18: the same words in the proper form."""
    one = operation_at(finding, seen)
    if one is None or not one.http.path:
        return None
    path = proper_path(one.http.path)
    label = say(N_("Write the path as %(path)s"), path=path)
    return Drafted(label, one, replace(one, http=replace(one.http, path=path)))


def mend_example(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-19: the same example as a value of its type; where it is none, no example: one is made up."""
    kind, _, rest = finding.target.partition(":")
    owner = seen.types.get(rest.partition("/")[0]) if kind == "type" else operation_at(finding, seen)
    where, _, inside = finding.part.partition("/")
    name = inside.rpartition("/")[0]
    if owner is None:
        return None
    field = next((one for one in _fields(owner, where) if one.name == name), None)
    if field is None:
        return None
    example = example_from_text(field.example, field.type) if isinstance(field.example, str) else None
    if example is None or not example_fits(example, field.type, seen.design):
        label, example = say(N_("Drop the example; a fitting one is made up")), None
    else:
        label = say(N_("Read the example as %(type)s"), type=field.type)
    return Drafted(label, owner, _with(owner, where, replace(field, example=example)))


def keep_each_value_once(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-20: the first of values that are the same."""
    one = seen.types.get(finding.target.partition(":")[2])
    if one is None or finding.severity != "error":
        return None
    return Drafted(
        say(N_("Keep each value once")), one, replace(one, values=tuple(dict.fromkeys(one.values)))
    )


def drop_tags(finding: Finding, seen: DesignReading) -> Drafted | None:
    """SPEC-06: the derived tag."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    rest = {name: value for name, value in one.openapi.items() if name != "tags"}
    return Drafted(say(N_("Go back to the derived tag")), one, replace(one, openapi=rest))


def _fields(owner: Operation | DataType, where: str) -> tuple[Field, ...]:
    if isinstance(owner, DataType):
        return owner.fields
    return owner.inputs if where == "inputs" else owner.response.fields


def _with(owner: Operation | DataType, where: str, field: Field) -> Operation | DataType:
    fields = with_field(_fields(owner, where), field.name, field)
    if isinstance(owner, DataType):
        return replace(owner, fields=fields)
    if where == "inputs":
        return replace(owner, inputs=fields)
    return replace(owner, response=Response(fields, owner.response.type))
