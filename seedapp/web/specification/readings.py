"""What people read of an OpenAPI document, as values: operations by tag, types, answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from .schemas import Row


@dataclass(frozen=True)
class Example:
    summary: str
    text: str


@dataclass(frozen=True)
class Body:
    """What a request or an answer carries. `type` links the named type; `rows` are its fields."""

    media_type: str
    type: SafeString
    rows: tuple[Row, ...]
    examples: tuple[Example, ...]
    required: bool = True
    description: str = ""


@dataclass(frozen=True)
class Answer:
    """`shared` names the answer of the components that it is, "" when it is the operation's own."""

    status: str
    description: SafeString
    body: Body | None = None
    headers: tuple[Row, ...] = ()
    shared: str = ""

    @property
    def succeeds(self) -> bool:
        return self.status.startswith(("2", "3"))


@dataclass(frozen=True)
class OperationReading:
    """`id` is the operationId; `uid`, `kind` and `jobs` tie it to the design that it comes from."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    uid: str
    kind: str
    jobs: tuple[str, ...]
    deprecated: bool
    open_to_all: bool
    parameters: tuple[Row, ...] = ()
    body: Body | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def successes(self) -> list[Answer]:
        return [one for one in self.answers if one.succeeds]

    @property
    def failures(self) -> list[Answer]:
        return [one for one in self.answers if not one.succeeds]


@dataclass(frozen=True)
class TypeReading:
    name: str
    description: SafeString | str = ""
    type: str = ""
    rows: tuple[Row, ...] = ()
    limits: str = ""


@dataclass(frozen=True)
class Group:
    tag: str
    description: str
    operations: tuple[OperationReading, ...]


@dataclass(frozen=True)
class DocumentReading:
    title: str
    version: str
    openapi: str
    description: str
    servers: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    types: tuple[TypeReading, ...]
    shared: tuple[Answer, ...]

    @property
    def count(self) -> int:
        return sum(len(group.operations) for group in self.groups)
