"""What a document is made of, piece by piece, each with what it was made from: an edit asks for few anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ..derive.binding import Binding
from ..design import Operation
from .contract import Asked, AskedComponent, Contract
from .made_from import MadeFrom, is_same
from .operations import build_operation
from .pieces import Piece, piece_of
from .problems import build_problem_schema, shared_problem
from .schemas import build_named_type


@dataclass(frozen=True)
class MadeOperation:
    """`asked`: what it asked the contract for while it was built."""

    operation: Operation
    binding: Binding
    tag: str
    asked: tuple[Asked, ...]
    piece: Piece


@dataclass
class Made:
    """The pieces of one document as they are made, and where they come from."""

    contract: Contract
    operations: dict[str, MadeOperation] = field(default_factory=dict)
    types: dict[str, Piece] = field(default_factory=dict)
    schemas: dict[str, tuple[Mapping[str, Any], Piece]] = field(default_factory=dict)

    def may_serve(self, later: Made) -> bool:
        """Whether pieces of this document may be taken for a later one: what all depend on is the same."""
        return is_same(self.made_from.surroundings, later.made_from.surroundings)

    @cached_property
    def made_from(self) -> MadeFrom:
        return MadeFrom(self.contract)

    def operation(self, operation: Operation, tag: str, earlier: Made | None) -> Piece:
        made = self._operation_kept(operation, tag, earlier) or self._operation_built(operation, tag)
        self.operations[operation.key] = made
        return made.piece

    def schema(self, name: str, earlier: Made | None) -> Piece | None:
        """The component of a name; None when nothing has it."""
        built = self.contract.schemas.get(name)
        if built is not None and name != self.contract.problem_name:
            return self._component(name, built, earlier)
        if self.contract.story.types.get(name) is None:
            return None if name != self.contract.problem_name else piece_of(build_named(self.contract, name))
        return self._type(name, earlier)

    def _operation_kept(self, operation: Operation, tag: str, earlier: Made | None) -> MadeOperation | None:
        """What was made of the very same things, when it gets what it asks for under the same names."""
        kept = earlier.operations.get(operation.key) if earlier else None
        if kept is None or kept.tag != tag or kept.binding != self.contract.bindings[operation.key]:
            return None
        things = self.made_from.operation(operation)
        if earlier is None or not is_same(earlier.made_from.operation(kept.operation), things):
            return None
        return replace(kept, operation=operation) if all(map(self._gets, kept.asked)) else None

    def _gets(self, asked: Asked) -> bool:
        if isinstance(asked, AskedComponent):
            self.contract.component(asked.name, asked.schema, asked.owner)
            return self.contract.asked[-1] == asked
        shared_problem(self.contract, asked.status)
        return True

    def _operation_built(self, operation: Operation, tag: str) -> MadeOperation:
        contract, before = self.contract, len(self.contract.asked)
        piece = piece_of(build_operation(contract, operation, tag))
        asked = tuple(contract.asked[before:])
        return MadeOperation(operation, contract.bindings[operation.key], tag, asked, piece)

    def _component(self, name: str, built: Mapping[str, Any], earlier: Made | None) -> Piece:
        kept = earlier.schemas.get(name) if earlier else None
        piece = kept[1] if kept is not None and kept[0] is built else piece_of(built)
        self.schemas[name] = (built, piece)
        return piece

    def _type(self, name: str, earlier: Made | None) -> Piece:
        piece = earlier.types.get(name) if earlier else None
        if earlier and piece and not is_same(earlier.made_from.type(name), self.made_from.type(name)):
            piece = None
        self.types[name] = piece or piece_of(build_named(self.contract, name))
        return self.types[name]


def build_named(contract: Contract, name: str) -> dict[str, Any] | None:
    """The schema component of a name; None when nothing has it."""
    if name == contract.problem_name:
        return build_problem_schema(contract)
    if name in contract.schemas:
        return contract.schemas[name]
    named = contract.story.types.get(name)
    return build_named_type(named, contract.story, contract.phrases) if named is not None else None
