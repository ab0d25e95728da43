"""What each line of a document is, as something that can be talked about: its anchor in the design.

Lines that no field of the design stands behind (a cursor, a field inside an object) are talked about as a
quoted phrase of the operation or type in which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from seedapp.core import design as core
from seedapp.core.anchors import part_of_failure
from seedapp.core.anchors.entries import part_of_name
from seedapp.core.derive.failures import status_of
from seedapp.core.style import WireCase, profile_of, wire_names
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision
from seedapp.web.specification.schemas import Row

from .frozen import kept

OPERATION, TYPE, JOB, DOCUMENT = "operation", "type", "job", "document"


@dataclass(frozen=True)
class Spot:
    """An anchor, with what people call it; `quote` where only a phrase tells what is meant."""

    kind: str
    uid: str
    part: str = ""
    title: str = ""
    quote: str = ""

    @property
    def query(self) -> str:
        """The spot in an address."""
        named = {"kind": self.kind, "anchor": self.uid, "part": self.part, "quote": self.quote}
        return urlencode({name: value for name, value in named.items() if value or name == "kind"})

    def of(self, part: str, title: str) -> Spot:
        return Spot(self.kind, self.uid, part, title)

    def quoting(self, words: str) -> Spot:
        return Spot(self.kind, self.uid, "", words, words)


@dataclass(frozen=True)
class Line:
    """A row of a document. `is_own`: whether threads on its spot are shown at this line."""

    row: Row
    spot: Spot
    is_own: bool


@dataclass(frozen=True)
class Spots:
    """The names of one thing's fields in documents → the spots of the fields."""

    whole: Spot
    inputs: Mapping[str, Spot]
    answer: Mapping[str, Spot]
    failures: tuple[tuple[str, Spot], ...] = ()

    def lines(self, rows: Iterable[Row], known: Mapping[str, Spot]) -> Iterator[Line]:
        for row in rows:
            spot = known.get(row.name) if row.depth == 0 else None
            is_own = spot is not None and (spot.kind, spot.uid) == (self.whole.kind, self.whole.uid)
            yield Line(row, spot or self.whole.quoting(row.name), is_own)

    def failures_of(self, status: str) -> list[Spot]:
        """The failures that are answered with a status."""
        return [spot for of, spot in self.failures if of == status]


@kept(4096)
def spots_of(revision: Revision, uid: str) -> Spots | None:
    """Those of an operation; None where the design has no such operation."""
    design = frozen_design(revision)
    operation = next((one for one in design.operations if one.uid == uid), None)
    if operation is None:
        return None
    whole = Spot(OPERATION, uid, title=operation.name or operation.key)
    names = profile_of(design.style).names
    failures = tuple(
        (str(one.status or status_of(one.when).status), whole.of(part_of_failure(one.when), one.when))
        for one in operation.failures
        if one.when
    )
    named = design.type(operation.response.type)
    if named and named.fields:
        answer = _fields(spot_of_type(revision, named.name), "fields", named.fields, names)
    else:
        answer = _fields(whole, "response", operation.response.fields, names)
    return Spots(whole, _fields(whole, "inputs", operation.inputs, names), answer, failures)


@kept(4096)
def spots_of_type(revision: Revision, name: str) -> Spots:
    """Those of a type of the document, which may be one that the design does not name."""
    whole, named = spot_of_type(revision, name), frozen_design(revision).type(name)
    if named is None:
        return Spots(whole, {}, {})
    fields = _fields(whole, "fields", named.fields, profile_of(frozen_design(revision).style).names)
    values = {one: whole.of(part_of_name("values", one), one) for one in named.values}
    return Spots(whole, values, fields)


def spot_of_type(revision: Revision, name: str) -> Spot:
    """A type of the document that the design does not name is talked about as a phrase of the design."""
    if frozen_design(revision).type(name) is None:
        return Spot(DOCUMENT, "").quoting(name)
    return Spot(TYPE, str(revision.identities.get("types", {}).get(name, name)), title=name)


def _fields(whole: Spot, group: str, fields: Iterable[core.Field], case: WireCase) -> Mapping[str, Spot]:
    """The spot of each field by the name under which it travels."""
    fields = tuple(fields)
    travels = wire_names(fields, case)
    return {travels[one.name]: whole.of(part_of_name(group, one.name), one.name) for one in fields}
