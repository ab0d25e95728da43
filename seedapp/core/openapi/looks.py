"""How one operation of a design looks in one style or another: for choosing between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..derive.binding import bindings
from ..design import Design, Field, Operation, Service, Style
from ..style import in_case, profile_of
from ..wording import N_

_EXAMPLE = Design(
    "Example",
    services=(Service("rentals", "Rentals"),),
    operations=(
        Operation(
            "cancelRental",
            "rentals",
            "action",
            name=N_("Cancel a rental"),
            inputs=(Field("rental_id", "uuid"), Field("refund_code")),
        ),
    ),
)


@dataclass(frozen=True)
class Look:
    """`field` is a field's name as documents show it, "" where there is none to show."""

    method: str
    path: str
    status: int
    field: str


@dataclass(frozen=True)
class Telling:
    """An operation that looks otherwise in another style. `is_own`: it is one of the design's, no example."""

    design: Design
    operation: Operation
    field: str
    is_own: bool

    def look(self, style: Style) -> Look:
        bound = bindings(replace(self.design, style=style), self.operation.service)[self.operation.key]
        shown = in_case(self.field, profile_of(style).names)
        return Look(bound.method, bound.path, bound.status, shown)


def telling(design: Design, other: Style) -> Telling:
    """The first operation that looks otherwise in another style, else the example of the workbench."""
    case = profile_of(other).names
    for service in design.services:
        plain, styled = (bindings(replace(design, style=one), service.key) for one in (Style(), other))
        for one in design.operations_of(service.key):
            field = _telling_field(one)
            if plain[one.key].path != styled[one.key].path or in_case(field, case) != field:
                return Telling(design, one, field, True)
    return Telling(_EXAMPLE, _EXAMPLE.operations[0], _telling_field(_EXAMPLE.operations[0]), False)


def _telling_field(operation: Operation) -> str:
    """A field that camelCase would show otherwise, the last input first: the path shows the others."""
    names = (one.name for one in (*reversed(operation.inputs), *operation.response.fields))
    return next((name for name in names if in_case(name, "camel") != name), "")
